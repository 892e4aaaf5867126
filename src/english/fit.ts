/** Most characters of a sentence. */
const LIMIT = 160;

/** The sentence, cut at a word and ended with "…" where it is too long. */
export function chooseFitting(sentence: string): string {
  if (sentence.length <= LIMIT) return sentence;
  const space = sentence.lastIndexOf(' ', LIMIT - 1);
  const cut = sentence.slice(0, space > LIMIT / 2 ? space : LIMIT - 1);
  return `${cut.replace(/[\s,.:;(–-]+$|[\uD800-\uDBFF]$/, '')}…`;
}

/** With a capital at the front. */
export function capitalise(text: string): string {
  const second = text.charAt(1);
  // "iPhone" and "eBay" begin small on purpose.
  return second !== second.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
