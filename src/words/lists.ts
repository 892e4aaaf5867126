import { toVisibleLine } from '../text/characters.ts';
import { cutText } from '../text/cutText.ts';
import type { Words } from './words.ts';

/** Names in one line before the rest is only counted. */
const NAMED = 6;
/** Characters of a name. */
const LONGEST = 60;

/**
 * Text from upstream as a Markdown code span: one line, nothing invisible, no way out of the span, cut after `longest`
 * characters. The changelog is shown as Markdown and sent to registries.
 */
export function wordCode(value: string, longest = LONGEST): string {
  const line = toVisibleLine(value).replace(/ +/g, ' ').trim();
  const shown = cutText(line === '' ? '(unnamed)' : line, longest);
  if (!shown.includes('`')) return `\`${shown}\``;
  const fence = '`'.repeat(Math.max(...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return `${fence} ${shown} ${fence}`;
}

/** `a`, `b` and 12 more. */
export function joinCode(words: Words, values: readonly string[]): string {
  return joinAll(
    words,
    values.map((value) => wordCode(value)),
  );
}

/** `a, b and 12 more` of texts that are safe where they will stand. */
export function joinAll(words: Words, values: readonly string[]): string {
  const rest = values.length - NAMED;
  const shown = rest > 0 ? [...values.slice(0, NAMED), words.say('list.more', { count: rest })] : [...values];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : words.say('list.last', { list: joinWith(words, shown), last });
}

/** `a, b`. */
export function joinWith(words: Words, values: readonly string[]): string {
  return values.join(words.say('list.separator'));
}
