import { createSet } from '../lexicon.ts';

const DAYS = createSet('now today tomorrow tonight yesterday');
const WHICH = createSet('last next this');
const PERIODS = createSet('day hour month quarter week weekend year');

/** How many of the last words say when: "List Orders Last Week", "Get Sales Today". */
export function countTimeWords(words: readonly string[]): number {
  const last = words.at(-1) ?? '';
  if (DAYS.has(last)) return 1;
  return PERIODS.has(last) && WHICH.has(words.at(-2) ?? '') ? 2 : 0;
}
