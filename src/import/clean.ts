import { toVisibleLine } from '../text/characters.ts';
import { remember } from '../text/memo.ts';
import type { PageLog } from './pageLog.ts';
import type { PageLine } from './parsePage.ts';

/** What a lost text leaves behind: zero bytes, or bytes that were no UTF-8. */
const DESTROYED = /[\u0000\uFFFD]/;

/** True for a text that something overwrote. */
export function isDestroyed(text: string): boolean {
  return DESTROYED.test(text);
}

/** One line of visible characters; what was taken out is in the log. `null` when nothing is left, or it was destroyed. */
export function cleanLine({ line, text }: PageLine, field: string, log: PageLog): string | null {
  if (isDestroyed(text)) {
    log.dropped.push({ line, field, reason: 'destroyed', value: text });
    return null;
  }
  const clean = keepVisible(text);
  if (clean.length !== text.replace(/\s+/g, ' ').trim().length)
    log.repaired.push({ line, field, reason: 'invisible', from: text, to: clean });
  return clean === '' ? null : clean;
}

/** The visible characters of a text, with single spaces. */
export function keepVisible(text: string): string {
  return toVisibleLine(text).replace(/ {2,}/g, ' ').trim();
}

/** Finds a brand between other letters; "Mem" is not found in "Membrane". */
const patternOf = remember((name: string): RegExp => {
  const brand = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${brand}(?![\\p{L}\\p{N}])`, 'gu');
});

/** Returns a text in which a brand stands no more, so that pages can be compared. */
export function hideBrand(text: string, name: string): string {
  return name === '' || !text.includes(name) ? text : text.replace(patternOf(name), '\u0001');
}
