const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const STEMS = new Map<string, string>();
/** Stems that are kept; apps share most of their words. */
const KEPT = 20_000;

/** The words of a text in small letters; hyphens and underscores part them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** A small-letter word without its plural ending, so that "invoices" and "invoice" compare as one. */
export function stem(word: string): string {
  if (!word.endsWith('s')) return word;
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const found = singular(word);
  if (STEMS.size < KEPT) STEMS.set(word, found);
  return found;
}

/** A noun as it is compared with others: "Tax Rates", "tax-rate" and "TaxRate" are one. */
export function nounKey(noun: string): string {
  const apart = noun.replace(/([a-z\d])([A-Z])/g, '$1 $2');
  return wordsOf(apart).map(stem).join(' ');
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:[sx]|[cs]h)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
