import type { OutcomeLine, IntentLine, JournalLine } from './journal.ts';
import type { NewApp } from './quota.ts';
import { DAY_MS, MINUTE_MS } from '../text/time.ts';

/** A new app that went out in an earlier run, or may have. */
export interface OutApp extends NewApp {
  readonly slug: string;
}

/** What a journal tells about the time before a run. */
export interface History {
  /** By slug, the last intent whose outcome nobody knows. */
  readonly open: ReadonlyMap<string, IntentLine>;
  /** By slug, why the registry did not take that bundle. */
  readonly refusals: ReadonlyMap<string, OutcomeLine>;
  /** By slug, the last version that the registry was seen to have. */
  readonly accepted: ReadonlyMap<string, OutcomeLine>;
  /** New apps that went out or may have, in the order in which they did. */
  readonly newApps: readonly OutApp[];
  /** Until when no new app may be sent, in ms since 1970; 0 for no such time. */
  readonly holdNew: number;
  /** Until when nothing may be sent, in ms since 1970; 0 for no such time. */
  readonly holdAll: number;
}

/** How long after a request was begun it may still be carried out: ClawHub was seen to answer after 5 minutes. */
export const SETTLED_MS = 5 * MINUTE_MS;

/** Reads a journal's lines in order. */
export function readHistory(lines: readonly JournalLine[], now: number): History {
  const open = new Map<string, IntentLine>();
  const refusals = new Map<string, OutcomeLine>();
  const accepted = new Map<string, OutcomeLine>();
  const newApps = new Map<string, OutApp>();
  let holdNew = 0;
  let holdAll = 0;
  for (const line of lines) {
    if (line.kind === 'intent') {
      open.set(line.slug, line);
      if (line.isNew) newApps.set(line.slug, toPossible(line, now));
    } else if (line.kind === 'outcome') {
      const intent = open.get(line.slug);
      open.delete(line.slug);
      if (line.result === 'refused') refusals.set(line.slug, line);
      else if (line.result !== 'nothing') accepted.set(line.slug, line);
      noteOutcome(newApps, line, intent);
    } else if (line.resumeAt !== null && line.at <= now) {
      // What was written down after now was dated by a clock that was wrong then or is now: the registry would tell again.
      if (line.reason === 'rate') holdAll = Math.max(holdAll, line.resumeAt);
      else holdNew = Math.max(holdNew, line.resumeAt);
    }
  }
  for (const [slug, ending] of refusals) if (isForgotten(ending, now)) refusals.delete(slug);
  const inTime = [...newApps.values()].sort((a, b) => a.at - b.at);
  return { open, refusals, accepted, newApps: inTime, holdNew, holdAll };
}

/** Dates a new app by when its request would have been carried out at the latest, where nobody saw the end of it. */
export function toPossible({ slug, shape, at }: IntentLine, now: number): OutApp {
  return { slug, shape, at: Math.min(at + SETTLED_MS, Math.max(at, now)) };
}

/** A refusal that is not known to last may have been about the account: a day later the app is tried again. */
function isForgotten({ lasting, at }: OutcomeLine, now: number): boolean {
  return lasting !== true && at + DAY_MS <= now;
}

function noteOutcome(
  newApps: Map<string, OutApp>,
  { slug, result, at }: OutcomeLine,
  intent: IntentLine | undefined,
): void {
  if (!intent?.isNew) return;
  if (result === 'published' || result === 'pending') newApps.set(slug, { slug, shape: intent.shape, at });
  else newApps.delete(slug);
}
