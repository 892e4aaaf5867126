import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CatalogFolder } from './catalogFolder.mjs';
import { CatalogRun } from './catalogRun.mjs';
import { dropBroken } from './dropBroken.mjs';
import { MaintainerRun } from './maintainerRun.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { findMeter } from './measure.mjs';
import { readCorpus } from './readCorpus.mjs';
import { summarise, tables } from './report.mjs';

const USAGE = `Usage: npm run bench -- [options]

Measures whole processes of the compiled skillpress on catalogs made out of the corpus, next to \`node -e 0\` and
\`cp -r dist\`, in turn, and prints medians, minima, and ratios of minima (what else the machine does disturbs them least) with the bounds
that they are to keep. Prints MISSED for a bound that is exceeded; the exit code is 0 all the same, 1 when a run did something wrong, 2 when the bench cannot start.

  --corpus FILE      apps to make catalogs of (../shared/corpus/apps.jsonl)
  --dir DIR          where the temporary folder is made (/dev/shm when it is there, else the system's)
  --rounds N         rounds of 3,074 apps (7)
  --big-rounds N     rounds of 30,740 apps (3); 0 leaves that catalog out
  --cli FILE         the compiled command line to measure (lib/cli.js)
  --json FILE        writes the figures, every single run included
  --keep             leaves the catalogs there
`;
const SIZES = [3074, 30_740];
/** What is measured each round, in this order: each case finds what the one before left. */
const STEPS = {
  3074: [
    'node',
    'help',
    'checkFresh',
    'coldWithoutIndex',
    'unchangedWithoutIndex',
    'cold',
    'copy',
    'site',
    'siteUnchanged',
    'unchanged',
    'checkout',
    'oneChanged',
    'oneChangedBroken',
    'checkUnchanged',
    'checkOne',
    'list',
    'show',
    'releaseAll',
    'publishAll',
    'releaseOne',
    'publishOne',
  ],
  30740: ['node', 'cold', 'copy', 'unchanged', 'oneChanged'],
};
/** Cases that end in a fraction of a second: single runs differ by a third, so each round has several and counts the least. */
const SHORT = new Set([
  'node',
  'help',
  'unchangedWithoutIndex',
  'unchanged',
  'oneChanged',
  'oneChangedBroken',
  'checkUnchanged',
  'checkOne',
  'list',
  'show',
]);
const REPEATS = 9;

const repo = fileURLToPath(new URL('..', import.meta.url));
// Ctrl-C ends the process being measured, which ends the bench as a wrong run does: with the temporary folder removed.
process.on('SIGINT', () => {});
process.exitCode = main();

function main() {
  const options = readOptions();
  if (!options) return 2;
  const work = mkdtempSync(join(options.dir, 'skillpress-bench-'));
  try {
    bench(work, options);
    return 0;
  } catch (error) {
    console.error(`\nbench: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    if (options.keep) console.error(`Kept: ${work}`);
    else rmSync(work, { recursive: true, force: true });
  }
}

function bench(work, options) {
  const meter = findMeter(join(work, 'figures'));
  const corpus = readCorpus(options.corpus);
  const sizes = options.bigRounds === 0 ? SIZES.slice(0, 1) : SIZES;
  const runs = sizes.map((count) => {
    const dir = join(work, String(count));
    mkdirSync(dir);
    const slugs = makeCatalog({ dir, corpus, count, repo });
    const broken = dropBroken(dir, options.cli);
    const sound = slugs.filter((slug) => !broken.has(slug));
    const folder = new CatalogFolder({ meter, cli: options.cli, dir, slugs: sound });
    return { builds: new CatalogRun(folder), maintainer: new MaintainerRun(folder) };
  });
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${work}, measured by ${meter.name}${meter.name === 'wall only' ? ': no CPU time, no memory' : ''}\n`,
  );
  // Not measured: reads the compiled code into the page cache and stops here if the catalog has findings.
  runs[0].builds.checkFresh();
  const rounds = measureRounds(runs, [options.rounds, options.bigRounds]);
  const summary = summarise(rounds, SIZES, availableParallelism());
  console.log(tables(summary));
  if (options.json)
    writeFileSync(
      options.json,
      `${JSON.stringify({ node: process.version, meter: meter.name, ...summary, rounds }, null, 2)}\n`,
    );
}

/** Sizes and cases take turns within a round, so that a slow minute of the machine slows all of them. */
function measureRounds(runs, wanted) {
  const rounds = Object.fromEntries(SIZES.map((size) => [size, []]));
  for (let round = 1; round <= Math.max(...wanted); round += 1) {
    console.error(`round ${round} of ${Math.max(...wanted)}`);
    for (const [at, size] of SIZES.entries()) {
      if (round <= wanted[at])
        rounds[size].push(Object.fromEntries(STEPS[size].map((step) => [step, measureStep(runs[at], step)])));
    }
  }
  return rounds;
}

/** The least times and the largest memory of the runs that a case has in a round. */
function measureStep({ builds, maintainer }, step) {
  const runs = Array.from({ length: SHORT.has(step) ? REPEATS : 1 }, () =>
    step in builds ? builds[step]() : maintainer[step](),
  );
  const [{ largest }] = runs;
  const least = (figure) => (runs[0][figure] === null ? null : Math.min(...runs.map((run) => run[figure])));
  const rss = runs[0].rss === null ? null : Math.max(...runs.map((run) => run.rss));
  return { wall: least('wall'), cpu: least('cpu'), rss, ...(largest === undefined ? {} : { largest }) };
}

/** Options with defaults; `undefined` after saying why they cannot be used. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: 'string', default: join(repo, '../shared/corpus/apps.jsonl') },
        dir: { type: 'string', default: temporaryFolder() },
        rounds: { type: 'string', default: '7' },
        'big-rounds': { type: 'string', default: '3' },
        cli: { type: 'string', default: join(repo, 'lib/cli.js') },
        json: { type: 'string' },
        keep: { type: 'boolean', default: false },
      },
    });
    const [rounds, bigRounds] = [values.rounds, values['big-rounds']].map(Number);
    if (![rounds, bigRounds].every(Number.isInteger) || rounds < 1 || bigRounds < 0)
      throw new Error('--rounds takes a whole number from 1, --big-rounds one from 0.');
    for (const [what, path] of [
      ['corpus', values.corpus],
      ['compiled command line', values.cli],
    ]) {
      if (!existsSync(path)) throw new Error(`There is no ${what} at ${resolve(path)}.`);
    }
    return { ...values, cli: resolve(values.cli), rounds, bigRounds };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

/** Memory, where there is such a folder: a disk's own pace would hide what skillpress costs. */
function temporaryFolder() {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
