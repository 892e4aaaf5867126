import { createHash } from 'node:crypto';
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

/** The lines of the index, each with the app that it names first, and with its names. */
export function readIndex(router) {
  return filesBelow(join(router, 'references/index'))
    .sort()
    .flatMap((path) => readFileSync(join(router, 'references/index', path), 'utf8').split('\n'))
    .flatMap((text) => {
      const [, slug, names] = /^- ([a-z0-9-]+): (.*) \/ .* \/ .* \/ .* \/ /.exec(text) ?? [];
      return slug === undefined ? [] : [{ slug, names: `${slug} ${names}`.toLowerCase(), text }];
    });
}

/**
 * Who searches the index. Each ranks its lines by the words of a request that they share; unless it says otherwise, a word counts once,
 * in either number, and of equal lines the one that comes first in the index wins.
 */
export const AGENTS = {
  'as SKILL.md says': (lines) => searchAsTold(lines),
  'rare words count more': (lines) => searchByWords(lines, { weigh: rareFirst }),
  'each word counts alike': (lines) => searchByWords(lines),
  'alike, equal lines shuffled': (lines) => searchByWords(lines, { shuffled: true }),
  'alike, without small words': (lines) => searchByWords(lines, { keep: dropSmall }),
  'alike, in the number written': (lines) => searchByWords(lines, { keep: dropSmall, cut: cutWords }),
  'alike, also within words': (lines) => searchWithinWords(lines),
  'alike, as often as it stands': (lines) => searchByWords(lines, { keep: dropSmall, every: true }),
};

/**
 * The two searches of `SKILL.md`: the name alone, among the names, when the request says one; then the words of the job, of which
 * those that few lines have count more. The name is what a reader sees that it is: capitals or digits within the sentence.
 */
function searchAsTold(lines) {
  const search = searchByWords(lines, { weigh: rareFirst, keep: dropSmall });
  return (request, { named }) => {
    const byWords = search(request);
    if (!named) return byWords;
    const found = findNames(request)
      .map((name) => lines.filter(({ names }) => names.includes(name)))
      .filter((hits) => hits.length > 0);
    const [best = []] = found.sort((a, b) => a.length - b.length);
    const meant = new Set(best.map(({ slug }) => slug));
    const [first, rest] = [true, false].map((isMeant) =>
      byWords.filter((slug) => meant.has(slug) === isMeant),
    );
    const unshared = [...meant].filter((slug) => !first.includes(slug));
    return [...first, ...unshared, ...rest];
  };
}

const NAMES =
  /(?<=\S )(?=[^ ]*[\p{Lu}\d])[\p{L}\p{N}][\p{L}\p{N}.&-]*(?: (?=[^ ]*[\p{Lu}\d])[\p{L}\p{N}][\p{L}\p{N}.&-]*)*/gu;

function findNames(request) {
  return (request.match(NAMES) ?? []).map((name) => name.replace(/[.&-]+$/, '').toLowerCase());
}

/** `weigh` is given how many lines a word hits, and how many there are; `every`: a word counts as often as it stands in the line. */
function searchByWords(lines, options = {}) {
  const { weigh = () => 1, keep = (found) => found, cut = words, every = false, shuffled = false } = options;
  const hits = new Map();
  for (const [at, { text }] of lines.entries()) {
    const found = cut(text);
    for (const word of every ? found : new Set(found)) {
      if (!hits.has(word)) hits.set(word, []);
      hits.get(word).push(at);
    }
  }
  return (request) => {
    const scores = new Map();
    for (const word of new Set(keep(cut(request)))) {
      const found = hits.get(word) ?? [];
      for (const at of found) scores.set(at, (scores.get(at) ?? 0) + weigh(found.length, lines.length));
    }
    return rank(lines, scores, shuffled ? shuffleFor(request, lines) : undefined);
  };
}

/** As `grep -F` without `-w` does: "pay" hits "payment". */
function searchWithinWords(lines) {
  const texts = lines.map(({ text }) => text.toLowerCase());
  return (request) => {
    const scores = new Map();
    for (const word of new Set(dropSmall(cutWords(request)).filter(({ length }) => length > 2)))
      for (const [at, text] of texts.entries())
        if (text.includes(word)) scores.set(at, (scores.get(at) ?? 0) + 1);
    return rank(lines, scores);
  };
}

function rank(lines, scores, place = (at) => at) {
  return [...scores].sort(([a, x], [b, y]) => y - x || place(a) - place(b)).map(([at]) => lines[at].slug);
}

/** Another order of the lines for each request, the same in each run. */
function shuffleFor(request, lines) {
  const hash = (text) => createHash('sha256').update(text).digest().readUInt32BE();
  const places = new Map();
  return (at) => {
    if (!places.has(at)) places.set(at, hash(`${request} ${lines[at].slug}`));
    return places.get(at);
  };
}

function rareFirst(hits, lines) {
  return Math.log(1 + lines / hits);
}

/** What an agent does not search for. */
const SMALL = new Set(
  `a about all an and any are as at be by can did do does each every for from get had has have her his how i if in into is it its list
  me more my no not of off on or our out put she show so some that the their them then there these they this those to up us was we were
  what when where which who why will with you your`.split(/\s+/),
);

function dropSmall(found) {
  return found.filter((word) => !SMALL.has(word));
}

/** Lower-case words; a simple plural is its singular. */
function words(text) {
  return cutWords(text).map((word) => {
    if (word.length < 4) return word;
    if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
    return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  });
}

function cutWords(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
