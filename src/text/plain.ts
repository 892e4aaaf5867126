const PLAIN = /^[a-z0-9]*$/;
const NOT_LETTERS = /[^a-z0-9]+/g;
const NOT_LETTERS_ANYWHERE = /[^\p{L}\p{N}]+/gu;
const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;

/** What is left of a name when case, accents, spaces and punctuation do not count: "Mönday.com" is "mondaycom". */
export function toPlain(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  if (ASCII.test(lower)) return lower.replace(NOT_LETTERS, '');
  return lower.normalize('NFKD').replace(MARKS, '').replace(NOT_LETTERS_ANYWHERE, '');
}

/** A web address without what Membrane's lookup by URL ignores: scheme, `www.`, case, a fragment and closing slashes. */
export function toAddressKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}
