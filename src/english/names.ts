import { toVisibleLine } from '../text/characters.ts';

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
  const characters = [...(line === '' ? '(unnamed)' : line)];
  const shown =
    characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
  if (!shown.includes('`')) return `\`${shown}\``;
  const fence = '`'.repeat(Math.max(...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return `${fence} ${shown} ${fence}`;
}

/** `a`, `b` and 12 more. */
export function wordNames(values: readonly string[]): string {
  return joinNames(values.map((value) => wordCode(value)));
}

/** The same of words that are safe already. */
export function joinNames(words: readonly string[]): string {
  const shown =
    words.length > NAMED ? [...words.slice(0, NAMED), `${words.length - NAMED} more`] : [...words];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
