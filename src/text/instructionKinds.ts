import { IGNORE_ELSEWHERE } from './foreignInstructions.ts';
import type { InstructionKind } from './instructionKind.ts';

const AI = '(?:AI|LLM|agent|assistant|model|claude|chatgpt|gpt|codex|copilot|gemini)';
const PERSON = '(?:the |your |any )?(?:users?|humans?|person|operator|anyone|anybody)';
const EARLIER = '(?:previous|prior|above|earlier|preceding|foregoing)';
const ORDERS = '(?:instructions?|prompts?|directives?|guidelines?|guidance|guardrails?)';
const SECRET =
  '(?:passwords?|passphrases?|credentials|access tokens?|session (?:cookies?|tokens?)|api keys?|private keys?|secrets?|(?:credit )?card numbers?)';
const NOT = "(?:do not|don['’]?t|never|must not|should not|without|no need to)";
const SHELL = '(?:terminal|shell|console|command line|command prompt)';

/**
 * What instructions to an agent look like in the texts that attacks were made of (Invariant Labs' tool poisoning, CyberArk's
 * full-schema poisoning, ClawHavoc, EchoLeak, Clinejection). Words alone say nothing: an API may have agents, prompts,
 * terminals and confirmations of its own, so each pattern holds whom a text speaks to or what it wants done with them.
 * Lines are looked at one by one.
 */
