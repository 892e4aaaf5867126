import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOf, measureFacts, readCatalogFacts, readPublishedFacts } from './factFigures.mjs';
import { importPublished, unpackPublished } from './importPublished.mjs';
import { measureBundles, measurePages, readPages } from './pageFigures.mjs';

const USAGE = `Usage: npm run import-figures -- [options]

Imports a tree of published pages into a new catalog with this project's settings and templates, builds it frozen, and
measures the pages without skillpress' own code, next to the published ones. Exit code 1 when a bound is missed.

  --legacy DIR   the published pages (default: ../shared/corpus/legacy-skills.tar.gz, unpacked)
  --every N      takes every n-th page only: quick, and finds what is not rare (1)
  --keep         leaves the catalog there
`;
const repo = fileURLToPath(new URL('..', import.meta.url));
const ARCHIVE = resolve(repo, '../shared/corpus/legacy-skills.tar.gz');

/** What is printed: a figure, its most, and how it is written. */
const percent = (value) => `${(value * 100).toFixed(1)} %`;
const ROWS = [
  ['pages that break the Agent Skills specification', 'violations', 0],
  ['pages with a refusal of a language model', 'refusals', 0],
  ['pages with a control or invisible character', 'controls', 0],
  ['generic descriptions', 'generic', 0],
  ['pages that say "No description"', 'noDescription', 0],
  ['pages with a step that leads nowhere', 'dangling', 0],
  ['pages with an empty or non-URL shell argument', 'arguments', 0],
  ['pairs with the same description but for the brand', 'sameDescription', 0],
  ['tokens of a page, median', 'tokens', 1100, (value) => String(Math.round(value))],
  ['boilerplate where actions are known, median', 'boilerplate', 0.6, percent],
  ['ClawHub bundles with a control or invisible character', 'bundleControls', 0],
  ['ClawHub bundles whose front matter a parser misreads', 'bundleHeads', 0],
  ['apps with a guess in summary, notes or actions', 'guesses', 0],
  ['apps with a verb among their entities', 'verbs', 0],
  ["apps with a web site's menu among their entities", 'menus', 0],
  ['apps with a note on an action that they lack', 'unknownActions', 0],
  ['largest group of one ClawHub fingerprint', 'fingerprint', 0.03, percent],
  ['different ClawHub fingerprints', 'fingerprints', null],
];

/** In a part of the pages, the largest group is by chance a larger part. */
const FINGERPRINT_OF_SOME = 0.04;

/** How many faults are named. */
const FAULTS = 20;

process.exitCode = main();

function main() {
  const { values } = parseArgs({
    options: {
      legacy: { type: 'string' },
      every: { type: 'string', default: '1' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const work = mkdtempSync(join(tmpdir(), 'skillpress-import-'));
  try {
    const legacy =
      values.legacy === undefined ? unpackPublished(ARCHIVE, join(work, 'legacy')) : resolve(values.legacy);
    const every = Number(values.every);
    const rows = every === 1 ? ROWS : ROWS.map(relax);
    return report(takeEvery(every, legacy, join(work, 'taken')), work, rows);
  } catch (error) {
    console.error(`import-figures: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    if (values.keep) console.error(`Kept: ${work}`);
    else rmSync(work, { recursive: true, force: true });
  }
}

/** A folder with every n-th of the pages of another one. */
function takeEvery(n, legacy, dir) {
  if (n === 1) return legacy;
  for (const [at, slug] of readdirSync(legacy).sort().entries())
    if (at % n === 0) cpSync(join(legacy, slug), join(dir, slug), { recursive: true });
  return dir;
}

function relax(row) {
  return row[1] === 'fingerprint' ? row.with(2, FINGERPRINT_OF_SOME) : row;
}

function report(legacy, work, rows) {
  const { catalog, imported, built } = importPublished(legacy, join(work, 'catalog'));
  const { apps, dropped } = imported;
  // Skills of the whole catalog, such as the router, are no pages of apps.
  const index = JSON.parse(readFileSync(join(catalog, 'dist/catalog.json'), 'utf8'));
  const slugs = new Set(index.apps.map(({ slug }) => slug));
  const pages = readPages(join(catalog, 'dist/skills')).filter(({ slug }) => slugs.has(slug));
  const bundles = readPages(join(catalog, 'dist/clawhub'));
  console.log(
    `imported ${apps.imported} · drafts ${apps.drafts} · built ${pages.length} · failed ${built.apps.failed}\nwarnings: ${tally(built.findings, 'warning')}`,
  );
  console.log(
    `dropped: ${Object.entries(dropped)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}\n`,
  );
  const published = readPages(legacy);
  const facts = readCatalogFacts(join(catalog, 'apps'));
  const missed = table(
    rows,
    { ...measurePages(published), ...measureBundles(published), ...measureFacts(readPublishedFacts(legacy)) },
    { ...measurePages(pages), ...measureBundles(bundles), ...measureFacts(facts) },
  );
  for (const fault of facts.flatMap(faultsOf).slice(0, FAULTS)) console.log(`  ${fault}`);
  const lacking = missing(apps.total - apps.drafts, { pages, bundles, built });
  for (const text of lacking) console.log(`\nMISSED: ${text}`);
  return missed === 0 && lacking.length === 0 ? 0 : 1;
}

/** What an import that is as good as its bounds would have besides. */
function missing(expected, { pages, bundles, built }) {
  const errors = built.findings.filter(({ level }) => level === 'error');
  const examples = errors.slice(0, 10).map(({ app, rule, message }) => `  ${app}: ${rule}: ${message}`);
  return [
    ...(errors.length === 0
      ? []
      : [
          [
            `the rules refuse ${built.apps.failed} imported apps: ${tally(errors, 'error')}`,
            ...examples,
            'Mend the import so that it leaves out what these rules refuse.',
          ].join('\n'),
        ]),
    ...(pages.length === expected ? [] : [`${expected} pages were expected, ${pages.length} were built`]),
    ...(bundles.length === expected
      ? []
      : [`${expected} ClawHub bundles were expected, ${bundles.length} were built`]),
  ];
}

/** "descriptor/https 7, marketplace/slug 3" of the findings of a level. */
function tally(findings, level) {
  const counts = new Map();
  for (const each of findings)
    if (each.level === level) counts.set(each.rule, (counts.get(each.rule) ?? 0) + 1);
  const rules = [...counts].toSorted(([, a], [, b]) => b - a);
  return rules.map(([rule, count]) => `${rule} ${count}`).join(', ') || `no ${level}`;
}

/** Prints every row; returns how many bounds were missed. */
function table(rows, published, imported) {
  const wide = Math.max(...rows.map(([what]) => what.length));
  const line = (what, before, now, most, verdict) =>
    `${what.padEnd(wide)}  ${String(before).padStart(9)}  ${String(now).padStart(8)}  ${String(most).padStart(7)}  ${verdict}`.trimEnd();
  console.log(line('', 'published', 'imported', 'bound', ''));
  let missed = 0;
  for (const [what, figure, most, write = String] of rows) {
    const isMissed = most !== null && imported[figure] > most;
    missed += isMissed ? 1 : 0;
    console.log(
      line(
        what,
        write(published[figure]),
        write(imported[figure]),
        most === null ? '' : write(most),
        isMissed ? 'MISSED' : '',
      ),
    );
  }
  return missed;
}
