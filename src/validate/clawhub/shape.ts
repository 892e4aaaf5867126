import { hash } from 'node:crypto';

/** ClawHub looks at so many non-empty lines of a page's body. */
const LINES = 80;

/**
 * ClawHub's structural fingerprint of a page: what kind and size each of the first 80 non-empty lines of its body has. New
 * skills that share one are refused as template spam (openclaw/clawhub convex/lib/skillQuality.ts). 16 hex digits.
 */
export function shapeOf(page: string): string {
  const kinds: string[] = [];
  for (const line of bodyOf(page).split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    kinds.push(kindOf(trimmed));
    if (kinds.length === LINES) break;
  }
  return hash('sha256', kinds.join(' ')).slice(0, 16);
}

/** The text after the front matter. */
export function bodyOf(page: string): string {
  if (!page.startsWith('---\n')) return page;
  const end = page.indexOf('\n---\n', 3);
  return end === -1 ? page : page.slice(end + '\n---\n'.length);
}

function kindOf(line: string): string {
  const [mark = ''] = /^(?:#{1,3}\s|[-*+]\s|\d+[.)]\s)?/.exec(line) ?? [];
  return `${nameOf(mark)}${sizeOf(line.slice(mark.length))}`;
}

function nameOf(mark: string): string {
  if (mark === '') return 'p';
  if (mark.startsWith('#')) return `h${mark.trim().length}`;
  return /\d/.test(mark) ? 'n' : 'b';
}

/** At most 2 words, at most 6, or more; without taking the line apart, since a large catalog has a quarter of a million. */
function sizeOf(text: string): string {
  if (!/^\s*(?:\S+\s+){2}\S/.test(text)) return 's';
  return /^\s*(?:\S+\s+){6}\S/.test(text) ? 'l' : 'm';
}
