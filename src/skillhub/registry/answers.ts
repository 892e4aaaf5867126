import type { Answer, Answered } from '../../http/answer.ts';
import { findAccountProblem, quoteAnswer, wordNotPromised } from '../../publish/readAnswer.ts';
import type { Outcome, Refused } from '../../publish/registry.ts';
import { SKILLHUB_ACCOUNT } from './account.ts';
import { publishedSchema, throttleSchema } from './schemas.ts';
import { isRecord } from '../../text/isRecord.ts';

/** What its 409 is about, in its two languages; the number of a version is taken for good, a slug by somebody else. */
const VERSION_TAKEN = /\bversion\b.*exist|exist.*\bversion\b|version_?exist|版本.*(?:已|存在)/i;
const SLUG_TAKEN = /slug|another user|tombston|占用|被.*使用/i;
/** Tencent's firewall in front of the API: it has read the content, and nobody behind it has. */
const FIREWALL = 566;

const SLUG_HINT =
  'Somebody else has that name at SkillHub, or had it. Rename the folder of the app, or publish it elsewhere only.';

/** What the firewall, and each status of 4xx that is about the bundle, asks for. */
const HINTS: Readonly<Record<number, string>> = {
  413: 'Make the bundle smaller.',
  [FIREWALL]:
    "Tencent's firewall takes something in the text for an attack, mostly a command or an address. Word it differently, build and release.",
};

/** What came of a request to publish. `wall` is now, in milliseconds since 1970. */
export function readOutcome(answer: Answer, slug: string, version: string, wall: number): Outcome {
  if (answer.kind === 'failed') return { kind: answer.sent ? 'lost' : 'unsent', message: answer.message };
  const { status } = answer;
  if (status >= 200 && status < 300) return readAcceptance(answer, slug, version);
  const account = findAccountProblem(answer, wall, SKILLHUB_ACCOUNT);
  if (account) return account;
  if (isSlugTaken(answer)) return refused(answer, SLUG_HINT);
  // What a 409 is about that nobody knows, a look-up tells.
  if (status === 409) return { kind: 'taken', message: quoteAnswer(answer) };
  const hint = HINTS[status];
  if (hint !== undefined) return refused(answer, hint);
  if (status >= 500) return { kind: 'lost', message: quoteAnswer(answer) };
  return { ...refused(answer, UNKNOWN_HINT), lasting: false };
}

const UNKNOWN_HINT =
  'See what it objects to; it is tried again after a day, or at once when the app has changed.';

/** It was seen to answer so with a 500, too. */
function isSlugTaken({ status, text, json }: Answered): boolean {
  const code = isRecord(json) ? json['code'] : '';
  const words = `${text} ${String(code)}`;
  if (status !== 409 && !(status === 500 && /another user|占用/i.test(words))) return false;
  return !VERSION_TAKEN.test(words) && SLUG_TAKEN.test(words);
}

function refused(answer: Answered, hint: string): Refused {
  return { kind: 'refused', lasting: true, message: quoteAnswer(answer), hint };
}

function readAcceptance(answer: Answered, slug: string, version: string): Outcome {
  const { data } = publishedSchema.safeParse(answer.json);
  if (!data) return { kind: 'lost', message: wordNotPromised(answer, SKILLHUB_ACCOUNT) };
  // An answer to somebody else's question: what became of ours, only a look-up tells.
  if ((data.slug ?? slug) !== slug || (data.version ?? version) !== version)
    return { kind: 'lost', message: 'it answered for another version' };
  return { kind: data.reviewStatus === 'approved' ? 'published' : 'pending' };
}

/** How long to wait by the body of a 429, in milliseconds; `null` when it does not tell. */
export function readWait(json: unknown): number | null {
  const { data } = throttleSchema.safeParse(json);
  const seconds = data?.retryAfter ?? data?.windowSec;
  return seconds === undefined ? null : seconds * 1000;
}
