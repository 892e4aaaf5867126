/** Who an app is used by, as published pages name them. */
const USERS =
  '(?:they|users?|teams?|companies|businesses|organi[sz]ations?|developers?|people|individuals?|customers?|marketers?|managers?|professionals?|educators?)';
/** What a page says of an app as a whole. */
const FACTS =
  '(?:purpose|functions?|functionality|features?|capabilit(?:y|ies)|nature|specifics|use cases?|uses?|usage|meaning|role|scope|details|users|audience|offering|focus|industry)';
const NOT_KNOWN =
  '(?:un(?:known|clear|certain|specified|documented|disclosed)|not (?:\\w+ )?(?:known|clear|certain|specified|documented|disclosed|stated|available|apparent|obvious))';
/** Verbs that say what an app does, in the third person: "likely helps", where "likely buyers" is a noun. */
const DOES =
  '(?:provides|offers|helps|allows|enables|lets|focuses|refers|relates|represents|supports|includes|involves|contains|has|manages|uses|serves|handles|gives|makes|works|functions|facilitates|assists|automates|integrates|connects|deals|stands|means|operates|caters|targets|aims|simplifies|streamlines|tracks|stores|creates|combines|acts|specializes|returns|requires)';

/** What a model writes where it supposes, as published pages and models in general word it. */
const GUESSES: readonly RegExp[] = [
  // "Likely to buy" and "most likely stay" are statements, "likely used by" and "is likely a" are not.
  new RegExp(
    `\\blikely (?:an?|the|for|in|related|used|designed|intended|built|made|aimed|based|${DOES})\\b`,
    'i',
  ),
  /\b(?:is|are|it|app|they|who|that|(?<!\bmost )which|and|will|would) likely (?!to\b)\w/i,
  /\b(?:is|it['’]s|are) (?:most |very |quite )?likely (?:to be )?(?:an?|the|used|designed|intended)\b/i,
  /\b(?:probabl[ey]|presumably|presumed|perhaps|maybe|supposedly|apparently|seemingly|conceivabl[ey]|plausibl[ey]|ostensibly|speculat\w+|hypothetical(?:ly)?)\b/i,
  /\bpossibly\b(?! (?:lossy|empty|null))|\bit(?:['’]s| is) (?:also )?possible that\b|\bgood chance\b/i,
  /\bpotentially (?:an?|the|for|used|also|including|with|by|in|even|other|customers?|users?)\b/i,
  /\bseems?\b|\bappears? to (?:be|have|refer|focus|provide|offer|help|allow|enable|support|serve|cater|involve|relate)\b/i,
  /\b(?:it|this|which|name|app) (?:looks|sounds) like\b|\b(?:looks|sounds) like (?:an?|the) (?:\w+ )?(?:app|tool|platform|CRM|service)\b|(?:\bis|['’]s) some (?:kind|sort|type) of\b/i,
  /\b(?:it|this|that|which|they|name|app|platform|tool|service|software|product|entity|action|field) (?:may|might|could)(?: also| well| potentially)? (?:be (?:an?|the|used|related|part|for|about|short|considered)|refer|provide|offer|help|include|have|stand|involve|represent|serve|relate|mean)\b/i,
  new RegExp(
    `\\b${USERS} (?:may|might|could) (?:\\w+ )?(?:use|need|want|integrate|leverage|find|rely|include)\\b`,
    'i',
  ),
  new RegExp(
    `\\b${USERS} would (?!otherwise)(?:\\w+ )?(?:use|be|need|benefit|rely|leverage|find|want)\\b`,
    'i',
  ),
  /\bwould (?:use [A-Z]|be used\b|typically\b|normally\b|be (?:the |its )?(?:primary|main|typical) users\b)/,
  new RegExp(
    `\\b${FACTS}\\b(?: (?!when|if|where|that|whose)\\w+){0,4} (?:is|are|remains?)(?:(?: \\w+)? ${NOT_KNOWN}|n['’]t (?:\\w+ )?(?:clear|known|documented|obvious|stated))\\b`,
    'i',
  ),
  new RegExp(`\\b${NOT_KNOWN}(?: \\w+){0,3} ${FACTS}\\b`, 'i'),
  /\bit(?:['’]s| is| remains) (?:\w+ )?(?:unclear|unknown|not (?:\w+ )?(?:clear|known)|(?:hard|difficult|impossible) to (?:say|tell|determine|know))\b/i,
  /\b(?:may|might|could) be (?:used by|designed|intended|aimed)\b|^\S+(?: \S+){0,3} (?:may|might|could) be an? /i,
  /^(?!(?:You|One|Users?|Admins?|Only|Members?|This|The|An?|Each|All|No|Each|It)\b)\p{Lu}\S*(?: \p{Lu}\S*)* (?:may|might|could) (?:help|provide|offer|support|allow|enable|serve|store|manage|handle)\b/u,
  /\b(?:name|title|term|context|wording) (?:itself )?(?:suggests?|implies|indicates?|hints)\b|\b(?:based|going|judging) (?:on|by|from) (?:its|the|this) (?:name|title|context)\b/i,
  /\b(?:suggesting|implying|indicating) (?:that )?(?:it|this|an?) (?:is|may|might|could|app|platform|tool)\b/i,
  /\b(?:can|could|may|might|must|safely) (?:only )?(?:be )?(?:assumed?|inferr?(?:ed)?|presumed?|guess(?:ed)?|deduced?)\b|\bassum(?:ing|ption)s?\b|\bI['’]?d? ?(?:would )?(?:think|believe|assume|guess|suspect|infer)\b/i,
  /\bwithout (?:further|more|additional|specific|any|access to) (?:\w+ )?(?:information|context|details?|knowledge|documentation)\b|\bin the absence of\b/i,
  /\bis an? (?:\w+ )?(?:generic|ambiguous|vague|broad|common) (?:term|name|word)\b|\bfictional\b|\bfictitious\b|\bmay refer to\b/i,
  // What nobody has looked up.
  /\b(?:little|not much) is known\b|\b(?:best guess|safe to say|reportedly|allegedly)\b/i,
  /\b(?:details?|information|documentation|descriptions?)(?: \w+){0,3} (?:is|are) (?:scarce|sparse|limited|unavailable|lacking|not available)\b/i,
  /\b(?:more|further|additional) (?:information|details|research|context) (?:is|are|would be) (?:needed|required|necessary)\b/i,
  /\b(?:is|are|['’]s) (?:\w+ )?(?:thought|believed|assumed|presumed|said|reported|rumou?red) to\b/i,
  /^(?:based on|judging (?:by|from)|going by|from) (?:its|the|these|this) (?:\w+ )?(?:actions?|entities|objects|endpoints|overview|information)\b/i,
  // Which of several apps is meant.
  /\b(?:several|multiple|many|various) (?:\w+ )?(?:apps?|products?|companies|tools|services|platforms) (?:are )?(?:called|named|with (?:this|that|the same|a similar) name)\b/i,
  /\bdepending on (?:the|which) (?:context|app|product)\b|\bif (?:\S+ ){1,3}refers to\b|\b(?:may|might|could) (?:also )?refer to\b|\bplaceholder (?:name|app)\b/i,
];

/** Returns whether a sentence says what an app may be, not what it is. */
export function isGuess(sentence: string): boolean {
  return GUESSES.some((pattern) => pattern.test(sentence));
}
