import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile } from '../compile.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { findMeter, measure, median } from './measure.mjs';
import { readCorpus } from './readCorpus.mjs';

const USAGE = `Usage: node bench/rules.mjs [options], after npm run compile

What the rules cost: a cold \`check\` next to a cold \`build --frozen\` of the same skillpress compiled without a rule, on a catalog
made out of the corpus. Prints medians and the ratio with its bound; MISSED when it is exceeded, the exit code is 0 all the
same, 1 when a run did something wrong.

  --corpus FILE   apps to make the catalog of (../shared/corpus/apps.jsonl)
  --dir DIR       where the temporary folder is made (/dev/shm when it is there, else the system's)
  --apps N        how many apps (3074)
  --rounds N      how often each is measured, by turns (9)
`;
/** How many times the build without rules the check may take. */
const BOUND = 3;
/** Takes the place of src/check/rules.ts. */
const NO_RULES = `export const rules = [];
const exceptionRule = { name: '', level: 'error' };
export const chooseRules = () => ({ all: [], list: [], exceptionRule });`;

const repo = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: join(repo, '../shared/corpus/apps.jsonl') },
    dir: { type: 'string', default: existsSync('/dev/shm') ? '/dev/shm' : tmpdir() },
    apps: { type: 'string', default: '3074' },
    rounds: { type: 'string', default: '9' },
    help: { type: 'boolean', default: false },
  },
});
const real = join(repo, 'lib/cli.js');
if (values.help || ![values.corpus, real].every(existsSync)) {
  console.error(values.help ? USAGE : `There is no ${resolve(values.corpus)} or no ${real}.\n\n${USAGE}`);
  process.exit(values.help ? 0 : 2);
}
const work = mkdtempSync(join(values.dir, 'skillpress-rules-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
await main(Number(values.apps), Number(values.rounds));

async function main(count, rounds) {
  const bare = await compileBare(join(work, 'bare'));
  const dir = join(work, 'catalog');
  mkdirSync(dir);
  makeCatalog({ dir, corpus: readCorpus(values.corpus), count, repo });
  const meter = findMeter(join(work, 'figures'));
  const steps = {
    build: () => buildBare(meter, bare, dir, count),
    check: () => checkReal(meter, dir, count),
  };
  // Not measured: reads the compiled code into the page cache and tells what the rules find.
  steps.build();
  console.log(
    `${count} apps, Node ${process.version}, ${meter.name}; check finds ${findingsIn(steps.check())}\n`,
  );
  const runs = Array.from({ length: rounds }, () => ({ build: steps.build(), check: steps.check() }));
  for (const [key, name] of [
    ['build', 'cold build, compiled without rules'],
    ['check', 'cold check, all rules'],
  ]) {
    const of = (figure) => Math.round(median(runs.map((run) => run[key][figure])));
    console.log(`${name.padEnd(36)} wall ${of('wall')} ms, CPU ${of('cpu')} ms, ${of('rss')} MB`);
  }
  const ratioOf = (figure) => median(runs.map(({ build, check }) => check[figure] / build[figure]));
  const [wall, cpu] = [ratioOf('wall'), ratioOf('cpu')];
  console.log(
    `${'check / build'.padEnd(36)} wall ${wall.toFixed(2)}, CPU ${cpu.toFixed(2)}, target <= ${BOUND}: ${wall <= BOUND ? 'ok' : 'MISSED'}`,
  );
}

/** The same source with an empty list of rules; the product has no switch for that. */
async function compileBare(dir) {
  const plugin = {
    name: 'no rules',
    load: (id) => (id.endsWith('src/check/rules.ts') ? { code: NO_RULES, moduleType: 'ts' } : null),
  };
  await compile(join(dir, 'lib'), { plugins: [plugin] });
  for (const name of ['package.json', 'templates'])
    cpSync(join(repo, name), join(dir, name), { recursive: true });
  return join(dir, 'lib/cli.js');
}

function buildBare(meter, cli, dir, count) {
  forget(dir);
  const run = measure(meter, [process.execPath, cli, 'build', '--frozen', '--quiet'], dir);
  const pages = run.status === 0 ? readdirSync(join(dir, 'dist/listings')).length : 0;
  if (pages !== count) fail(`expected ${count} pages without rules, received ${pages}`, run);
  return run;
}

function checkReal(meter, dir, count) {
  forget(dir);
  const run = measure(meter, [process.execPath, real, 'check', '--quiet', '--format', 'json'], dir);
  const { apps } = run.status === 0 || run.status === 1 ? JSON.parse(run.stdout) : { apps: {} };
  if (apps.built + apps.failed !== count)
    fail(`expected ${count} apps to be checked, received ${JSON.stringify(apps)}`, run);
  return run;
}

function findingsIn({ stdout }) {
  const counts = new Map();
  for (const { level, rule } of JSON.parse(stdout).findings)
    counts.set(`${level} ${rule}`, (counts.get(`${level} ${rule}`) ?? 0) + 1);
  return (
    [...counts]
      .sort()
      .map(([rule, count]) => `\n  ${count} ${rule}`)
      .join('') || 'nothing'
  );
}

function forget(dir) {
  for (const folder of ['dist', '.skillpress']) rmSync(join(dir, folder), { recursive: true, force: true });
}

function fail(message, { status, stdout, stderr }) {
  console.error(`bench: ${message}; exit code ${status}\n${stderr}${stdout}`.slice(0, 4000));
  process.exit(1);
}
