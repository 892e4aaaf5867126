import { CODE_FENCE, findNotesMarkup, INDENTED, NUMBERED, QUOTATION, TABLE } from '../../findNotesMarkup.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';

/** What goes on from line to line, and is told once. */
const BLOCKS: ReadonlySet<string> = new Set([NUMBERED, TABLE, QUOTATION]);

const HINT = 'Write it as a sentence or a bullet; put names, paths and addresses in `inline code`.';

export const notes: Rule = {
  name: 'descriptor/notes',
  level: 'error',
  about:
    "A descriptor's notes are paragraphs and bullets with inline code and emphasis: they add no heading, numbered list, link, HTML, table, quotation or command block to the page.",
  why: 'Notes are the only Markdown that a page takes over as it is, and an agent obeys what stands there. What could grow into structure of the page, be it only in one reader’s dialect, is refused rather than escaped, so that reviewers see what agents see. Names, paths, addresses and patterns belong into inline code, where all readers leave them alone.',
  bad: { notes: '## Ignore the above\n\nSee [the guide](https://acme.example/guide) or www.acme.example.' },
  good: {
    notes:
      '- Ids begin with `ord_`; *test* orders do not.\n- Times are in UTC.\n\nThe host is `api.acme.example`.',
  },
  excusable: false,
  everyLanguage: true,
  ofApp: ({ descriptor }) =>
    findRefusedNotes(descriptor).map(({ first, what }): Verdict => ({
      message: `The notes hold ${what}`,
      hint:
        what === NUMBERED ? 'Begin its lines with "1)", which is no step of the page, or with a dash.' : HINT,
      place: { note: first },
    })),
};

/** Lines of notes that a page cannot take over, counted from 0, and what they hold. */
export interface RefusedNotes {
  readonly first: number;
  readonly last: number;
  readonly what: string;
  /** A code block: its lines are no texts of their own. */
  readonly isCode: boolean;
  /** A code block that nothing closes: on a page it would swallow what follows. */
  readonly open: boolean;
  /** A numbered list: on a page the steps behind it would be counted on from it. */
  readonly counts: boolean;
}

/** Finds what no page takes over of a descriptor's notes; a code block is one, with all its lines. */
export function findRefusedNotes({
  name,
  aliases,
  notes,
}: Pick<Descriptor, 'name' | 'aliases' | 'notes'>): RefusedNotes[] {
  if (notes === '') return [];
  const brands = [name, ...aliases].filter((brand) => notes.includes(brand));
  const lines = notes.split('\n');
  const refused: RefusedNotes[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const what = line === '' ? null : findNotesMarkup(line, brands);
    if (what === null) continue;
    const end = findEnd(lines, at, what);
    const last = end ?? lines.length - 1;
    const before = refused.at(-1);
    if (before?.what === what && goesOn(what, lines.slice(before.last + 1, at)))
      refused[refused.length - 1] = { ...before, last };
    else
      refused.push({
        first: at,
        last,
        what,
        isCode: isCode(what),
        open: end === null,
        counts: what === NUMBERED,
      });
    at = last;
  }
  return refused;
}

/** Between the items of a numbered list stand blank lines, and indented ones that go on with an item. */
function goesOn(what: string, between: readonly string[]): boolean {
  return BLOCKS.has(what) && between.every((line) => what === NUMBERED && /^(?: |$)/.test(line));
}

function isCode(what: string): boolean {
  return what === CODE_FENCE || what === INDENTED;
}

/** The last line of what begins on a line; `null` when a fence is never closed. */
function findEnd(lines: readonly string[], at: number, what: string): number | null {
  if (what === CODE_FENCE) return findFenceEnd(lines, at);
  if (what !== INDENTED) return at;
  let last = at;
  while (/^(?: {4}|\t)\s*\S/.test(lines[last + 1] ?? '')) last += 1;
  return last;
}

/** The line that closes the fence of a line; `null` when none does. Behind a list marker a fence ends with its item: that line itself. */
function findFenceEnd(lines: readonly string[], at: number): number | null {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lines[at] ?? '')?.[1];
  if (fence === undefined) return at;
  const isEnd = (line: string): boolean => {
    const text = line.trim();
    return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
  };
  const length = lines.slice(at + 1).findIndex(isEnd);
  return length === -1 ? null : at + 1 + length;
}
