import type { SnapshotAction } from '../model/snapshot.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { toPlain } from '../text/plain.ts';
import { stem, listProseWords } from '../check/words.ts';

/** What a page says of its app outside the list of nouns: the actions, and the words around the list. */
export interface Evidence {
  /** The stems of the words that the actions are done to, and of those of the summary. */
  readonly words: ReadonlySet<string>;
  /** The stems of what the actions are done to alone. */
  readonly objects: ReadonlySet<string>;
  /** Keys and names of the actions, in plain letters. */
  readonly actions: ReadonlySet<string>;
}

/** Collects what a page says of its app outside the list of nouns. */
export function collectEvidence(actions: readonly SnapshotAction[], summary: string | null): Evidence {
  const objects = new Set(
    actions.flatMap(({ name }) =>
      readActionName(name).flatMap(({ object }) => listProseWords(object).map(stem)),
    ),
  );
  const words = new Set([...objects, ...listProseWords(summary ?? '').map(stem)]);
  const names = actions.flatMap(({ key, name }) => [toPlain(key ?? ''), toPlain(name)]);
  return { words, objects, actions: new Set(names.filter(Boolean)) };
}

/** What stands in code or in quotation marks, where a note names an action. */
const MARKED = /`([^`]+)`|["“]([^"”]{2,60})["”]|(?<![\p{L}\p{N}])'([^']{2,60})'(?![\p{L}\p{N}])/gu;
/** Names in capitals after a word that speaks of an action, or before "action". */
const USED =
  /\b(?:[Uu]se|[Uu]sing|[Cc]all|[Rr]un|[Ii]nvoke|[Vv]ia) (?:the )?((?:\p{Lu}[\p{L}\p{N}]*)(?: (?:(?:by|of|to|for|in|and|or) )?\p{Lu}[\p{L}\p{N}]*)*)/gu;
/** `ListPhoneNumbers` and `get_report`. */
const IDENTIFIER =
  /(?<![\p{L}\p{N}`"_-])(?:\p{Lu}\p{Ll}+(?:\p{Lu}[\p{Ll}\p{N}]*)+|\p{Ll}+(?:_\p{Ll}+)+)(?![\p{L}\p{N}_-])/gu;
const SPEAKS_OF_ACTIONS = /\b(?:actions?|use|using|call|run|invoke|vs)\b/i;

/**
 * Returns the first name in a note that is no action of the page though it is used like one; `null` when there is none.
 * `isNoun` tells the nouns that the page has.
 */
export function findUnknownAction(
  note: string,
  { actions }: Evidence,
  isNoun: (name: string) => boolean,
): string | null {
  const marked = [...note.matchAll(MARKED)].map(([, code, quoted, single]) => code ?? quoted ?? single ?? '');
  const isUnknown = (name: string): boolean =>
    toPlain(name) !== '' && !actions.has(toPlain(name)) && !isNoun(name);
  const isOrder = (name: string): boolean => readActionName(name).length > 0;
  const speaks = SPEAKS_OF_ACTIONS.test(note.replaceAll(MARKED, ' '));
  const unmarked = [
    ...[...note.matchAll(USED)].map(([, name = '']) => name),
    ...[...note.matchAll(IDENTIFIER)].map(([name]) => name).filter((name) => speaks || countWords(name) > 2),
    ...(/^([\p{Lu}][^.:]{2,40}):\s/u.exec(note)?.slice(1) ?? []),
  ];
  return (
    marked.find((name) => isUnknown(name) && (speaks || isOrder(name))) ??
    unmarked.find((name) => isUnknown(name) && isOrder(name) && countWords(name) > 1) ??
    null
  );
}

function countWords(name: string): number {
  return name.split(/[\s_]+|(?<=\p{Ll})(?=\p{Lu})/u).length;
}
