/** The words of a text, split at white space: lexicons are written so. */
export function splitEntries(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The words of a text, as a set to look words up in. */
export function createSet(text: string): ReadonlySet<string> {
  return new Set(splitEntries(text));
}

/** The `one:other` pairs of a text, as a map to look the second up by the first. */
export function createPairs(text: string): ReadonlyMap<string, string> {
  return new Map(splitEntries(text).map((pair) => pair.split(':') as [string, string]));
}
