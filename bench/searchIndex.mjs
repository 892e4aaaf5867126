import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The folder of the router of a built catalog. */
export function routerOf(catalog) {
  const { router } = parse(readFileSync(join(catalog, 'catalog.yaml'), 'utf8'));
  return join(catalog, 'dist/skills', router.name);
}

/** Every file below a folder, by its path from there. */
export function filesBelow(dir, prefix = '') {
  return readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(dir, path) : [path];
  });
}

/** The lines of the index, each with the app that it names first. */
export function readIndex(router) {
  return filesBelow(join(router, 'references/index'))
    .sort()
    .flatMap((path) => readFileSync(join(router, 'references/index', path), 'utf8').split('\n'))
    .flatMap((text) => {
      const slug = /^- ([a-z0-9-]+): /.exec(text)?.[1];
      return slug === undefined ? [] : [{ slug, text }];
    });
}

/**
 * Searches lines as an agent does that greps for each word of a request, in either number, and counts for each line the words that it
 * shares; of equal lines the one that comes first in the index wins. `weigh` is given how many lines a word hits, and how many there are.
 */
export function searchIndex(lines, weigh) {
  const hits = new Map();
  for (const [at, { text }] of lines.entries())
    for (const word of new Set(words(text))) hits.set(word, [...(hits.get(word) ?? []), at]);
  return (request) => {
    const scores = new Map();
    for (const word of new Set(words(request))) {
      const found = hits.get(word) ?? [];
      for (const at of found) scores.set(at, (scores.get(at) ?? 0) + weigh(found.length, lines.length));
    }
    return [...scores].sort(([a, x], [b, y]) => y - x || a - b).map(([at]) => lines[at].slug);
  };
}

/** Lower-case words; a simple plural is its singular. */
function words(text) {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
    if (word.length < 4) return word;
    if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
    return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  });
}
