import type { Halt } from './halt.ts';
import type { Refused } from './registry.ts';

/** Notices when what goes wrong with single apps goes wrong with all of them, before thousands have shown it. */
export interface FaultWatch {
  readonly refused: (slug: string, refusal: Refused) => void;
  /** Nobody could tell what became of one. */
  readonly unknown: (message: string) => void;
  readonly accepted: () => void;
}

const ALIKE_IN_A_ROW = 3;
const UNKNOWN_IN_A_ROW = 3;

/**
 * Stops a run when three refusals in a row say the same that is not known to be about content: then it is about the account,
 * in words that are not in the table yet. And when three in a row had no answer that could be made sense of.
 */
export function createFaultWatch(halt: Halt): FaultWatch {
  let last = '';
  let alike = 0;
  let unknown = 0;
  return {
    accepted: () => void (alike = unknown = 0),
    unknown: (message) => {
      unknown += 1;
      if (unknown < UNKNOWN_IN_A_ROW) return;
      halt.stop({
        kind: 'stopped',
        reason: 'down',
        resumeAt: null,
        message: `${UNKNOWN_IN_A_ROW} versions in a row had no usable answer, the last one: ${message}`,
        hint: 'Run the same command again later: it looks up first what became of them.',
      });
    },
    refused: (slug, { lasting, message }) => {
      const said = message.replaceAll(slug, '').replaceAll(/\d+/g, '');
      alike = !lasting && said === last ? alike + 1 : Number(!lasting);
      last = said;
      if (alike < ALIKE_IN_A_ROW) return;
      halt.stop({
        kind: 'stopped',
        reason: 'alike',
        resumeAt: null,
        message: `${ALIKE_IN_A_ROW} apps in a row were refused with the same words, so the others would be: ${message}`,
        hint: 'See what the registry means. Nothing else was sent; these apps are tried again after a day.',
      });
    },
  };
}
