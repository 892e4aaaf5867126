import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ActionOutcome } from '../account/runAction.ts';
import { endSentence } from '../../text/endSentence.ts';
import { toToolError, toAnswer } from './toolResult.ts';

/** Says what came of an action; whoever asked must know whether it may have been carried out. */
export function createOutcomeResult(outcome: ActionOutcome): CallToolResult {
  const run = 'runId' in outcome && outcome.runId !== null ? { runId: outcome.runId } : {};
  switch (outcome.kind) {
    case 'done':
      return toAnswer({ outcome: 'done', output: outcome.output, ...run });
    case 'failed':
      return toToolError({ outcome: 'failed', message: outcome.message, ...run });
    case 'invalid':
      return toToolError({
        outcome: 'invalid',
        message: `${endSentence(outcome.message)} Nothing was sent.`,
      });
    case 'unsent':
      return toToolError({
        outcome: 'not-sent',
        message: `${endSentence(outcome.message)} Nothing was run; it can be asked again.`,
      });
    case 'unknown':
      return toToolError({
        outcome: 'unknown',
        message: `The answer was lost (${outcome.message}), so the action may have been carried out or not. It is not sent again: look what happened first.`,
        ...run,
      });
  }
}
