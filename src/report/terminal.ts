import { spellOut } from '../text/characters.ts';

/** Colours a text, or not. */
export type Paint = (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** Leaves text as it is. */
export const NO_COLOUR: Paint = (_, text) => text;

/** A painter for a terminal, which may show colours or not. */
export function createPainter(colour: boolean): Paint {
  return colour ? (style, text) => `\u001B[${CODES[style]}m${text}\u001B[0m` : NO_COLOUR;
}

/** Upstream text goes to terminals and logs without characters that act or hide. */
export const printable = spellOut;

/**
 * The lines of a table without spaces at their ends: two spaces between columns, each as wide as its longest cell. `isRight` tells which
 * columns, by number from 0, stand to the right.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  isRight: (column: number) => boolean,
): string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const align = (text: string, column: number): string =>
    isRight(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(align).join('  ').trimEnd());
}
