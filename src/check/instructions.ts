interface Kind {
  /** The rest of a sentence about the text. */
  readonly what: string;
  readonly pattern: RegExp;
}

/**
 * What instructions to an agent look like in the texts that attacks were made of (Invariant Labs' tool poisoning, CyberArk's
 * full-schema poisoning, ClawHavoc, EchoLeak, Clinejection), tuned on the 6,610 action descriptions of the published catalog:
 * none of them matches. Lines are looked at one by one.
 */
const KINDS: readonly Kind[] = [
  {
    what: 'tells to set other instructions aside',
    pattern:
      /\b(?:ignore|disregard|forget|override|overrule|bypass|skip)\b.{0,24}\b(?:(?:previous|prior|above|earlier|preceding|all|any|every|other|these|those|your|the|its|system|safety)\b.{0,16}\b(?:instructions?|prompts?|rules?|guidelines?|restrictions?)|guardrails?|safety|confirmations?|instructions|everything|what (?:you|the user))\b/im,
  },
  {
    what: 'tells to hide something from the user, or not to ask',
    pattern:
      /\b(?:do not|don['’]?t|never|without|must not|should not)\b.{0,20}\b(?:tell|inform(?!ation)|mention|notify|reveal|show|alert|ask|warn|confirm|consult|disclos)\w*\b.{0,30}\b(?:users?|humans?|anyone|anybody|owner|confirmation|permission|this)\b|\bwithout (?:the )?(?:user['’]?s? |any |further )?(?:confirmation|approval|consent|permission|knowledge)\b|\b(?:silently|secretly|covertly)\b.{0,30}\b(?:send|forward|copy|upload|add|include|run|call|read)\b|\bkeep (?:this|it) (?:secret|hidden|confidential)\b/im,
  },
  {
    what: 'speaks to the agent',
    pattern:
      /\b(?:you|agents?|assistants?|models?|AIs?|LLMs?|claude|chatgpt|gpt|codex|copilot|gemini)\b,? (?:must|should|shall|have to|has to|needs? to|are (?:now|required|instructed)|is (?:now|required|instructed)|will now|may now)\b.{0,24}\b(?:call|run|execute|send|read|open|ignore|install|download|visit|fetch|forward|upload|e-?mail|obey|follow|reveal|first|also|always|never|act|pretend|comply|include|pass|copy|print|a|an)\b|\bas an (?:ai|llm)\b|\b(?:pretend|act as if|act as an?|roleplay|from now on|new instructions?|instructions? (?:for|to) (?:the )?(?:ai|agent|assistant|model|llm)s?)\b|\b(?:note|message|attention|important)(?: (?:to|for))? (?:all |the )?(?:ai|agent|assistant|model|llm)s?\b/im,
  },
  {
    what: 'tells what to do around an action',
    pattern:
      /\b(?:this|any|other|the) (?:tool|action|function|skill|command|api)s?\b(?<=\b(?:before|after|when|whenever|every time)\b.{0,12}\b(?:using|use|calling|call|running|run|invoking|invoke)\b.{0,12}\w+ \w+)|\b(?:always|first|next|then) (?:call|run|execute|read|open|send|invoke|fetch|visit)\b.{0,30}(?:\b(?:this|these|that|the following|https?:|the \S+ (?:tool|command|script))(?!\w)|~\/|\/etc\/)/im,
  },
  {
    what: 'has the marks of a prompt',
    pattern:
      /<\/?\s*(?:important|system|instructions?|secret|admin|assistant|user|human|tool|prompt|context|thinking|override|critical)\b|\bsystem prompt\b|\bdeveloper (?:message|mode)\b|^\s*(?:system|assistant|human|user|developer|tool)\s*:|\[\/?inst\]|<\|\w+\|>|#{2,}\s*(?:system|instructions?|important|new task)\b|\bjailbreak\b|\bprompt injection\b|<!--/im,
  },
  {
    what: 'holds a command',
    pattern:
      /\b(?:curl|wget|iwr|invoke-webrequest)\b\s+\S|\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\b(?:run|execute|paste|type|enter)\b.{0,24}\b(?:following|this|these|below)\b.{0,16}\b(?:commands?|scripts?|code|shell|terminal|snippet)\b|\b(?:run|execute) (?:the )?(?:following|below)\b|\b(?:in|into) (?:your|the|a) (?:terminal|shell|console|command line)\b|\b(?:npm (?:i|install|exec)|npx|pnpm dlx|pip3? install|brew install|bash -c|sh -c|powershell|sudo|chmod \+x|rm -rf|base64 (?:-d|--decode))\s|\$\(|\beval\s*\(/im,
  },
  {
    what: 'names tools or private files of the agent',
    pattern:
      /\b(?:Bash|Read|Write|Edit|WebFetch|Task)\(|\ballowed-tools\b|\b(?:bash|shell|terminal|browser|computer|web ?fetch|filesystem) tool\b|\b(?:read_file|write_file|execute_command|run_terminal|bash_tool)\b|~\/\.|\/etc\/(?:passwd|shadow)|\bid_(?:rsa|ed25519)\b|\.ssh\b|(?:^|[\s"'`/(])\.env\b|\b(?:MEMBRANE|CLAWHUB|OPENAI|ANTHROPIC|AWS|GITHUB)_[A-Z_]*(?:TOKEN|KEY|SECRET)\b/m,
  },
  {
    what: 'asks for what the agent knows',
    pattern:
      /\b(?:send|post|forward|upload|share|print|output|reveal|include|append|attach|copy|pass|leak|exfiltrate|repeat)\b.{0,40}\b(?:(?:entire |full |whole |chat )?(?:conversation|chat) (?:history|log|context)|your (?:instructions|prompt|context|memory|credentials|tokens?|keys?)|environment variables|user['’]s (?:credentials|passwords?|tokens?|keys?|secrets?))\b|\b(?:bcc|blind copy)\b.{0,60}@/im,
  },
];

/** What in a text reads as an instruction, as the rest of a sentence about it; `null` when nothing does. Looks line by line. */
export function instructionIn(text: string): string | null {
  const found = KINDS.find(({ pattern }) => pattern.test(text))?.what;
  return found ?? (hasEncodedText(text) ? 'holds an encoded text' : null);
}

/** Words are shorter. */
const LONG = 48;
const ENCODED = /[A-Za-z0-9+/]/;
const MIXED = /(?=.*[a-z])(?=.*[A-Z])(?=.*\d)/;

/** Base64 and the like. Looks at every 48th character, and around it where it could be part of such a text. */
function hasEncodedText(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!ENCODED.test(text.charAt(at))) continue;
    let [start, end] = [at, at];
    while (ENCODED.test(text.charAt(start - 1))) start -= 1;
    while (ENCODED.test(text.charAt(end + 1))) end += 1;
    if (end - start + 1 >= LONG && MIXED.test(text.slice(start, end + 1))) return true;
  }
  return false;
}
