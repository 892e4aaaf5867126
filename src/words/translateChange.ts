import { en } from './en.ts';
import type { Message, WordKey } from './wordTable.ts';
import { joinAll } from './lists.ts';
import type { Words } from './words.ts';

/** A Markdown code span. */
const SPAN = '(?:`[^`]+`|``+ .+? ``+)';
const PAIR = `${SPAN} to ${SPAN}`;
const listOf = (item: string): string => `${item}(?:, ${item})*(?: and (?:${item}|\\d+ more))?`;
/** What stands in the slots of English lines, by slot. */
const VALUES: Readonly<Record<string, string>> = {
  count: '\\d+',
  list: listOf(SPAN),
  pairs: listOf(PAIR),
  actions: `(?:the actions? |\\d+ actions?: )${listOf(SPAN)}`,
};

interface Pattern {
  readonly key: WordKey;
  readonly slots: readonly string[];
  /** Of a form that is for one alone and so need not say the number. */
  readonly isOne: boolean;
  readonly expression: RegExp;
}

let patterns: readonly Pattern[] | undefined;

/**
 * The line of a changelog in another language. Releases keep the English line: which words of the table it is made of is read off it. A
 * line that a person wrote stays as it is.
 */
export function translateChange(line: string, words: Words): string {
  patterns ??= Object.entries(en)
    .filter(([key]) => key.startsWith('change.'))
    .flatMap(([key, message]) => patternsOf(key as WordKey, message));
  return retell(line, words, patterns) ?? line;
}

function retell(line: string, words: Words, among: readonly Pattern[]): string | null {
  for (const { key, slots, isOne, expression } of among) {
    const found = expression.exec(line);
    if (!found) continue;
    const values: Record<string, string> = Object.fromEntries(
      slots.map((slot, at) => [slot, retellValue(slot, found[at + 1] ?? '', words, among)]),
    );
    const counted = { count: isOne ? 1 : countIn(values), ...values };
    return (words.say as (key: WordKey, slots: object) => string)(key, counted);
  }
  return null;
}

/** How many a list without a number has: it chooses the plural. */
function countIn({ list = '' }: Readonly<Record<string, string>>): number {
  return list.match(new RegExp(SPAN, 'g'))?.length ?? 0;
}

function retellValue(slot: string, value: string, words: Words, among: readonly Pattern[]): string {
  if (slot === 'actions') return retell(value, words, among) ?? value;
  if (slot !== 'list' && slot !== 'pairs') return value;
  const more = /^(.*) and (\d+) more$/.exec(value);
  const items = itemsIn(more?.[1] ?? value, slot === 'pairs' ? PAIR : SPAN).map((item) =>
    slot === 'pairs' ? (retell(item, words, among) ?? item) : item,
  );
  return more ? joinRest(words, items, Number(more[2])) : joinAll(words, items);
}

function itemsIn(text: string, item: string): string[] {
  return [...text.matchAll(new RegExp(item, 'g'))].map(([found]) => found);
}

function joinRest(words: Words, items: readonly string[], rest: number): string {
  return joinAll(words, [...items, ...Array.from({ length: rest }, () => '')]);
}

function patternsOf(key: WordKey, message: Message): Pattern[] {
  const forms = Object.entries(typeof message === 'string' ? { other: message } : message);
  return forms.map(([form, text]) => {
    const slots: string[] = [];
    const source = text
      .split(/\{(\w+)\}/)
      .map((part, at) => {
        if (at % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
        slots.push(part);
        return `(${VALUES[part] ?? SPAN})`;
      })
      .join('');
    return { key, slots, isOne: form === 'one', expression: new RegExp(`^${source}$`) };
  });
}
