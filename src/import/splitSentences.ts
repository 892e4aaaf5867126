/** Ends that are no sentence's: abbreviations, initials, company forms. */
const ABBREVIATION =
  /(?:^|[\s(“"'])(?:e\.g|i\.e|etc|vs|approx|incl|no|inc|ltd|llc|corp|co|st|dr|mr|ms|mrs|jr|u\.s|u\.k|[A-Z])\.$/i;
const END = /[.!?]["'”’)]*(?=\s+["'“‘(]?[^a-z\s])/g;

/** The sentences of a paragraph, each with its full stop. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    if (ABBREVIATION.test(text.slice(start, found.index + 1))) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}
