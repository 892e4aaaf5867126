import { remember } from '../text/memo.ts';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
/** Answers of one generation; apps share most of their nouns. */
const KEPT = 10_000;

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

/** A noun as it is compared with others: "Tax Rates", "tax-rate" and "TaxRate" are one. */
export const toNounKey = remember((noun: string): string => {
  const apart = noun.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  return listProseWords(apart).map(stem).join(' ');
}, KEPT);
