import type { Finding } from '../model/finding.ts';
import { MARK } from './byteOrderMark.ts';
import { findCutValues } from './findCutValues.ts';
import { findListMarks } from './findListMarks.ts';
import { QUOTED_LINE } from './typographicQuotes.ts';
import { locatePosition } from '../text/position.ts';

/** What is read otherwise than it looks in a file of YAML: a byte order mark, values that a comment cuts, quotes and commas of other scripts. */
export function findTextWarnings(source: string, yaml: string): Omit<Finding, 'app' | 'file'>[] {
  const marks = source.startsWith(MARK) ? [BYTE_ORDER_MARK] : [];
  const cuts = findCutValues(yaml).map(({ at, value, rest }) => ({
    level: 'warning' as const,
    rule: 'yaml/cut-value',
    ...at,
    message: `" #" begins a comment here: the value is ${JSON.stringify(value)}, without ${JSON.stringify(rest)}`,
    hint: 'Quote the value if the rest belongs to it; put two spaces before "# " if it is a comment.',
  }));
  const listMarks = findListMarks(yaml).map(({ at, mark, entry }) => ({
    level: 'warning' as const,
    rule: 'yaml/list-mark',
    ...at,
    message: `"${mark}" is no comma to YAML: ${JSON.stringify(entry)} is one entry of the list`,
    hint: 'Write "," between entries; put quotes around one that has this mark in it.',
  }));
  return [...marks, ...cuts, ...findQuotes(yaml), ...listMarks];
}

/** Values in the quotes of a text processor, which are letters to YAML. */
function findQuotes(yaml: string): Omit<Finding, 'app' | 'file'>[] {
  return [...yaml.matchAll(QUOTED_LINE)].map(({ 1: key = '', 2: value = '', index }) => ({
    level: 'warning',
    rule: 'yaml/quotes',
    ...locatePosition(yaml, index + key.length),
    message: `These quotes are letters to YAML: the value is ${value}, with them`,
    hint: 'Use plain quotes (" or \'), or none; where they belong to the text, put plain ones around them.',
  }));
}

const BYTE_ORDER_MARK = {
  level: 'warning',
  rule: 'yaml/byte-order-mark',
  line: 1,
  column: 1,
  message: 'The file begins with a byte order mark (U+FEFF)',
  hint: 'Save it as UTF-8 without one: other programs take it for a part of the text.',
} as const;
