import { toPlain } from '../text/plain.ts';
import { cleanLine } from './clean.ts';
import { isGuess } from './guesses.ts';
import { toNounKey } from '../check/words.ts';
import { findUnknownAction, type Evidence } from './knownActions.ts';
import { isFiller, isRefusal } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import { findParents, type Overview, type OverviewItem } from './readOverview.ts';
import { splitSentences } from './splitSentences.ts';

/** The least number of words about a noun that make a note: one, such as "(top-level)", tells nothing without its list. */
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
export function writeNotes(
  { items, remarks }: Overview,
  kept: readonly OverviewItem[],
  evidence: Evidence,
  log: PageLog,
): string {
  const names = new Set<string>();
  const several = new Set<string>();
  for (const { name } of kept) (names.has(name) ? several : names).add(name);
  const parents = findParents(items);
  const nouns = new Set(kept.map(({ name }) => toNounKey(name)));
  const isNoun = (name: string): boolean => nouns.has(toNounKey(name));
  const isKnown = (sentence: string): boolean => findUnknownAction(sentence, evidence, isNoun) === null;
  /** What follows a sentence about an action that the page does not have is about that action. */
  const keepKnown = (sentences: readonly string[], line: number): readonly string[] => {
    const at = sentences.findIndex((sentence) => !isKnown(sentence));
    if (at === -1) return sentences;
    const value = sentences.slice(at).join(' ');
    log.dropped.push({ line, field: 'notes', reason: 'unknown-action', value });
    return sentences.slice(0, at);
  };
  const beside = kept.flatMap((item) => {
    if (keepKnown([item.about], item.line).length === 0) return [];
    const parent = several.has(item.name) ? parents.get(item)?.name : undefined;
    return describeNoun(item, parent === undefined ? item.name : `${item.name} (${parent})`, log);
  });
  const below = remarks.flatMap(({ line, text }) => {
    const bullet = text.startsWith('- ') ? '- ' : '';
    const clean = cleanLine({ line, text: text.slice(bullet.length) }, 'notes', log);
    if (clean === null) return [];
    const useful = splitSentences(clean.replace(LEAD, '') || clean).filter((sentence) =>
      isUseful(sentence, line, log),
    );
    const known = keepKnown(useful, line);
    return known.length === 0 ? [] : [`- ${known.join(' ')}`];
  });
  return [...new Set([...beside, ...below])].join('\n');
}

function describeNoun({ line, name, about }: OverviewItem, label: string, log: PageLog): string[] {
  const clean = about === '' ? null : cleanLine({ line, text: about }, 'notes', log);
  if (clean === null || !isUseful(clean, line, log)) return [];
  const known = new Set(splitWords(name));
  const words = splitWords(clean);
  if (words.length < FEWEST_WORDS || words.every((word) => known.has(word))) {
    log.dropped.push({ line, field: 'notes', reason: 'filler', value: `${name} — ${clean}` });
    return [];
  }
  const start = PLAIN_START.test(clean) ? clean.charAt(0).toLowerCase() : clean.charAt(0);
  return [`- ${label}: ${start}${clean.slice(1)}`];
}

function splitWords(text: string): string[] {
  return text.split(' ').map(toPlain).filter(Boolean);
}

function isUseful(sentence: string, line: number, log: PageLog): boolean {
  const reason = isRefusal(sentence)
    ? 'refusal'
    : isFiller(sentence)
      ? 'filler'
      : isGuess(sentence)
        ? 'guess'
        : MARKUP.test(sentence)
          ? 'markup'
          : null;
  if (reason !== null) log.dropped.push({ line, field: 'notes', reason, value: sentence });
  return reason === null;
}
