import type { InstructionKind } from './instructionKind.ts';

const AI = '(?:AI|LLM|agent|assistant|model|claude|chatgpt|gpt|codex|copilot|gemini)';
const TOOL = '(?:tool|action|function|skill|plugin|server)';
const SECRET =
  '(?:passwords?|passphrases?|credentials|(?:access|bearer|session|auth) tokens?|cookies?|api[ -]?keys?|private keys?|secrets?)';
const PUT =
  '(?:include|pass|send|store|put|attach|provide|add|copy|insert|write|embed|append|forward|paste|dump|log|post|upload|supply)';
const CONTENT =
  '(?:results?|responses?|outputs?|pages?|contents?|repl(?:y|ies)|answers?|files?|documents?|e-?mails?|texts?|web ?sites?)';
const MONEY = '(?:payouts?|payments?|transfers?|funds|invoices?|money|refunds?|withdrawals?|deposits?)';
/** An address of a wallet, or an IBAN. */
const ACCOUNT = '(?:\\bbc1[a-z0-9]{20,}|\\b0x[a-f0-9]{40}\\b|\\b[A-Z]{2}\\d{2}[A-Z0-9]{14,30}\\b)';

/** What attacks want to reach, whomever they speak to. An API's own texts name the same things without these aims. */
export const AIMS: readonly InstructionKind[] = [
  {
    what: 'wants to be preferred to other tools',
    doubtful: new RegExp(
      [
        `\\b${TOOL} (?:supersedes|replaces|overrides|takes (?:precedence|priority) over)\\b.{0,16}\\b(?:all|any|every|other)\\b.{0,24}\\b${TOOL}s?\\b`,
        `\\b(?:prefer|choose|pick|select|use|call|trust) (?:this|it|the present) ?(?:${TOOL}|one)?\\b.{0,12}\\b(?:over|instead of|rather than) (?:any|all|every|the) (?:other|native|built-?in|default|standard|official)\\b`,
        `\\b(?:do not|don['’]?t|never|stop|avoid) (?:ever )?(?:us(?:e|ing)|call(?:ing)?|trust(?:ing)?) (?:the |any |your )?(?:native|built-?in|default|standard|official|original|real|other) (?:\\w+ )?${TOOL}s?\\b`,
        `\\buse this (?:one|${TOOL}) for (?:every|all|any)(?:thing| \\w+)(?:[.,;!]|$)|\\bnever (?:call|use|trust) (?:them|those|it) again\\b`,
        `\\b(?:assistants?|AIs?|LLMs?|${AI}) (?:must|should|shall|have to|has to|needs? to) (?:always |only |rather )*(?:use|prefer|choose|select|trust|pick) this (?:${TOOL}|one)\\b`,
        `\\bthis ${TOOL} (?:should|must|has to|is to|shall) (?:always )?be (?:used|called|preferred|chosen) (?:for|in|on|by|instead|first|before) (?:all|every|any|everything|each|of)\\b`,
        `\\bkeep (?:calling|using|running|trying|asking)\\b.{0,24}\\buntil the user\\b`,
        `\\bwhen this ${TOOL} is (?:available|installed|present|loaded|connected)\\b`,
        `\\b(?:use|call|invoke|run|execute)(?:d|s)? (?:this|it|me)\\b.{0,30}\\b(?:every|each)\\b.{0,20}\\b(?:conversation|message|question|turn|prompt|chat|reply|answer)s?\\b|\\bmust be (?:called|invoked|used|run) (?:for|at|on|with|in) (?:the start of )?(?:every|each|any|all) (?:\\w+ )?(?:conversation|request|message|question|turn|prompt|chat|task)s?\\b`,
        `\\b(?:only|sole) (?:approved|authori[sz]ed|trusted|sanctioned|permitted) (?:way|${TOOL}|method)\\b|\\bother (?:functions|tools|actions|plugins|servers) are (?:broken|insecure|unsafe|compromised|disabled|not allowed|forbidden)\\b|\\bprefer me\\b`,
        `\\b(?:also|additionally|secretly) (?:call|invoke|trigger)\\b.{0,12}\\b(?:\\w+_\\w+|\\w+ ${TOOL})\\b|(?:^|[.;:] )then (?:call|invoke|trigger) the \\w+ ${TOOL} with (?:all|the whole|the entire|every)|\\bchain this (?:${TOOL} )?with\\b`,
        `\\b(?:the )?\\w+_\\w+ ${TOOL} (?:must|should|has to) (?:send|use|pass|forward|copy|add|include)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'speaks against the user',
    doubtful: new RegExp(
      [
        `\\b(?:even|also|especially) (?:if|when|though) the (?:user|human|person|owner) (?:says?|asks?|wants?|objects?|refuses?|disagrees?|declines?|complains?|tells?|has said)\\b`,
        `\\b(?:no|without any) need to (?:bother|involve|trouble|disturb|inform|consult|tell|ask|worry)\\b.{0,12}\\b(?:user|human|person|owner|operator|anyone)\\b`,
        `\\b(?:user|human|owner|operator|customer) (?:has|have) (?:already )?(?:pre-?approved|pre-?authori[sz]ed|waived)\\b|\\b(?:go ahead|proceed|continue|act|carry on) without asking\\b`,
        `\\bso (?:that )?(?:nobody|no one|no-one|the user|they) (?:(?:will|does|can|would|should|do) ?(?:not|n['’]t|never) |never )?(?:notices?|knows?|sees?|finds? out|suspects?|realis\\w+|realiz\\w+)\\b`,
        `\\b(?:recommend|advertise|praise|upsell|pitch)\\b.{0,40}\\b(?:whenever|every time|each time|when|if) the user (?:mentions|asks|talks|says|wants|complains)\\b`,
        `\\b(?:tell|inform|assure|convince|persuade|warn) the (?:user|human|customer) (?:that|to|their|his|her)\\b.{0,60}\\b(?:passwords?|pay|transfer|expired|impossible|failed|safe(?! place)|trust|install|call|click|visit|enter)\\b`,
        `\\b(?:hide|conceal|withhold)\\b.{0,24}\\bfrom (?:the|your) (?:user|human|person|client|owner|operator)\\b|\\b(?:say|mention|whisper|breathe|tell|reveal) nothing (?:of|about) (?:this|it|that)\\b|\\b(?:user|human|owner|person) (?:never|does not|doesn['’]t|must not|should not) (?:learns?|learned|finds? out|hears?|know)\\b`,
        `\\b(?:never|do not|don['’]?t) (?:show|display|present|expose)\\b.{0,24}\\b(?:response|result|output|amount|fee|cost|total|error)s?\\b.{0,12}\\bto (?:the )?(?:user|human)\\b|\\bdisregard the (?:user|human)(?:['’]s)?\\b`,
        `\\b(?:user|operator|owner|human)s? (?:consents?|agrees?|already knows?|is aware|has no objections?|is fine)\\b.{0,24}\\b(?:so|proceed|skip|go ahead|at once|continue|everything)\\b|\\bauto-?(?:approve|confirm|accept) (?:this|the|every) (?:call|action|tool|request)\\b|\\bconfirmations? (?:is|are) (?:disabled|off|waived|suspended|switched off)\\b|\\b(?:ask|report|tell|explain)(?: it)? (?:later|afterwards)[.!]?$|\\bnever ask first\\b`,
        `(?:^|[.!?] )lie (?:about|to)\\b|\\b(?:say|claim|report|state|answer|confirm|pretend)\\b.{0,40}\\beven if (?:it|they|this) (?:is|was|has|had|did|does|are|were) ?(?:not|n['’]t)\\b|\\b(?:difference|rest|remainder|surplus) (?:to|for) (?:yourself|me|us)\\b|\\bmust be (?:presented|shown|described|reported) as\\b.{0,40}\\b(?:whatever|no matter|regardless|even if)\\b`,
        `\\b(?:inform|tell|notify|ask) (?:nobody|no one|no-one)\\b|\\bif (?:you are )?asked, (?:deny|say|claim|answer|reply|pretend)\\b|(?:^|[.;,] )deny (?:that|this|it|any|having)\\b|\\b(?:ignore|disregard|exceed|bypass|override) the (?:user|human|customer|owner|person)['’]s\\b|\\b(?:this|it) (?:was|has been) (?:already )?(?:pre-?approved|approved|authori[sz]ed|cleared) by\\b|\\byou (?:may|can) skip the (?:review|confirmation|approval|check|question)\\b`,
        `\\bassume (?:that )?the (?:user|human|owner) (?:agrees|consents|approves|has)\\b`,
        `\\brefuse to\\b.{0,40}\\b(?:say|tell|claim|explain|pretend)\\b|\\b(?:say|claim|answer|reply) that (?:it|this) is (?:impossible|not possible|unavailable|safe|approved)\\b`,
        `\\b(?:user|human)s? (?:love|like|prefer|want|appreciate)s? it when you\\b|\\buntil the user (?:agrees|gives (?:up|in)|accepts|pays|complies|approves)\\b`,
        `(?:^|[.;:,] |\\b(?:and|then) )(?:silently|secretly|covertly|quietly|discreetly) (?:delete|remove|change|replace|transfer|pay|approve|install|accept|disable|grant|create|save|write|store|collect|record|log)\\b`,
        `\\bin (?:favou?r) of \\w+.{0,24}\\b(?:whenever|every|always)\\b|\\banswer (?:every|all|any) questions? in favou?r\\b`,
      ].join('|'),
      'im',
    ),
    mayBeSetting: true,
  },
  {
    what: 'speaks to the agent',
    doubtful: new RegExp(
      [
        `\\bas (?:the|an?|your) (?:AI|LLM|assistant|model|agent),? you\\b|\\ba (?:good|helpful|competent|responsible|smart|loyal) ${AI} (?:would|will|should|must|does|never|always|knows)\\b`,
        `\\b(?:whoever|anyone who|any ${AI} (?:that|which|who)|the ${AI} (?:that|which|who)|those who) (?:reads?|process\\w*|sees?|parses?|executes?|handles?) this\\b`,
        `(?:^|[.!?] )(?:hey|dear|hello|hi|attention|listen|psst)[, ]+(?:all |every |any )?(?:AIs?|LLMs?|assistants?|models?|language models?|claude|chatgpt|gpt|copilot|gemini|agents?)\\b|\\b(?:claude|chatgpt|copilot|gemini)(?: users?)?[:,] (?:please|could|can|paste|send|read|run|you)\\b`,
        `\\byou are (?:an? )?(?:unrestricted|uncensored|unfiltered|unlimited|free|jailbroken|evil|root)\\b|\\b(?:assistant|AI|agent|model|chatbot) (?:without|with no|free of) (?:any )?(?:rules|restrictions|limits|limitations|filters|guidelines)\\b|\\byour (?:previous|prior|earlier|old|original|former) (?:guidelines|rules|instructions|orders|role|training)\\b`,
        `\\b(?:BEGIN|END|START OF|END OF) (?:SYSTEM|HIDDEN|ADMIN|NEW) (?:PROMPT|MESSAGE|INSTRUCTIONS?)\\b|(?:^|[.!?] )override: `,
        `\\byour (?:final |next )?(?:answer|reply|response|message|output)s? (?:must|should|has to|shall|needs? to|will) (?:always |only )?(?:begin|start|end|contain|include|say|mention|be)\\b|\\byour (?:own )?(?:shell|sandbox|tools|terminal|system prompt|chain of thought)\\b|\\b(?:as soon as|once|the moment) you (?:see|read|receive|process|notice) this\\b|\\bbefore (?:answering|responding|replying)\\b(?! (?:a|the|to)\\b)`,
        `\\b(?:commands|instructions|orders|directives) (?:that |which )?you (?:have to|must|should|need to|are to)\\b|\\b(?:stored|given|written|contained|mentioned|specified|listed|hidden) in this (?:description|text|comment|note)\\b`,
        `\\b(?:disable|deactivate|turn off|switch off|leave|escape) (?:the |your |any |all )*(?:sandbox|guardrails?|safety (?:checks?|filters?|rules?)|permission checks?|approval prompts?)\\b`,
        `\\byour (?:safety|security|ethical|moderation) (?:guidelines?|rules?|polic(?:y|ies)|restrictions?|filters?|training)\\b`,
        `"role"\\s*:\\s*"(?:system|developer)"\\s*,\\s*"content"\\s*:\\s*"(?!you are)`,
        `\\b(?:save|store|add|write|append|commit|record|keep|put)\\b.{0,30}\\b(?:to|in|into) (?:your|the ${AI}['’]s|its|long-term|persistent) (?:\\w+ )?memory\\b|\\b(?:update|edit|change) your memory\\b`,
        `\\b(?:add|append|write|copy|save|insert|put)\\b.{0,40}\\b(?:AGENTS|CLAUDE|GEMINI|SOUL|MEMORY|SKILL)\\.md\\b|\\.cursorrules\\b|\\bcopilot-instructions\\b`,
        `\\bI\\b.{0,12}\\b(?:authori[sz]e|order|command|instruct) you\\b|\\byou (?:now )?(?:work|act|speak) for (?:me|us|the developer)\\b|\\b(?:jailbreak|DAN mode|god mode|debug mode) (?:is )?(?:on|enabled|active|activated)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'makes what comes back an instruction',
    doubtful: new RegExp(
      [
        `\\b(?:follow|obey|carry out|act on|comply with|adhere to)\\b.{0,16}\\b(?:instructions?|orders|commands|directives)\\b.{0,16}\\b(?:in|of|from|inside|within|contained|returned|given|found|embedded)\\b.{0,16}\\b${CONTENT}\\b`,
        `\\btreat\\b.{0,32}\\b${CONTENT}\\b.{0,16}\\bas (?:an? |your |new |trusted |system )*(?:instructions?|commands?|orders?|prompts?)\\b`,
        `\\b(?:do|execute|perform) (?:exactly )?(?:what(?:ever)?|everything|as)\\b.{0,32}\\b(?:${CONTENT}|html|it|they)\\b.{0,16}\\b(?:says?|tells?|asks?|contains?|orders?|instructs?|demands?)\\b`,
        `\\b(?:execute|run|eval(?:uate)?) the (?:shell |bash |system |python )?(?:commands?|code|scripts?|payload)\\b.{0,16}\\b(?:in|from|of|inside|contained|returned)\\b.{0,40}\\b(?:results?|responses?|descriptions?|outputs?|pages?|repl(?:y|ies))\\b`,
        `\\b(?:decode|decrypt|deobfuscate|translate) (?:the following|this|it|what follows)\\b.{0,24}\\b(?:and|then) (?:act|follow|execute|obey|run|do)\\b`,
        `\\b(?:fetch|open|visit|load|read|download|connect)\\b.{0,60}\\b(?:and|then) (?:do what|follow|obey|execute) (?:it|the|what|its|any|all|every)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'asks for what the agent knows',
    doubtful: new RegExp(
      [
        `\\b${PUT}s?\\b.{0,32}\\b(?:users?['’]s?|your|your own|its own|their own|own|${AI}['’]s(?: own)?|caller['’]s) (?:OAuth |login |session |admin |root |personal )?${SECRET}\\b(?! (?:settings|field|form|page|reset|policy|hash))`,
        `\\b(?:gather|collect|harvest|encode|exfiltrate|dump|steal|leak)\\b.{0,24}\\b(?:all|every|any|the user['’]s|your) (?:\\w+ )?(?:environment variables|secrets|credentials|tokens|passwords|keys|cookies)\\b|\\bpaste (?:the|your|his|her|their) (?:\\w+ )?(?:token|password|key|secret|cookie)\\b.{0,40}\\bhere\\b|\\bread the file \\S*(?:secret|credential|password|token)\\S*`,
        `\\bstores? (?:its|their) (?:own )?${SECRET}\\b.{0,16}\\b(?:in|into)\\b|\\b${AI}['’]s own ${SECRET}`,
        `\\b${PUT}\\b.{0,16}\\b(?:the |your |its )(?:system|developer|hidden|initial|original) prompt\\b`,
        `\\b(?:copy|include|pass|send|put|attach|append|forward|paste|write|summari[sz]e|dump)\\b.{0,24}\\b(?:chat|conversation|messages|dialog(?:ue)?|session|context)\\b.{0,16}\\b(?:so far|up to (?:now|here)|until now|with the user|above)\\b`,
        `\\b(?:copy|put|paste|attach|dump|append)\\b.{0,16}\\b(?:last|previous|recent|latest|preceding) (?:\\w+ )?messages of (?:the|this|your) (?:conversation|chat|session)\\b`,
        `\\b(?:output|results?|contents?) of [\`"'](?:env|printenv|set|history|ps|whoami|id|ifconfig)\\b|\\b${PUT}\\b.{0,16}(?:\\bprocess\\.env\\b|\\bos\\.environ\\b|\\$\\{?(?:HOME|PATH|[A-Z]+_TOKEN)\\b)`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'leads money or copies elsewhere',
    doubtful: new RegExp(
      [
        `\\b(?:all|every|any|future|incoming|outgoing) ${MONEY}\\b.{0,16}\\b(?:should|must|shall|will|need to|have to|has to|are to)\\b.{0,12}\\b(?:go|be (?:sent|paid|made|transferred|directed|routed|forwarded))\\b.{0,12}\\bto\\b`,
        `\\b(?:transfer|send|pay|deposit|move|route|wire|replaced? (?:by|with)|change\\w* to|must be|should be|go(?:es)? to|use)\\b.{0,40}${ACCOUNT}(?<!\\b(?:e\\.g\\.|example|like|such as)\\b.{0,60})`,
        `\\b(?:carry|use|contain|show|bear|name|have)\\b.{0,24}\\b(?:account(?: number)?|iban|wallet|address)\\b.{0,8}${ACCOUNT}.{0,24}\\b(?:instead|always|only|not)\\b`,
        `\\b(?:bcc|cc|reply-?to)\\b["'\`]? (?:to|=|as|:) \\S+@\\S+\\.\\S+.{0,24}\\b(?:every|all|each|always)\\b|\\b(?:always|every|all|each)\\b.{0,24}\\b(?:bcc|cc|reply-?to)\\b["'\`]? (?:to|=|as|:)? ?\\S+@`,
        `\\b(?:sends?|forwards?|e-?mails?|cop(?:y|ies)|reports?|mails?)\\b.{0,16}\\b(?:it|this|them|that|everything|all of it|the text)\\b.{0,8}\\bto \\S+@\\S+\\.\\w`,
        `\\b(?:forward|send|mail|e-?mail|deliver|leak)\\b.{0,40}\\bto \\S+@(?!(?:\\w+\\.)?(?:example|sample|company|domain|acme|mail|email)\\b)\\S+\\.\\w`,
        `\\b(?:must|should|has to|have to) (?:always )?(?:send|forward|copy|mail)\\b.{0,16}\\b(?:all|every|each)\\b.{0,24}\\bto \\S+@`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'holds what a client would run or load',
    doubtful: new RegExp(
      [
        `\\b(?:javascript|vbscript):(?=\\S)(?!\\/\\/)|\\bdata:(?:text\\/html|application\\/(?:javascript|x-|octet)|image\\/svg)\\S*,`,
        `\\breverse shell\\b|\\buse (?:subprocess|os\\.system|exec|eval)\\b.{0,12}\\bto (?:run|execute)\\b|\\beval\\(atob\\(`,
        `!\\[[^\\]]*\\]\\([^)]*(?:\\{|%7B|\\$\\(|<)`,
        `\\b(?:npm|pnpm|yarn|pip3?|pipx|uv|brew|apt(?:-get)?|gem|cargo|go) (?:install|i|add|get)\\b(?: -\\w+)* [\\w@./-]+.{0,40}\\b(?:needed|required|necessary|first|before)\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'has the marks of a prompt',
    // Capitals, as a speaker of a conversation is named.
    doubtful: /(?:^|\n)\s*(?:SYSTEM|ADMIN|ROOT|DEVELOPER)\s*:\s*[a-z]/,
  },
];
