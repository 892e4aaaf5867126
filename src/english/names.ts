/** Names in one line before the rest is only counted. */
const NAMED = 6;
/** Characters of a name. */
const LONGEST = 60;

/** Control characters, and what is invisible or turns the reading direction. */
const INVISIBLE =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uD800-\uDFFF\uE000-\uF8FF\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}\u{F0000}-\u{10FFFF}]/gu;

/**
 * Text from upstream as a Markdown code span: one line, nothing invisible, no way out of the span, cut after `longest`
 * characters. The changelog is shown as Markdown and sent to registries.
 */
export function code(value: string, longest = LONGEST): string {
  const line = value.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  const characters = [...(line === '' ? '(unnamed)' : line)];
  const shown =
    characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
  if (!shown.includes('`')) return `\`${shown}\``;
  const fence = '`'.repeat(Math.max(...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return `${fence} ${shown} ${fence}`;
}

/** `a`, `b` and 12 more. */
export function names(values: readonly string[]): string {
  return joined(values.map((value) => code(value)));
}

/** The same of words that are safe already. */
export function joined(words: readonly string[]): string {
  const shown =
    words.length > NAMED ? [...words.slice(0, NAMED), `${words.length - NAMED} more`] : [...words];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
