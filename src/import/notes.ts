import { cleanLine } from './clean.ts';
import { isFiller, isRefusal } from './junk.ts';
import type { Ledger } from './ledger.ts';
import type { Overview, OverviewItem } from './overview.ts';
import { sentencesOf } from './sentences.ts';

/** Fewer words about a noun say no more than the noun. */
const FEWEST_WORDS = 4;
/** What the rule `descriptor/notes` forbids: notes add no heading, link, HTML, table, quotation or command block. */
const MARKUP = /^\s*(?:#{1,6}\s|[|>]|`{3,}|~{3,}|(?:=+|-{2,})\s*$)|\]\(|\]\[|<[a-z!/?]|https?:\/\//i;
const LEAD = /^when to use which actions:\s*/i;

/** What a page says about its app below the list of nouns and beside each noun, as Markdown; empty when it says nothing. */
export function notesOf({ items, remarks }: Overview, kept: ReadonlySet<string>, ledger: Ledger): string {
  const beside = items.flatMap((item) => besideNoun(item, kept, ledger));
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

function besideNoun(
  { line, name, about }: OverviewItem,
  kept: ReadonlySet<string>,
  ledger: Ledger,
): string[] {
  const clean = about === '' ? null : cleanLine({ line, text: about }, 'notes', ledger);
  if (clean === null || clean.split(' ').length < FEWEST_WORDS || !kept.has(name)) return [];
  if (!isUseful(clean, line, ledger)) return [];
  return [`- ${name}: ${clean.charAt(0).toLowerCase()}${clean.slice(1)}`];
}

function isUseful(sentence: string, line: number, ledger: Ledger): boolean {
  const reason = isRefusal(sentence)
    ? 'refusal'
    : isFiller(sentence)
      ? 'filler'
      : MARKUP.test(sentence)
        ? 'markup'
        : null;
  if (reason !== null) ledger.dropped.push({ line, field: 'notes', reason, value: sentence });
  return reason === null;
}
