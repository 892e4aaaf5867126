/** Limits of a value as a schema has them, by keyword. */
type InputLimits = Readonly<Record<string, unknown>>;

/** What a schema says of the size of a value: `1 to 100`, `at most 255 characters`; empty when it says nothing. */
export function limitWords(limits: InputLimits): string {
  const { multipleOf, uniqueItems } = limits;
  const above = limits['exclusiveMinimum'];
  const below = limits['exclusiveMaximum'];
  return [
    // In older schemas a flag beside the limit tells that it is excluded.
    range(above === true ? undefined : limits['minimum'], below === true ? undefined : limits['maximum'], ''),
    bound('more than', above === true ? limits['minimum'] : above),
    bound('less than', below === true ? limits['maximum'] : below),
    bound('a multiple of', multipleOf),
    range(limits['minLength'], limits['maxLength'], 'character'),
    range(limits['minItems'], limits['maxItems'], 'item'),
    range(limits['minProperties'], limits['maxProperties'], 'field'),
    uniqueItems === true ? 'no item twice' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function range(least: unknown, most: unknown, unit: string): string {
  const words = (count: number): string =>
    `${count}${unit === '' ? '' : ` ${unit}${count === 1 ? '' : 's'}`}`;
  const [from, to] = [isNumber(least) ? least : null, isNumber(most) ? most : null];
  if (from !== null && to !== null) return from === to ? `exactly ${words(to)}` : `${from} to ${words(to)}`;
  if (from !== null) return from === 0 && unit !== '' ? '' : `at least ${words(from)}`;
  return to === null ? '' : `at most ${words(to)}`;
}

function bound(words: string, limit: unknown): string {
  return isNumber(limit) ? `${words} ${limit}` : '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A sentence with its end. */
export function endSentence(text: string): string {
  return /[.!?。！？…]$/.test(text) ? text : `${text}.`;
}

/** Sentences in one line, each with its end, cut between words so that at most `most` characters are left. */
export function joinSentences(parts: readonly string[], most: number): string {
  const text = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map(endSentence)
    .join(' ');
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most * 0.8))).trimEnd()}…`;
}
