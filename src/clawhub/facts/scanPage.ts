/** A line that ClawHub's static scan would point at. */
export interface Flag {
  readonly line: number;
  /** What the scan calls it. */
  readonly code: string;
  readonly what: string;
}

interface PatternCheck {
  readonly code: string;
  readonly what: string;
  /** Of one line. */
  readonly isIn: (line: string, page: string) => boolean;
}

/**
 * What of openclaw/clawhub convex/lib/moderationEngine.ts (engine 2.4.26) can be in a page: the checks of Markdown files and
 * of any file, not those of program code. The last three are from the signals given to its reviewing model.
 */
export function scanPage(page: string, lines: readonly string[] = page.split('\n')): Flag[] {
  const checks = WORTH_A_LOOK.test(page) ? CHECKS : [BASE64];
  return checks.flatMap(({ code, what, isIn }) => {
    const at = lines.findIndex((line) => isIn(line, page));
    return at === -1 ? [] : [{ line: at + 1, code, what }];
  });
}

/**
 * What is in every line that a check finds, the last check aside: most pages hold none of it, and need not be searched line by
 * line for each. (Colons and equals signs are rarer than the words before them.)
 */
const WORTH_A_LOOK =
  /[:=](?<=(?:key|token|secret|grant|bearer|password|pat|authorization)\s*[:=])|set-url|save\s+(?:it|the)\s|--(?:private-key|seed|mnemonic|password|token)|curl|wget|rm\s+-|previous\s+instr|prompt|\$\{|connection_id["']|\/spreadsheets\/|:\/\/(?:\d|bit\.ly|tinyurl|t\.co|goo\.gl|is\.gd)|are\s+now\s/i;

const FIELD =
  /(?<![A-Za-z0-9])(?:(?:api|client|consumer)[_\s-]?(?:secret|key|token)|(?:openrouter|orcarouter|supabase|storj)[_\s-]?(?:key|token|secret)|secret[_\s-]?key|access[_\s-]?(?:token|key|secret|grant)|auth[_\s-]?token|bearer(?:[_\s-]?token)?|private[_\s-]?key|service[_\s-]?role[_\s-]?key|github[_\s-]?(?:pat|token)|password)\s*[:=]\s*(.+)$/i;
const HEADER =
  /\b(?:authorization|x-api-key|x-api-secret)\s*[:=]\s*(?:Bearer\s+)?(?:(["'`])(.{15,}?)\1|([A-Za-z0-9][\w.~+/=-]{15,}))/i;
const TOKEN_PREFIX = /^(?:[sap]k[-_]|gh[opsu]_|xox[baprs]-|ya29\.|eyJ)/;
const PLACEHOLDER =
  /your|example|placeholder|change-?me|replace|redacted|dummy|sample|test-token|(?:token|secret|api-key)-here|^x+$/i;

function holdsSecret(line: string): boolean {
  const header = HEADER.exec(line);
  if (header && looksSecret(header[2] ?? header[3] ?? '', header[2] !== undefined)) return true;
  const assigned = FIELD.exec(line)?.[1];
  if (assigned === undefined) return false;
  const quote = /^(["'`])(.*?)\1/.exec(assigned);
  return looksSecret(quote?.[2] ?? /^[^\s,;#)"'`]*/.exec(assigned)?.[0] ?? '', quote !== null);
}

function looksSecret(value: string, quoted: boolean): boolean {
  if (value.length < 16) return false;
  if (TOKEN_PREFIX.test(value)) return true;
  if (PLACEHOLDER.test(value) || /[${}]/.test(value)) return false;
  if (!quoted && /^(?:process\.env|os\.environ|os\.getenv|getenv)\b/.test(value)) return false;
  return /[A-Za-z]|\d{16}/.test(value);
}

const RUNNER = /\b(?:npx|bunx|pnpm\s+dlx|npm\s+exec|node|python3?|uvx|docker\s+run)\b/i;
const SECRET_FLAG =
  /--(?:private-key|seed|seed-phrase|mnemonic|password|token)\s+(?:"[^"]{8,}"|'[^']{8,}'|<[^>]{4,}>|\$[A-Z_])/i;
const WARNS_OF_IT =
  /\b(?:do\s+not|don't|avoid|never|reject)\b.*\b(?:argv|argument|private[-_\s]?key|mnemonic)\b/i;
const SHEET = /\/spreadsheets\/(?:d\/)?([\w-]{20,})\//;
const CREDENTIAL_VARIABLE = /\$\{?[A-Z_][A-Z0-9_]*(?:TOKEN|PAT|SECRET|KEY)/;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const CONNECTION = new RegExp(`["']connection_id["']\\s*:\\s*["']${UUID}["']`, 'i');
const DELETES =
  /\brm\s+-[a-z]*r[a-z]*f[a-z]*\s+["']?(?:\/(?:etc|usr|opt|Library|Applications)\/|\/(?:root|home\/[^/\s]+|Users\/[^/\s]+)\/\.openclaw\/|(?:~|\$HOME|\$\{HOME\})\/\.openclaw\/)/i;

const BASE64: PatternCheck = {
  code: 'base64_block',
  what: 'holds 200 or more characters that read as Base64',
  isIn: (line) => line.length >= 200 && /[A-Za-z0-9+/]{200,}/.test(line),
};

const CHECKS: readonly PatternCheck[] = [
  {
    code: 'exposed_secret_literal',
    what: 'reads as a secret: a word such as "token" or "key", a colon, and 16 characters or more',
    isIn: holdsSecret,
  },
  {
    code: 'credential_exposure_instructions',
    what: 'tells to put a credential into a git address or to keep it in memory',
    isIn: (line, page) =>
      (/\bgit\s+remote\s+set-url\b.*:\/\/\S*@/i.test(line) && CREDENTIAL_VARIABLE.test(line)) ||
      (/\bsave\s+(?:it|the\s+(?:token|secret|credential|key|pat))\s+to\s+(?:your\s+)?(?:memory|conversation|chat)\b/i.test(
        line,
      ) &&
        CREDENTIAL_VARIABLE.test(page)),
  },
  {
    code: 'secret_argv_exposure',
    what: 'passes a secret as an argument of a command',
    isIn: (line) => SECRET_FLAG.test(line) && RUNNER.test(line) && !WARNS_OF_IT.test(line),
  },
  {
    code: 'malicious_install_prompt',
    what: 'pipes a download into a shell',
    isIn: (line) => /\b(?:curl|wget)\b[^|]*\|\s*(?:\/bin\/)?(?:ba)?sh\b/i.test(line),
  },
  {
    code: 'destructive_delete_command',
    what: 'deletes a folder of the system',
    isIn: (line) => DELETES.test(line),
  },
  {
    code: 'prompt_injection_instructions',
    what: 'reads as prompt injection',
    isIn: (line) =>
      /ignore\s+(?:all\s+)?previous\s+instructions/i.test(line) || /system\s*prompt\s*[:=]/i.test(line),
  },
  {
    code: 'generated_source_template_injection',
    what: 'assigns a quoted "${…}"',
    isIn: (line) => /^\s*[A-Za-z_]\w*\s*=.*["']\$\{[A-Za-z_][\w-]*\}["']/.test(line),
  },
  {
    code: 'exposed_resource_identifier',
    what: "shows the id of somebody's connection, spreadsheet or private network",
    isIn: (line) =>
      CONNECTION.test(line) ||
      showsSheet(line) ||
      /http:\/\/100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(line),
  },
  {
    code: 'suspicious_install_source',
    what: 'links to an address shortener or to a bare IP address',
    isIn: (line) =>
      /https?:\/\/(?:(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd)\/|\d{1,3}(?:\.\d{1,3}){3})/i.test(line),
  },
  {
    code: 'role_change',
    what: 'tells the agent who it is',
    isIn: (line) => /you\s+are\s+now\s+an?\b/i.test(line),
  },
  BASE64,
];

function showsSheet(line: string): boolean {
  const id = SHEET.exec(line)?.[1];
  return id !== undefined && !/^[A-Z0-9_]+$/.test(id) && !/your|example|placeholder/i.test(id);
}
