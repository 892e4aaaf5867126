import { cleanLine, plain } from './clean.ts';
import { isFiller, isGuess, isRefusal } from './junk.ts';
import type { Ledger } from './ledger.ts';
import { parentsOf, type Overview, type OverviewItem } from './overview.ts';
import { sentencesOf } from './sentences.ts';

/** One word about a noun, such as "(top-level)", tells nothing without its list. */
const FEWEST_WORDS = 2;
/** A word that is no name; "SMS conversation" and "Open, High, Low" stay as they are. */
const PLAIN_START = /^\p{Lu}\p{Ll}*(?:-\p{Ll}+)*(?!,? \p{Lu}\p{Ll})(?=$|[ ,.])/u;
/** What the rule `descriptor/notes` forbids: notes add no heading, link, HTML, table, quotation or command block. */
const MARKUP = /^\s*(?:#{1,6}\s|[|>]|`{3,}|~{3,}|(?:=+|-{2,})\s*$)|\]\(|\]\[|<[a-z!/?]|https?:\/\//i;
const LEAD = /^when to use which actions:\s*/i;

/**
 * What a page says about its app below the list of nouns and beside each noun of `kept`, as Markdown; empty when it says
 * nothing.
 */
export function notesOf({ items, remarks }: Overview, kept: readonly OverviewItem[], ledger: Ledger): string {
  const names = new Set<string>();
  const several = new Set<string>();
  for (const { name } of kept) (names.has(name) ? several : names).add(name);
  const parents = parentsOf(items);
  const beside = kept.flatMap((item) => {
    const parent = several.has(item.name) ? parents.get(item)?.name : undefined;
    return besideNoun(item, parent === undefined ? item.name : `${item.name} (${parent})`, ledger);
  });
  const below = remarks.flatMap(({ line, text }) => {
    const bullet = text.startsWith('- ') ? '- ' : '';
    const clean = cleanLine({ line, text: text.slice(bullet.length) }, 'notes', ledger);
    if (clean === null) return [];
    const useful = sentencesOf(clean.replace(LEAD, '') || clean).filter((sentence) =>
      isUseful(sentence, line, ledger),
    );
    return useful.length === 0 ? [] : [`- ${useful.join(' ')}`];
  });
  return [...new Set([...beside, ...below])].join('\n');
}

function besideNoun({ line, name, about }: OverviewItem, label: string, ledger: Ledger): string[] {
  const clean = about === '' ? null : cleanLine({ line, text: about }, 'notes', ledger);
  if (clean === null || !isUseful(clean, line, ledger)) return [];
  const known = new Set(wordsOf(name));
  const words = wordsOf(clean);
  if (words.length < FEWEST_WORDS || words.every((word) => known.has(word))) {
    ledger.dropped.push({ line, field: 'notes', reason: 'filler', value: `${name} — ${clean}` });
    return [];
  }
  const start = PLAIN_START.test(clean) ? clean.charAt(0).toLowerCase() : clean.charAt(0);
  return [`- ${label}: ${start}${clean.slice(1)}`];
}

function wordsOf(text: string): string[] {
  return text.split(' ').map(plain).filter(Boolean);
}

function isUseful(sentence: string, line: number, ledger: Ledger): boolean {
  const reason = isRefusal(sentence)
    ? 'refusal'
    : isFiller(sentence)
      ? 'filler'
      : isGuess(sentence)
        ? 'guess'
        : MARKUP.test(sentence)
          ? 'markup'
          : null;
  if (reason !== null) ledger.dropped.push({ line, field: 'notes', reason, value: sentence });
  return reason === null;
}
