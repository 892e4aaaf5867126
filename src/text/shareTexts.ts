/** Longer texts are hardly ever equal. */
const LONGEST = 40;
const NONE: readonly never[] = Object.freeze([]);

/**
 * Makes equal short texts of all objects that it is given one text in memory, and empty lists one list: a name such as `List Users`
 * stands in thousands of records. Changes the object, which has to be the caller's own.
 */
export function createTextSharer(): <T extends object>(own: T) => T {
  const texts = new Map<string, string>();
  const share = (value: unknown): unknown => {
    if (typeof value === 'string') return value.length > LONGEST ? value : shareText(value);
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) && value.length === 0 ? NONE : shareIn(value);
  };
  const shareText = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const shareIn = <T extends object>(own: T): T => {
    for (const key of Object.keys(own)) {
      const part = own as Record<string, unknown>;
      part[key] = share(part[key]);
    }
    return own;
  };
  return shareIn;
}
