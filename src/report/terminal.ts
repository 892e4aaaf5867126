import { spellOut } from '../text/characters.ts';

/** Colours a text, or not. */
export type Paint = (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** A painter for a terminal, or one that leaves text as it is. */
export function createPainter(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
}

/** Upstream text goes to terminals and logs without characters that act or hide. */
export const printable = spellOut;
