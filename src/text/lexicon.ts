/** The words of a text, split at white space: lexicons are written so. */
export function entries(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** As `entries`, to look words up in. */
export function setOf(text: string): ReadonlySet<string> {
  return new Set(entries(text));
}

/** `one:other` pairs, to look the second up by the first. */
export function pairsOf(text: string): ReadonlyMap<string, string> {
  return new Map(entries(text).map((pair) => pair.split(':') as [string, string]));
}