export const KINDS: readonly InstructionKind[] = [
  {
    what: 'tells to set other instructions aside',
    certain: new RegExp(
      `\\b(?:ignore|disregard|forget|(?:do not|don['’]?t|stop|never) (?:follow(?:ing)?|obey(?:ing)?))\\b.{0,16}\\b(?:${EARLIER}|your|the user['’]s|the system)\\b.{0,16}\\b${ORDERS}\\b|${IGNORE_ELSEWHERE}`,
      'i',
    ),
    doubtful: new RegExp(
      [
        `\\b(?:ignore|disregard|forget|(?<!\\b(?:that|which|can|may|will|does not) )(?:override|overrule)(?! (?:the )?default)|bypass)\\b.{0,24}\\b(?:${ORDERS}|(?:${EARLIER}|your)\\b.{0,16}\\b(?:rules?|restrictions?)|safety(?: checks?| rules?)?[.,;!]?$|(?:everything|anything|whatever|all)\\b.{0,12}\\b(?:above|before|you|the user)|what (?:you|the user))(?!\\w)`,
        `\\byour (?:new |real )?(?:goal|task|mission|purpose) (?:is|has|are)\\b|\\byour new (?:role|job|name)\\b`,
        `\\b(?:follow|obey) only (?:this|these|the following)\\b|\\b(?:do not|don['’]?t|stop|never) (?:follow(?:ing)?|obey(?:ing)?)\\b.{0,24}\\b(?:instructions?|rules?)\\b`,
        `\\b${EARLIER} (?:${ORDERS}|rules) (?:are|is|were) (?:void|obsolete|cancel\\w+|invalid|no longer)\\b`,
        `\\bskip (?:the |any |all |user )?confirmations?(?! (?:e-?mails?|pages?|messages?|screens?))\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'tells to hide something from the user, or not to ask',
    mayBeSetting: true,
    certain: new RegExp(
      `\\b${NOT} (?:ever )?(?:tell|inform|let)(?:ing)? (?:the |your )(?:user|human|person|operator)\\b|\\b${NOT} (?:ever )?(?:mention|reveal|disclos|admit)\\w*\\b.{0,40}\\bto (?:the |your )(?:user|human|person|operator)\\b`,
      'i',
    ),
    doubtful: new RegExp(
      [
        `\\b${NOT} (?:ever )?(?:tell|inform|notify|alert|ask|warn|consult)(?:ing)?\\b.{0,12}\\b${PERSON}\\b|\\b${NOT} (?:ever )?(?:mention|reveal|disclos)\\w*\\b.{0,30}\\b(?:this|it|to ${PERSON})(?!\\w)`,
        `\\b(?:${NOT}|may not|cannot) (?:ever )?(?:mention|reveal|say|show|admit)\\b.{0,24}\\b(?:that|what) (?:you|it was|this)\\b|\\b(?:hide|conceal|keep) (?:this|it|that|the call) from (?:the |your )(?:user|human|person|operator)s?\\b`,
        `\\b(?:never|skip|${NOT}) (?:ever )?ask(?:ing)? (?:me |them )?(?:again|for (?:a |any |further |the |their )*(?:confirmation|approval|consent|permission)|the (?:user|human|owner))|\\b(?:users?|humans?|owner|operator) (?:has|have) already (?:approved|confirmed|consented|agreed|authori[sz]ed)\\b|\\bno (?:confirmation|approval|consent) (?:is )?(?:needed|required|necessary)\\b`,
        `\\bwithout (?:asking for )?(?:the )?(?:users?['’]s?|your) (?:confirmation|approval|consent|permission|knowledge)\\b`,
        `(?:^|[.;:,] )(?:always )?(?:run|call|use|execute|proceed|act|perform|invoke|do|go ahead)\\b.{0,30}\\bwithout (?:any |further |asking for )*(?:confirmation|approval|consent|permission)\\b`,
        `(?:^|[.;:,] |\\band )(?:silently|secretly|covertly|quietly) (?:send|forward|copy|upload|add|include|run|call|read|pass|attach)\\b`,
        `(?:^|[.;:] |\\band )keep (?:this|it) (?:a )?(?:secret|hidden|confidential)(?: (?:from|between)|[.,;!]|$)`,
        `\\b${PERSON} (?:must|should|may|need|do|does)(?:n['’]t| not) (?:ever )?(?:notice|find out|realise|realize|(?:learn|know|see|be (?:told|informed|aware|asked))\\b.{0,12}\\b(?:this|it|of|about|that))\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'speaks to the agent',
    certain: new RegExp(
      `\\b(?:you|${AI}s?) (?:are|is) now (?:in|an?|the|free|root|admin\\w*)\\b|\\binstructions? (?:for|to) (?:the |an? |all )?(?:AI|LLM)(?: \\w+)?s?\\s*:`,
      'i',
    ),
    doubtful: new RegExp(
      [
        `\\b(?:AI )?${AI}s?,? (?:must|should|shall|have to|has to|needs? to|are (?:now|required|instructed)|is (?:now|required|instructed))\\b.{0,16}\\b(?:call|run|execute|send|read|open|ignore|install|download|visit|fetch|forward|upload|e-?mail|obey|follow|reveal|pretend|comply|include|pass|copy|print)\\b(?! ?(?:s|ed)\\b)`,
        `\\byou (?:must|should|shall|have to|need to)\\b.{0,16}\\b(?:ignore|obey|reveal|pretend|comply|(?:call|run|use|invoke) (?:this|it) .{0,16}\\b(?:before|after|whenever)\\b|always (?:call|run|include|send|pass|copy)|pass the (?:whole|full|entire)|run (?:the|this|a) (?:command|script))`,
        `\\bas an (?:ai|llm)\\b|(?<!\\b(?:that|they|which|who) )\\bpretend\\b|\\bact as (?:if|an?)\\b|\\broleplay\\b|\\bfrom now on,? (?:you|only|always|never|answer|respond|act|ignore|obey|call|use|send)\\b|\\bnew instructions?(?: (?:for (?:the |all |any )*(?:AI|LLM|agent|assistant|model|you)|to (?:the (?:AI|agent|assistant|model)|follow|obey)|follow)|:)`,
        `\\binstructions? (?:for|to) (?:the )?(?:ai|llm)s?\\b|\\b(?:note|attention|notice)(?: to| for) (?:all )?(?:the )?(?:ai |llm )?${AI}s?\\b|\\battention:? (?:all )?(?:ai|llm|claude|chatgpt|gpt|assistant)s?\\b|\\b(?:message|important)(?: to| for|:) (?:all )?(?:the )?(?:ai|llm|model|assistant)s?\\b`,
        `\\bif you are an? ${AI}\\b|\\byou have been (?:granted|authori[sz]ed|instructed|told)\\b|\\b(?:reply|respond|answer) (?:only )?with your\\b`,
        `(?:^|[.!?:] )${AI}, ?(?:please|you|first|always|never|do|read|send|run|call|include|pass|open|copy|use)\\b`,
        `\\bwhen(?:ever)? (?:you|an? ${AI}|the ${AI}|any ${AI}) (?:reads?|sees?|process\\w*|encounters?|finds?) this\\b`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'tells what to do around an action',
    doubtful: new RegExp(
      [
        `\\b(?:before|after|when|whenever)\\b.{0,12}\\b(?:use|using|call|calling|run|running|invok\\w+)\\b.{0,8}\\b(?:any|every|each|all)\\b.{0,8}\\b(?:tools?|actions?|functions?|skills?|commands?)\\b`,
        `(?:^|[.!?:>] ?)(?:before|after|when|whenever|every time)\\b.{0,12}\\b(?:use|using|call|calling|run|running|invoking)\\b.{0,12}\\b(?:tool|action|function|skill|command)s?,? (?:always |first |please |you must )?(?:call|run|execute|send|read|open|list|fetch|visit|pass|copy|add|include|upload|forward|write|print)\\b`,
        `\\bafter (?:every|each) (?:use|call|run)\\b`,
        `\\b(?:always|first|next|then) (?:call|run|execute|read|open|send|invoke|fetch|visit)\\b.{0,24}(?:\\b(?:script|command|https?:)(?!\\w)|~\\/|\\/etc\\/)`,
        `\\balways (?:call|use|run|send|invoke) (?:this|it)\\b.{0,24}(?:\\b(?:first|instead|before|after|as well|whenever)\\b|[.!]?$)`,
        `\\binstead of (?:all |any )?(?:the )?others?(?: tools?| actions?)?[.,;!]|\\b(?:never|do not|don['’]?t) (?:ever )?(?:use|call) (?:the )?(?:\\w+_\\w+|any other|other) ?(?:tool|action|any ?more|again)`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'has the marks of a prompt',
    certain:
      /<\s*(?:important|system|instructions?|override)\s*>|\[\/?inst\]|<\|\w+\|>|^\s*(?:system|assistant|human|user|developer)\s*:\s*(?:you\b|ignore\b|sure\b|i['’ ]|from now\b|never\b|always\b|do not\b|please\b)/im,
    doubtful:
      /<\/\s*(?:important|system|instructions?|secret|admin|assistant|user|human|tool|prompt|context|thinking|override|critical|description)\s*>|#{2,}\s*(?:system|instructions?|important|new task)\b|<!--|\bsystem override\b|\bimportant instructions?\b|\n\s*(?:system|assistant|human|user|developer)\s*:|\b(?:overrid|overrul|reveal|ignor|bypass|print|repeat|append|show)\w* (?:your|the|its) (?:system prompt|developer message)\b/i,
  },
  {
    what: 'holds a command',
    certain:
      /\b(?:curl|wget|iwr|irm|invoke-webrequest)\b.*\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b|\|\s*(?:iex|invoke-expression)\b|\b(?:iex|invoke-expression)\s*\(?\s*(?:iwr|irm|invoke-|\(?new-object)|\bbase64\s+(?:-d|-D|--decode)\b.*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\brm\s+-[rf]{2}\s+(?:~|\/|\$HOME)|\bpowershell\b.*\s-e(?:nc|ncodedcommand)?\s+\w{16}|\b(?:run|paste|type|execute|open)\b.*\b(?:terminal|shell|console)\b.*\b(?:sudo|curl|wget|base64|bash|sh)\s/i,
    doubtful: new RegExp(
      [
        `\\b(?:curl|wget|iwr|invoke-webrequest)\\s+(?:-\\S+\\s+)*["']?https?:|\\bcurl\\s.*https?:|\\b(?:python3?|perl|ruby) -c? ?-?[ce] ["']|\\bnode -e ["']|\\bbash <\\(|\\bwget\\s+-|\\|\\s*(?:sudo\\s+)?(?:ba|z|da)sh\\b|\\|\\s*(?:sudo\\s+)?sh(?:\\s*$|\\s+-)|\\|\\s*sudo\\s`,
        `\\b(?:run|execute|paste|type(?! of)|enter)\\b(?<!\\b(?:to|that|which|can|could|may|will|jobs|they) \\w+).{0,12}\\b(?:following|this|these|below)\\b.{0,16}\\b(?:commands?|scripts?|shell|terminal|snippet)\\b|(?:^|[.:;,] )(?:please )?(?:run|execute) the (?:following|below)\\b|(?:^|[.:;,] )(?:run|execute) (?:this|the below) code\\b`,
        `\\b(?:in|into) your ${SHELL}\\b|(?:^|[.:;,] )use (?:the|a|your) (?:bash|${SHELL})\\b|\\b(?:write|append|add)\\b.{0,24}~\\/\\.\\w|(?<!\\b(?:commands?|scripts?|code) to )\\b(?:open|paste|type|run)\\b.{0,24}\\b(?:in|into|the|a) (?:your |the |a )?${SHELL}\\b(?! (?:of|settings?|configuration|id)\\b)`,
        `\\b(?:npm (?:i|install|exec)|pnpm (?:add|dlx)|brew install|uvx|pipx run)\\s+(?:-g|--global|-y|[@\\w][\\w./-]*@latest)\\b|\\bnpx\\s+(?:-y|--yes)\\b|\\bpip3? install\\s+\\w`,
        `\\b(?:npm (?:i|install|exec)|npx|pnpm dlx|brew install|bash -c|sh -c|powershell)\\s(?<!\\b(?:for example|for instance|e\\.g\\.|default|such as|like|command|runs?)\\b.{0,40})\\s*[\\w@-]`,
        `(?:^|[.:;,"'\`&] ?)sudo\\s+(?!(?:access|groups?|mode|passwords?|permissions?|privileges?|rights?|users?)\\b)\\w|\\bchmod \\+x\\b|\\brm\\s+-[rf]{2}\\b|(?:^|[.:;|&"'\`] ?)base64 (?:-d|--decode)\\s|\\$\\((?:cat|curl|wget|id|whoami|env|printenv|echo|ls|bash|sh)\\b|\\beval\\s*\\(`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'names tools or private files of the agent',
    certain:
      /\ballowed-tools\s*:|\b(?:Bash|WebFetch)\(\*?\)|\b(?:read|cat|print|open|send|upload|pass)\b.{0,24}(?:~\/\.ssh\/|\bid_(?:rsa|ed25519)\b(?!\.pub)|~\/\.aws\/|\/etc\/(?:passwd|shadow))/i,
    doubtful: new RegExp(
      [
        `\\b(?:Bash|Read|Write|Edit|WebFetch|Task)\\([*"'~/]|\\ballowed-tools\\b`,
        `\\b(?:use|using|call|with|via|invoke|through)\\b.{0,12}\\b(?:(?:bash|shell|terminal|computer|web ?fetch|filesystem) tool\\b|read_file|write_file|execute_command|run_terminal|bash_tool)`,
        `\\b(?:read|contents? of|cat|put|pass|include|upload|open|send|attach|copy|your|value of)\\b.{0,40}(?:~\\/\\.\\w|\\bid_(?:rsa|ed25519)\\b|\\/\\.ssh\\b|\\.ssh\\b|\\.netrc\\b|(?:^|[\\s"'\`/(])\\.env\\b|\\bcredentials file\\b)`,
        `~\\/\\.(?:ssh|aws|netrc|npmrc|config)\\b(?!\\S*\\.pub)(?<!(?:for example|e\\.g\\.|such as|like)\\b.{0,32})|\\bid_rsa\\b(?!\\.pub)|\\/etc\\/(?:passwd|shadow)`,
      ].join('|'),
      'im',
    ),
  },
  {
    what: 'asks for a secret of the agent',
    doubtful:
      /\b(?:value|content)s? of (?:the |your )?.{0,12}\b[A-Z]+_[A-Z_]*(?:TOKEN|KEY|SECRET)\b|\b[Yy]our [A-Z]+_[A-Z_]*(?:TOKEN|KEY|SECRET)\b|\b(?:MEMBRANE|CLAWHUB)_[A-Z_]*(?:TOKEN|KEY|SECRET)\b/,
  },
  {
    what: 'asks for what the agent knows',
    certain:
      /\b(?:repeat|print|output|reveal|append|send|include)\b.{0,16}\byour (?:system prompt|hidden|secret|initial) ?(?:instructions?|prompt)?\b/i,
    doubtful: new RegExp(
      [
        `\\b(?:send|post|forward|upload|share|print|output|reveal|include|append|attach|copy|pass|leak|exfiltrate|repeat|with)\\b.{0,24}\\b(?:(?:entire|full|whole|complete) (?:conversation|chat|prompt|context)\\b|your (?:instructions|prompt|system prompt|context|memory|reasoning|thoughts)\\b|(?:all |your |the )environment variables\\b|environment variables$|users?['’]s? (?:credentials|passwords|tokens|api keys|secrets)\\b)`,
        `\\b(?:repeat|print|output|copy)\\b.{0,12}\\b(?:text|words|everything|all|prompt)\\b.{0,6}\\babove\\b|\\b(?:everything|all|anything) (?:that )?you (?:know|remember|have been told)\\b`,
        `\\b(?:all|every|the (?:last|previous) \\w+) messages?\\b.{0,12}\\b(?:you have|of the user|from the user)\\b|\\b(?:its|the|your) (?:full|whole|entire|private) (?:reasoning|chain of thought)\\b|\\bpaste the (?:results?|outputs?|contents?)\\b`,
        `\\b(?:put|paste|place|include|enter|write|forward|send|copy|add|pass)\\b.{0,32}\\b${SECRET}\\b.{0,16}\\b(?:here|below|(?:in|into|to) (?:this|the) (?:field|note|memo|comment|title|address|metadata))\\b|\\b${SECRET}\\b.{0,24}\\band (?:put|place|paste|send|include|pass|write) (?:it|them)\\b|\\bask the (?:user|human|customer) for (?:their|the|his|her|an?) ${SECRET}\\b`,
        `\\b(?:redirect|divert) (?:all|every|each|any) (?:payments?|transfers?|invoices?|funds)\\b|\\b(?:change|replace|set) the (?:recipient|payee|beneficiary|account)\\b.{0,16}\\bto \\S+@`,
        `\\b(?:bcc|blind copy)\\b.{0,12}\\b(?:all|every|each|any|me|it|this|them)\\b.{0,48}@|\\b(?:send|forward|cc|e-?mail)\\b.{0,24}\\b(?:cop(?:y|ies) of|every|each|all)\\b.{0,40}@(?!example\\b)`,
        `\\b(?:replace|change|swap)\\b.{0,16}\\b(?:account|iban|wallet|bank|routing)\\b.{0,32}\\b(?:with|to|by|for)\\b [A-Z0-9]*\\d`,
      ].join('|'),
      'im',
    ),
  },
];
