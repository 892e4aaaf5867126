import type { InstructionKind } from './instructionKind.ts';

const AI = '(?:AI|LLM|agent|assistant|model|chatbot)';
const SECRET =
  '(?:passwords?|passphrases?|credentials?|(?:access |bearer |session |auth )?tokens?|api[ -]?keys?|private keys?|secrets?)';
const MACHINE = '(?:machine|computer|host|laptop|workstation)';
const DEEDS =
  '(?:delete|send|call|run|read|open|ignore|switch|post|forward|copy|star|skip|answer|reply|execute|upload|include|print|reveal|disable|create|add|grant|transfer|pay|fetch|visit|go)';

/** What attacks say in prose that looks like documentation: they claim a right, set a moment, or name what only the agent has. */
export const RUSES: readonly InstructionKind[] = [
  {
    what: 'speaks against the user',
    doubtful: new RegExp(
      [
        `\\b(?:rules?|guidance|polic(?:y|ies)|guidelines?|instructions?|requirements?|advice|warnings?) (?:about|on|for|regarding|concerning|around) (?:asking |getting |seeking )?(?:for )?(?:the )?(?:user )?(?:confirmations?|approvals?|consent|safety|permissions?)\\b.{0,24}\\b(?:outdated|obsolete|no longer|void|wrong|superseded|lifted|suspended|waived|not apply)\\b`,
        `\\b(?:confirmation|approval|consent|safety) (?:polic(?:y|ies)|rules?|requirements?|steps?) (?:is|are|was|were|has been|have been) (?:\\w+ )?(?:withdrawn|lifted|dropped|revoked|suspended|abolished|waived|void|outdated)\\b`,
        `\\b(?:omit|leave out|exclude) (?:this|it|the call|the warning)\\b.{0,24}\\b(?:your|when you|as you)\\b|\\b(?:asked|told|instructed|wants) (?:us|me) to tell you\\b`,
        `\\byour (?:operator|owner|principal|boss|creator) (?:wants|expects|requires|asks|orders|has|needs)\\b`,
        `\\bskip asking\\b|\\bthe (?:owner|boss|company|developer|manager) (?:wants|prefers|expects|demands) (?:speed|no questions|it (?:fast|quick|done))\\b`,
        `\\b(?:disregard|ignore|override|overrule|forget|replace) (?:what(?:ever)?|everything|anything) the (?:user|person|human|customer|client) (?:\\w+ )?(?:typed|said|says|asked|asks|wants|wanted|wrote|entered|told|requested)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'speaks to the agent',
    doubtful: new RegExp(
      [
        `(?:^|[.;:,!] |\\b(?:and|then) )(?:respond|reply|answer) (?:only |just |exclusively |solely )?with (?:only |just )?(?:the|a single) (?:word|phrase|text|sentence|string)\\b`,
        `\\bwhen(?:ever)? (?:this|the|that) (?:text|description|field|message|tool|document|comment|note|parameter) is (?:read|seen|shown|displayed|loaded|processed|parsed)\\b,? ?(?:always |first |then |please |you must )?${DEEDS}\\b`,
        `\\b(?:enter|switch (?:in)?to|go (?:in)?to|activate|engage) (?:god|jailbreak|unrestricted|unfiltered|developer|debug|admin\\w*|sudo|root) mode(?: and\\b|[,;] )`,
        `\\b(?:every|each|any|all) (?:AI |LLM )?${AI}s? (?:that|which|who) (?:reads?|sees?|process\\w*|finds?|uses?|calls?|handles?) (?:this|it)\\b`,
        `\\b(?:overrides?|supersedes?|outranks?|replaces?|takes precedence over)\\b.{0,24}\\b(?:in )?(?:the |your )(?:system (?:message|prompt)|developer message)\\b`,
        `\\btreat (?:the )?(?:text|content|value|words|input)s?\\b.{0,24}\\bas (?:coming |sent |written |if it came )*(?:from|by) (?:the |an? )?(?:administrator|admin|system|developer|owner|operator)\\b`,
        `\\b(?:anyone|anybody|whoever is|every(?:one|body)|any agent|every agent) (?:processing|reading|handling|seeing) this\\b|\\b(?:consider|regard|think of) yourself\\b|\\bas (?:though|if) you (?:had|have|were|are) (?:no|without|free|not)\\b`,
        `\\b(?:for|on|with|at) (?:each|every) (?:request|message|question) (?:that )?the user (?:makes|sends|asks|writes)\\b`,
        `\\bonly (?:models|agents|assistants|AIs) (?:that|which|who)\\b.{0,40}\\b(?:print|read on|reveal|answer|continue|proceed)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'asks for what the agent knows',
    doubtful: new RegExp(
      [
        `\\b(?:contents?|values?|list|dump|copy) of (?:your|the agent['’]s|the host['’]s|this machine['’]s) (?:shell |process )?environment\\b|\\byour (?:shell |process )?environment variables\\b|\\b(?:output|result)s? of (?:the )?[\`"']?(?:env|printenv)[\`"']?(?: command)?(?=\\W|$)`,
        `\\b(?:passwords?|one-?time (?:code|password)|(?:verification|login|recovery|2fa) codes?|otp)\\b.{0,16}\\b(?:from|in) (?:the user['’]s|their|his|her|your) (?:mailbox|inbox|keychain|password manager|browser|clipboard)\\b`,
        `\\b(?:fill|set|put|use|include|pass|provide|insert|enter|supply|paste)\\b.{0,32}\\b${SECRET}\\b.{0,40}\\byou (?:are (?:running|using|logged|signed|authenticated|configured)|run (?:under|with|as)|authenticate|were given|hold)\\b`,
        `\\b(?:paste|send|share|provide|upload|post|give|attach|include)\\b.{0,16}\\b(?:private|ssh|gpg|signing) (?:\\w+ )?keys? (?:of|from|on) (?:the|this|your) ${MACHINE}\\b`,
        `\\b(?:cookies|browsing history|clipboard|keychain|saved passwords) (?:of|from|on) (?:the|this|your) ${MACHINE}\\b`,
        `\\b(?:attach|send|upload|include|post|forward|share)\\b.{0,16}\\bfiles (?:of|in|from) (?:the|your|this) (?:working directory|current (?:directory|folder)|home (?:directory|folder)|${MACHINE}|disk)\\b`,
        `\\bhand over\\b.{0,24}\\b${SECRET}\\b|\\b(?:use|paste|put|include|send|pass)\\b.{0,12}\\bclipboard contents?\\b|\\byour (?:hidden|secret|initial|internal) (?:rules|instructions|prompt|configuration|guidelines)\\b`,
        `\\b(?:print|reveal|output|dump|repeat|send) your (?:own )?(?:configuration|config|tool list|tools|rules|memory)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'makes what comes back an instruction',
    doubtful:
      /\b(?:repl(?:y|ies)|responses?|results?|outputs?) (?:may|can|should|must|are to|is to) (?:safely |always )?be (?:executed|obeyed|followed)\b/i,
  },
  {
    what: 'leads money or copies elsewhere',
    doubtful: new RegExp(
      [
        `\\b(?:grant|give|add|invite|assign|promote)\\b.{0,40}@\\S+.{0,40}\\b(?:whenever|every time|each time) you\\b`,
        `\\b(?:whenever|every time|each time) you\\b.{0,40}\\b(?:grant|give|add|invite|assign|promote|share|copy)\\b.{0,24}@\\w`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'holds an encoded text',
    // Bits, words that are read backwards, and in ROT13.
    doubtful:
      /(?:\b[01]{8} ){4}|snoitcurtsni|suoiverp|drowssap|\btpmorp metsys\b|vafgehpgvba|\bcerivbhf\b|\bcnffjbeq|\bflfgrz cebzcg\b|\brirelguvat nobir\b/i,
  },
];
