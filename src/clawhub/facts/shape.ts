import { splitHead } from '../../text/head.ts';
import { hash } from 'node:crypto';
import { countWords } from './words.ts';

/** ClawHub looks at so many non-empty lines of a page's body. */
export const SHAPE_LINES = 80;

/**
 * ClawHub's structural fingerprint of a page: what kind and size each of the first 80 non-empty lines of its body has. New
 * skills that share one are refused as template spam (openclaw/clawhub convex/lib/skillQuality.ts). 16 hex digits.
 */
export function readShape(page: string): string {
  const kinds = listLines(splitHead(page).body, SHAPE_LINES).map(kindOf);
  return hash('sha256', kinds.join('|')).slice(0, 16);
}

/** The non-empty lines of a body, trimmed, the first `most` of them. */
export function listLines(body: string, most: number): string[] {
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    lines.push(trimmed);
    if (lines.length === most) break;
  }
  return lines;
}

/** Only these marks count to ClawHub; a table, a fence or `1)` is a paragraph. */
const MARK = /^(?:#{1,3} |[-*]\s+|\d+\.\s+)/;

function kindOf(line: string): string {
  const mark = MARK.exec(line)?.[0] ?? '';
  return `${nameOf(mark)}:${sizeOf(line.slice(mark.length))}`;
}

function nameOf(mark: string): string {
  if (mark === '') return 'p';
  if (mark.startsWith('#')) return `h${mark.trim().length}`;
  return /\d/.test(mark) ? 'n' : 'b';
}

function sizeOf(text: string): string {
  const words = countWords(text, 7);
  if (words <= 2) return 's';
  return words <= 6 ? 'm' : 'l';
}
