import { isDestroyed, keepVisible } from './clean.ts';
import { isRefusal } from './junk.ts';
import type { PageLog, UnreadLine } from './pageLog.ts';
import type { PageSource } from './parsePage.ts';
import { isRecord } from '../text/isRecord.ts';

const KNOWN_KEYS = new Set([
  'name',
  'description',
  'compatibility',
  'license',
  'homepage',
  'repository',
  'metadata',
]);
const KNOWN_METADATA = new Set(['author', 'version', 'categories']);

/** Drops the description: every published one is its template filled in, and skillpress words a better one from the facts. */
export function dropDescription(source: PageSource, log: PageLog): void {
  const { head } = source;
  const value = isRecord(head) && 'description' in head ? String(head['description']) : '';
  if (value === '') return;
  const reason = isDestroyed(value) ? 'destroyed' : isRefusal(value) ? 'refusal' : 'generic';
  const line = findLine(source, 'description:');
  log.dropped.push({ line, field: 'description', reason, value: value.trim() });
}

/** Returns the keys of the front matter that no template has, those below `metadata` included. */
export function findStrangeKeys(source: PageSource): UnreadLine[] {
  const { head } = source;
  if (!isRecord(head)) return [{ line: 1, text: 'no front matter, or none that could be read as YAML' }];
  const { metadata } = head;
  return [
    ...Object.keys(head).filter((key) => !KNOWN_KEYS.has(key)),
    ...(isRecord(metadata) ? Object.keys(metadata) : []).filter((key) => !KNOWN_METADATA.has(key)),
  ].map((key) => ({ line: findLine(source, `${key}:`), text: keepVisible(key) }));
}

/** Returns the number of the first line that begins with a text; 1 when none does. */
export function findLine({ text }: PageSource, start: string): number {
  const at = text.split('\n').findIndex((line) => line.trimStart().startsWith(start));
  return at === -1 ? 1 : at + 1;
}
