import type { RemoteAnswer } from '../http/remote.ts';
import { wordAnswered } from './result.ts';
import { runSchema } from './tenantSchemas.ts';

/** What came of running an action once. `runId` is the run's name in Membrane's logs. */
export type RunOutcome =
  | { readonly kind: 'done'; readonly output: unknown; readonly runId: string | null }
  /** Membrane or the app said no: nothing more will come of it. */
  | { readonly kind: 'failed'; readonly message: string; readonly runId: string | null }
  /** It may have been carried out or not, or may still be. */
  | { readonly kind: 'unknown'; readonly message: string; readonly runId: string | null }
  /** It never left. */
  | { readonly kind: 'unsent'; readonly message: string };

/** Statuses that say nothing about whether the request was carried out, besides all from 500. */
const UNDECIDED = new Set([408, 425, 499]);

/** Reads the answer of `POST /actions/{id}/run`. */
export function readRunOutcome(answer: RemoteAnswer): RunOutcome {
  if (answer.kind === 'withheld') return { kind: 'unsent', message: answer.message };
  if (answer.kind === 'failed')
    return answer.sent
      ? { kind: 'unknown', message: answer.message, runId: null }
      : { kind: 'unsent', message: answer.message };
  const { status, json } = answer;
  const body = runSchema.safeParse(json);
  const runId = body.success ? (body.data.actionRunId ?? null) : null;
  if (status === 200 && body.success) return { kind: 'done', output: body.data.output ?? null, runId };
  const message = `Membrane ${wordAnswered(answer)}`;
  if (status === 200) return { kind: 'unknown', message: 'Membrane answered what is not JSON', runId };
  return { kind: status >= 500 || UNDECIDED.has(status) ? 'unknown' : 'failed', message, runId };
}
