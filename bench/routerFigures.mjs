import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { dropBroken } from './dropBroken.mjs';
import { importPublished, unpackPublished } from './importPublished.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { readCorpus } from './readCorpus.mjs';
import { AGENTS, filesBelow, readIndex, routerOf } from './searchIndex.mjs';

const USAGE = `Usage: npm run router-figures -- [options]

Imports the published pages into a new catalog, adds the apps of this one, builds it frozen, and measures the index of the router without
skillpress' own code: agents search it for the words of a request and rank its lines by the words that they share. Then builds
a catalog of 3,074 apps and measures the files. Exit code 1 when a bound is missed.

  --legacy DIR    the published pages (default: ../shared/corpus/legacy-skills.tar.gz, unpacked)
  --corpus FILE   the apps that the large catalog is made from (default: ../shared/corpus/apps.jsonl)
  --requests FILE another set of requests, of the form of bench/routerRequests.yaml, in place of the five of this repository
  --misses        names each request whose app is not among the first five
`;
const repo = fileURLToPath(new URL('..', import.meta.url));
const LARGE = 3074;
/** Apps of the corpus in which a rule finds an error are left out. */
const SPARE = 60;
const KIB = 1024;
const FIRST = 5;

/**
 * Each kind's least share of requests whose app is among the first five, by agent: those that SKILL.md makes, and one that counts. It is
 * asked of all sets but the fresh one, which tells whether the index was made for the others.
 */
const TOLD = { named: 0.97, near: 0.97, job: 0.7 };
const LEAST = {
  'as SKILL.md says': TOLD,
  'rare words count more': TOLD,
  'each word counts alike': { named: 0.85, near: 0.9, job: 0.7 },
};
const KINDS = Object.keys(TOLD);
const FRESH = 'fresh';
const SETS = {
  "this catalog's": join(repo, 'bench/requests.yaml'),
  'of other apps': join(repo, 'bench/routerRequests.yaml'),
  'held out': join(repo, 'bench/routerHeldOut.yaml'),
  'held out later': join(repo, 'bench/routerHeldOutLater.yaml'),
  [FRESH]: join(repo, 'bench/routerFresh.yaml'),
};

process.exitCode = await main();

async function main() {
  const { values } = parseArgs({
    options: {
      legacy: { type: 'string' },
      corpus: { type: 'string' },
      requests: { type: 'string' },
      misses: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const work = mkdtempSync(join(tmpdir(), 'skillpress-router-'));
  try {
    const missed = [...measureSearch(work, values), ...measureSize(work, values)];
    for (const text of missed) console.log(`\nMISSED: ${text}`);
    return missed.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`router-figures: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function measureSearch(work, { legacy, requests: file, misses }) {
  const sets = file === undefined ? SETS : { [file]: resolve(file) };
  const requests = Object.entries(sets).flatMap(([set, path]) => readRequests(set, path));
  const pages =
    legacy === undefined
      ? unpackPublished(resolve(repo, '../shared/corpus/legacy-skills.tar.gz'), join(work, 'legacy'))
      : resolve(legacy);
  const { catalog } = importPublished(pages, join(work, 'catalog'), (apps) =>
    cpSync(join(repo, 'apps'), apps, { recursive: true }),
  );
  const lines = readIndex(routerOf(catalog));
  const slugs = new Set(lines.map(({ slug }) => slug));
  const unknown = new Set(requests.map(({ app }) => app).filter((app) => !slugs.has(app)));
  if (unknown.size > 0) throw new Error(`no such app in the index: ${[...unknown].join(', ')}`);
  console.log(`${lines.length} apps; requests whose app is among the first ${FIRST}:\n`);
  return Object.entries(AGENTS).flatMap(([agent, searchIn]) => {
    const search = searchIn(lines);
    const lost = new Set(
      requests.filter(({ app, text, named }) => !search(text, { named }).slice(0, FIRST).includes(app)),
    );
    if (misses) for (const { kind, app, text } of lost) console.log(`  ${kind}, ${app}: ${text}`);
    return KINDS.flatMap((kind) => {
      const own = requests.filter((each) => each.kind === kind);
      return own.length === 0 ? [] : tellShares({ agent, kind, lost, sets: Object.keys(sets) }, own);
    });
  });
}

/** The requests of a file, of the kinds that are measured here, each with its app; `named` when it says a brand. */
function readRequests(set, file) {
  const kinds = Object.entries(parse(readFileSync(file, 'utf8'))).filter(([kind]) => KINDS.includes(kind));
  if (kinds.length === 0) throw new Error(`${file}: expected requests below named, near or job`);
  return kinds.flatMap(([kind, byApp]) =>
    Object.entries(byApp).flatMap(([app, texts]) =>
      [texts].flat().map((text) => ({ set, kind, app, text, named: kind === 'named' || kind === 'near' })),
    ),
  );
}

/** Prints the share of each set, and of all that are held to a bound; returns what is missed. */
function tellShares({ agent, kind, lost, sets }, requests) {
  const share = (some) => 1 - some.filter((each) => lost.has(each)).length / some.length;
  const bySet = sets
    .map((set) => [set, requests.filter((each) => each.set === set)])
    .filter(([, own]) => own.length > 0)
    .map(([set, own]) => `${set} ${percent(share(own))}`);
  const held = requests.filter(({ set }) => set !== FRESH);
  const all = share(held);
  console.log(
    `${agent.padEnd(28)} ${kind.padEnd(6)} ${percent(all).padStart(7)} of ${held.length} (${bySet.join(', ')})`,
  );
  const least = LEAST[agent]?.[kind] ?? 0;
  return all < least ? [`${kind}, ${agent}: ${percent(all)}, expected ${percent(least)}`] : [];
}

function measureSize(work, { corpus }) {
  const dir = join(work, 'large');
  const slugs = makeCatalog({
    dir,
    corpus: readCorpus(resolve(repo, corpus ?? '../shared/corpus/apps.jsonl')),
    count: LARGE + SPARE,
    repo,
  });
  const broken = dropBroken(dir, join(repo, 'lib/cli.js'));
  for (const slug of slugs.filter((each) => !broken.has(each)).slice(LARGE))
    rmSync(join(dir, 'apps', slug), { recursive: true });
  build(dir);
  const router = routerOf(dir);
  const sizes = filesBelow(router).map((path) => [path, statSync(join(router, path)).size]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const largest = sizes.reduce((most, each) => (each[1] > most[1] ? each : most));
  const page = readFileSync(join(router, 'SKILL.md'), 'utf8');
  const rows = [
    [`bytes of ${LARGE} apps`, total, 6 * KIB * KIB],
    [`bytes of the largest file, ${largest[0]}`, largest[1], 64 * KIB],
    ['lines of SKILL.md', page.split('\n').length, 500],
    ['tokens of SKILL.md', Math.ceil(page.length / 4), 1200],
    ['lines of the index besides one an app', readIndex(router).length - LARGE, 0],
  ];
  console.log('');
  for (const [what, value, most] of rows)
    console.log(`${what.padEnd(60)} ${String(value).padStart(9)} of ${most}`);
  return rows.flatMap(([what, value, most]) => (value > most ? [`${what}: ${value}, at most ${most}`] : []));
}

function build(dir) {
  const cli = join(repo, 'lib/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build', '--frozen', '--quiet'], {
    cwd: dir,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`the build of ${LARGE} apps ended with ${status}\n${stderr.slice(0, 2000)}`);
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
