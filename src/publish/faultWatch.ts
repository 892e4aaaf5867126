import type { Halt } from './halt.ts';
import { createStopped } from './objection.ts';
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
 * Stops a run when three refusals in a row have the same words, which are not known to be about content: then they are about the account, in
 * words that skillpress does not know yet. Stops it, too, when three versions in a row had no usable answer.
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
      halt.stop(
        createStopped(
          'down',
          `${UNKNOWN_IN_A_ROW} versions in a row had no usable answer, the last one: ${message}`,
          'Run the same command again later: it looks up first what became of them.',
        ),
      );
    },
    refused: (slug, { lasting, message }) => {
      const said = message.replaceAll(slug, '').replaceAll(/\d+/g, '');
      alike = !lasting && said === last ? alike + 1 : Number(!lasting);
      last = said;
      if (alike < ALIKE_IN_A_ROW) return;
      halt.stop(
        createStopped(
          'alike',
          `${ALIKE_IN_A_ROW} apps in a row were refused with the same words, so the others would be: ${message}`,
          'See what the registry means. Nothing else was sent; these apps are tried again after a day.',
        ),
      );
    },
  };
}
