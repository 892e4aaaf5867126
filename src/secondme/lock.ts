import * as z from 'zod';
import { createUsageError } from '../errors.ts';
import { parseKeptJson } from '../text/parseKeptJson.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { KEY } from './facts.ts';
import { formatJson } from '../text/formatJson.ts';

const schema = z.strictObject({
  keys: z.record(z.string(), z.string().regex(KEY, 'expected a-z, 0-9 and hyphens only')),
});

/** The integration keys that were given out, by slug; none without the file. Throws a usage error for a broken one. */
export function parseLock(file: string, text: string | null): ReadonlyMap<string, string> {
  if (text === null) return new Map();
  const hint = 'Restore the committed file: its keys name integrations that users have.';
  const kept = parseKeptJson(text, schema);
  if (!kept.ok) throw createUsageError(`${file} is no list of integration keys: ${kept.why}`, hint);
  const keys = new Map(Object.entries(kept.value.keys));
  const twice = [...keys.values()].find((key, at, all) => all.indexOf(key) !== at);
  if (twice === undefined) return keys;
  throw createUsageError(`${file} gives the key "${twice}" to two apps`, hint);
}

/** Adds the key of a new app. Throws a usage error for one that another app has, as an app does that was renamed and kept its key. */
export function addKey(keys: Map<string, string>, slug: string, key: string): void {
  const [owner] = [...keys].find(([, taken]) => taken === key) ?? [];
  if (owner !== undefined)
    throw createUsageError(
      `The key "${key}" of the new app "${slug}" is that of the integration of "${owner}"`,
      `Give it another one: add a line such as "${slug}": "${key}-2" to ${SECONDME_LOCK_FILE}, and build again.`,
    );
  keys.set(slug, key);
}

/** The text of the lock file, in the order of the apps. */
export function formatLock(keys: ReadonlyMap<string, string>): string {
  const sorted = [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return formatJson({ keys: Object.fromEntries(sorted) });
}
