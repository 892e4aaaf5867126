import { visibleLine } from '../text/characters.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './legacyPage.ts';

/** What a lost text leaves behind: zero bytes, or bytes that were no UTF-8. */
const DESTROYED = /[\u0000\uFFFD]/;

/** True for a text that something overwrote. */
export function isDestroyed(text: string): boolean {
  return DESTROYED.test(text);
}

/** One line of visible characters; what was taken out is in the ledger. `null` when nothing is left, or it was destroyed. */
export function cleanLine({ line, text }: Line, field: string, ledger: Ledger): string | null {
  if (isDestroyed(text)) {
    ledger.dropped.push({ line, field, reason: 'destroyed', value: text });
    return null;
  }
  const clean = visible(text);
  if (clean.length !== text.replace(/\s+/g, ' ').trim().length)
    ledger.repaired.push({ line, field, reason: 'invisible', from: text, to: clean });
  return clean === '' ? null : clean;
}

/** The visible characters of a text, with single spaces. */
export function visible(text: string): string {
  return visibleLine(text).replace(/ {2,}/g, ' ').trim();
}

/** Lower-case letters of any script and digits only, without accents: brands and nouns are compared like this. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036F]|[^\p{L}\p{M}\p{N}]/gu, '');
}

/** A text in which a brand stands no more, so that pages can be compared; "Mem" stays in "Membrane". */
export function neutral(text: string, name: string): string {
  if (name === '' || !text.includes(name)) return text;
  const brand = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${brand}(?![\\p{L}\\p{N}])`, 'gu'), '\u0001');
}
