import type { Answer, Answered } from '../../http/answer.ts';
import { createStopped, type Stopped } from '../../publish/objection.ts';
import {
  findAccountProblem as findProblemByStatus,
  quoteAnswer,
  toStoppedByRate,
  wordNotPromised,
} from '../../publish/readAnswer.ts';
import type { Outcome } from '../../publish/registry.ts';
import { publishedSchema } from './schemas.ts';
import { CLAWHUB_ACCOUNT } from './account.ts';
import { DAY_MS } from '../../text/time.ts';

/**
 * What ClawHub's errors mean. It answers nearly all of them as status 400 with a sentence, so the sentence decides (openclaw/clawhub
 * convex/lib/skillPublish.ts, skills.ts, skillQuality.ts, apiTokenAuth.ts at 64db9c3f).
 */
const SENTENCES: readonly (readonly [RegExp, AnswerMeaning])[] = [
  [/^Version \S+ already exists/i, { kind: 'taken' }],
  [
    /max \d+ new skills per 24 hours/i,
    stop(
      'cap',
      DAY_MS,
      'If other tools publish for this account too, lower clawhub.newPerDay in catalog.yaml.',
    ),
  ],
  [
    /repeated template spam/i,
    stop(
      'spam',
      DAY_MS,
      'Put what only this app has into the first 80 lines of the page, or set clawhub.tier in catalog.yaml lower.',
    ),
  ],
  [
    /not in good standing|\bsuspended\b|\bbanned\b/i,
    stop('suspended', null, 'Write to ClawHub; nothing that is sent now would help.'),
  ],
  [
    /^Unauthorized|API token is (?:missing|invalid)/i,
    stop(
      'unauthorised',
      null,
      'Set CLAWHUB_TOKEN to a valid token of an account that may publish for the owner.',
    ),
  ],
  [/GitHub account must be at least/i, stop('forbidden', null, 'Publish with an older account.')],
  [
    /do not have publish access|^Publisher "?@?.+"? not found/i,
    stop(
      'forbidden',
      null,
      'Correct clawhub.owner in catalog.yaml, or have the account that CLAWHUB_TOKEN belongs to made a publisher there.',
    ),
  ],
  // A used ticket may have been used by this very request, which a proxy then repeated.
  [/upload tickets?\b/i, { kind: 'lost' }],
  // Convex gives up a write that collides with others: part of an action may have been done.
  [/changed while this mutation was being run|OptimisticConcurrencyControl/i, { kind: 'lost' }],
  [/too thin or templated/i, refused('Say more of what only this app has: entities, actions, notes.')],
  [/^Unknown skill category/i, refused('Correct the clawhub category in catalog.yaml.')],
  [/^Topic .+ (?:is reserved|cannot)/i, refused("Take that word out of the descriptor's keywords.")],
  [/exceeds \d+ ?MB limit/i, refused('Make the bundle smaller.')],
  [
    /^(?:Invalid file paths|SKILL\.md is required|skill-card\.md is generated|Display name required|Version must be valid semver)/i,
    refused('This is a mistake of the bundle: report it with the message.'),
  ],
  [/slug/i, refused('Rename the folder of the app.')],
];

type AnswerMeaning =
  | { readonly kind: 'taken' | 'lost' }
  | { readonly kind: 'refused'; readonly hint: string }
  | {
      readonly kind: 'stopped';
      readonly reason: Stopped['reason'];
      readonly waitMs: number | null;
      readonly hint: string;
    };

function stop(reason: Stopped['reason'], waitMs: number | null, hint: string): AnswerMeaning {
  return { kind: 'stopped', reason, waitMs, hint };
}

function refused(hint: string): AnswerMeaning {
  return { kind: 'refused', hint };
}

/** What came of a request to publish. */
export function readOutcome(answer: Answer, slug: string, version: string, wall: number): Outcome {
  if (answer.kind === 'failed') return { kind: answer.sent ? 'lost' : 'unsent', message: answer.message };
  const { status, text } = answer;
  if (status >= 200 && status < 300) return acceptance(answer, slug, version);
  const account = findClawhubProblem(answer, wall);
  if (account) return account;
  if (status >= 500) return { kind: 'lost', message: quoteAnswer(answer) };
  const meaning = SENTENCES.find(([sentence]) => sentence.test(text))?.[1];
  if (meaning?.kind === 'refused')
    return { kind: 'refused', lasting: true, message: text, hint: meaning.hint };
  if (meaning && meaning.kind !== 'stopped') return { kind: meaning.kind, message: text };
  return { kind: 'refused', lasting: false, message: quoteAnswer(answer), hint: UNKNOWN_HINT };
}

const UNKNOWN_HINT =
  'skillpress does not know this message; it is tried again after a day, or at once when the app has changed.';

/** Why nobody's request is taken; `null` when it is about the one that was asked for. */
export function findClawhubProblem(answer: Answered, wall: number): Stopped | null {
  const { status, text } = answer;
  if (isThrottle(answer)) return toStoppedByRate(answer, wall);
  const meaning = SENTENCES.find(([sentence]) => sentence.test(text))?.[1];
  if (meaning?.kind === 'stopped' && status >= 400 && status < 500) {
    const { reason, hint } = meaning;
    return createStopped(reason, text, hint, meaning.waitMs === null ? null : wall + meaning.waitMs);
  }
  return findProblemByStatus(answer, wall, CLAWHUB_ACCOUNT);
}

/** Too many requests: refused before anything was carried out (convex/lib/httpRateLimit.ts). */
export function isThrottle({ status, text }: Answered): boolean {
  return status === 429 || (status === 503 && /rate limit temporarily unavailable/i.test(text));
}

function acceptance(answer: Answered, slug: string, version: string): Outcome {
  const parsed = publishedSchema.safeParse(answer.json);
  if (!parsed.success) return { kind: 'lost', message: wordNotPromised(answer, CLAWHUB_ACCOUNT) };
  const { data } = parsed;
  // An answer to somebody else's question: what became of ours, only a look-up tells.
  if ((data.slug ?? slug) !== slug || (data.version ?? version) !== version)
    return { kind: 'lost', message: 'it answered for another version' };
  return { kind: (data.publicationStatus ?? data.status) === 'pending' ? 'pending' : 'published' };
}
