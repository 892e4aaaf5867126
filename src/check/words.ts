import { copyText } from '../text/memo.ts';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
/** Results that are kept; apps share most of their words. */
const KEPT = 20_000;

/** The words of a text in small letters; hyphens and underscores part them. */
export function listProseWords(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** A small-letter word without its plural ending, so that "invoices" and "invoice" compare as one. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:[sx]|[cs]h)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

const KEYS = new Map<string, string>();

/** A noun as it is compared with others: "Tax Rates", "tax-rate" and "TaxRate" are one. */
export function toNounKey(noun: string): string {
  const known = KEYS.get(noun);
  if (known !== undefined) return known;
  const apart = noun.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  const key = listProseWords(apart).map(stem).join(' ');
  if (KEYS.size < KEPT) KEYS.set(copyText(noun), key);
  return key;
}
