import type { OutputFile } from '../../../model/files.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';
import { digestForReview } from '../../../text/digestForReview.ts';
import { rememberFor } from '../../../text/memo.ts';
import { hasText, listSettingTexts, listSourceTexts, type SourceText } from '../../sources.ts';

/** Formats are those that the services document, and that GitHub's and gitleaks' scanners look for. */
const SECRETS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/g },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  {
    what: 'a Slack token or webhook',
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/[A-Z0-9]{8,}\//gi,
  },
  { what: 'a Stripe key', pattern: /\b(?:sk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{20,}/g },
  {
    what: 'a Google API key or token',
    pattern: /\bAIza[A-Za-z0-9_-]{35}|\bya29\.[A-Za-z0-9_-]{20,}|\bGOCSPX-[A-Za-z0-9_-]{20,}/g,
  },
  { what: 'an OpenAI or Anthropic key', pattern: /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g },
  { what: 'a ClawHub token', pattern: /\bclh_[A-Za-z0-9]{12,}/g },
  { what: 'a JSON Web Token', pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g },
  { what: 'a private key', pattern: /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/g },
  { what: 'a bearer token', pattern: /\bBearer +(?=[A-Za-z0-9._~+/=-]*\d)[A-Za-z0-9._~+/=-]{16,}/gi },
  { what: 'a password in an address', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']+:[^\s/@"']{3,}@/gi },
];
/** `api_key=…` and the like, with a value that looks drawn by lot. */
const ASSIGNED =
  /(?:key|token|secret|passw(?:or)?d|credential)["']?\s{0,3}[=:]\s{0,3}["']?([A-Za-z0-9_+/=.-]{20,})/gi;
/** One of these stands in each of them. */
const HINTED =
  /A[KS]IA|gh[pousr]_|github_pat|glpat|xox|slack\.com|\b[sr]k_|whsec|AIza|ya29|GOCSPX|\bsk-|npm_|\bSG\.|clh_|eyJ|PRIVATE|[Bb]earer|BEARER|:\/\/[^/]*@|[=:](?!\/\/)\s*["']?[A-Za-z0-9_+/=.-]{20}/;
/** Words with hyphens between them, such as the key of an action. */
const NAME = /^[a-z]+(?:[-_.][a-z0-9]+)+$/;
/** What vendors print in place of a key: AWS' documentation has AKIAIOSFODNN7EXAMPLE. */
const SAMPLE = /EXAMPLE(?:KEY)?$/i;
/** Bits a character; words have fewer than 3.5, random letters and digits of some length more. */
const RANDOM = 3.6;

const REVOKE = 'Revoke it where it was issued, then remove it; a placeholder such as YOUR_KEY says as much.';

export const secrets: Rule = {
  name: 'containment/secrets',
  level: 'error',
  about: 'Nothing that is read, and no file that is made, holds a key, a token or a password.',
  why: 'Pages are public and copied by mirrors within minutes, so a secret in one has to be revoked. They come in with the examples of field descriptions, with addresses that carry a password, and with notes that were pasted from a terminal. An exception covers only the samples whose digests its reason names.',
  bad: { notes: '- Try it with the key AKIAABCDEFGHIJKLMNOP.\n' },
  good: { notes: '- Never ask for keys: Membrane holds them.\n' },
  excusable: true,
  everyLanguage: true,
  ofApp: ({ descriptor, snapshot }) =>
    hasText(descriptor, isHinted) || hasText(snapshot, isHinted)
      ? [...listSourceTexts(descriptor, snapshot)].flatMap(verdictsOn)
      : [],
  ofSettings: (config) =>
    [...listSettingTexts(config)].flatMap(verdictsOn).map((verdict) => ({ ...verdict, hint: REVOKE })),
  // What else files are made of is in the neutral ones: templates, outputs, catalog.yaml and releases.json.
  ofFiles: ({ neutral }) => judgeFiles(neutral()),
};

const judgeFiles = rememberFor((files: readonly OutputFile[]): readonly Verdict[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => verdictsOn({ text: line, place: { file: path, line: at + 1 } })),
  ),
);

function isHinted(text: string): boolean {
  return HINTED.test(text);
}

function verdictsOn({ text, place }: SourceText): Verdict[] {
  const secret = secretIn(text);
  if (secret === null) return [];
  const digest = digestForReview(text);
  return [
    {
      message: `This looks like ${secret.what}: ${masked(secret.value)}`,
      hint: `${REVOKE} If it is a sample that opens nothing: "except: { containment/secrets: ${digest} and why }".`,
      place,
      digest,
    },
  ];
}

function secretIn(text: string): { readonly what: string; readonly value: string } | null {
  if (!isHinted(text)) return null;
  for (const { what, pattern } of SECRETS) {
    const value = [...text.matchAll(pattern)].map(([found]) => found).find((found) => !SAMPLE.test(found));
    if (value !== undefined) return { what, value };
  }
  for (const [, value = ''] of text.matchAll(ASSIGNED))
    if (/\d/.test(value) && !NAME.test(value) && !SAMPLE.test(value) && entropyOf(value) >= RANDOM)
      return { what: 'a secret', value };
  return null;
}

/** Enough to find it by, and too little to use it. */
function masked(value: string): string {
  return `${value.slice(0, 4)}… (${value.length} characters)`;
}

/** Shannon's entropy in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
