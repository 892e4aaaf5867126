import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from './fuzz/mutate.mjs';
import { digest, filesIn, freshCopy, run, startEmulator } from './kill/refresh.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { readCorpus } from './readCorpus.mjs';

const USAGE = `Usage: node bench/killRefresh.mjs [options]

Shows what a refresh survives, with the compiled command line (npm run compile) and the emulator of the API:
1. a refresh without faults, which says how long one takes and what it ends with;
2. one with random faults: every app must end fresh or be named stale, and another without must end as the first one;
3. one that is killed (SIGKILL) again and again at random moments, with faults: after each kill every file must be old or
   new, and refreshing without faults until it is done must end as the first one.

  --apps N         apps of the corpus (1518)
  --kills N        how often the third one is killed (30)
  --faults P       share of the answers that are faulty (0.05)
  --seed N         of faults and moments (1)
  --corpus FILE    (../shared/corpus/apps.jsonl)
  --cli FILE       (lib/cli.js)
`;

const REPO = fileURLToPath(new URL('..', import.meta.url));
/** Runs until a refresh must be through. */
const MOST_RUNS = 3;
/** Those that a retry can mend, and those that it can't: with them some app is stale at each run. */
const FAULTS = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: { seconds: 1 } },
  { kind: 'status', status: 400 },
  { kind: 'reset', at: 'before-headers' },
  { kind: 'reset', at: 'mid-body' },
  { kind: 'truncate', framing: 'content-length' },
  { kind: 'truncate', framing: 'chunked' },
  { kind: 'html' },
  { kind: 'not-json' },
];

/** What no run leaves behind that has ended. */
const LITTER = [
  '.skillpress/lock',
  '.skillpress/journal.json',
  'dist/.skillpress-stage',
  'apps/.skillpress-stage',
];

process.exitCode = await main();

async function main() {
  const options = readOptions();
  if (!options) return 2;
  const work = mkdtempSync(join(tmpdir(), 'skillpress-kill-'));
  let emulator;
  try {
    const start = join(work, 'start');
    makeCatalog({ dir: start, corpus: readCorpus(options.corpus), count: options.apps, repo: REPO });
    const bench = { ...options, work, start, env: {} };
    const frozen = await run(bench, start, ['--frozen']).ended;
    if (frozen.code !== 0) throw new Error(`the catalog does not build:\n${frozen.stdout}${frozen.stderr}`);
    rmSync(join(start, '.skillpress'), { recursive: true });
    emulator = await startEmulator(start);
    const { url, token, setFaults } = emulator;
    bench.env = { MEMBRANE_TOKEN: token, MEMBRANE_API_URL: url };
    bench.setFaults = (probability) =>
      setFaults(probability === 0 ? [] : [{ kind: 'random', probability, seed: options.seed, of: FAULTS }]);
    const plain = await undisturbed(bench);
    const failures = [...(await withFaults(bench, plain)), ...(await withKills(bench, plain))];
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    console.log(failures.length === 0 ? 'all as it should be' : `${failures.length} failures`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    emulator?.close();
    rmSync(work, { recursive: true, force: true });
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        apps: { type: 'string', default: '1518' },
        kills: { type: 'string', default: '30' },
        faults: { type: 'string', default: '0.05' },
        seed: { type: 'string', default: '1' },
        corpus: { type: 'string', default: join(REPO, '../shared/corpus/apps.jsonl') },
        cli: { type: 'string', default: join(REPO, 'lib/cli.js') },
      },
    });
    const { corpus, cli, ...texts } = values;
    const numbers = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)]));
    if (!Object.values(numbers).every((number) => number >= 0)) throw new Error('options take a number.');
    return { ...numbers, corpus, cli };
  } catch (error) {
    console.error(`killRefresh: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

async function undisturbed(bench) {
  const dir = freshCopy(bench, 'plain');
  const child = run(bench, dir);
  const made = child.said('make:');
  const { code, report, ms } = await child.ended;
  if (code !== 0) throw new Error(`the refresh without faults ended with ${code}: ${JSON.stringify(report)}`);
  const files = filesIn(dir);
  console.log(
    `without faults: ${report.apps.total} apps, ${report.changes.created} files made, ${report.changes.updated} changed, in ${seconds(ms)}; digest ${digest(files)}`,
  );
  return { files, ms, writeMs: ms - (await made), before: filesIn(bench.start) };
}

/** Every app is fresh or named stale, and what is stale is as it was. */
async function withFaults(bench, { files, before }) {
  const dir = freshCopy(bench, 'faults');
  await bench.setFaults(bench.faults);
  const { code, report, ms } = await run(bench, dir).ended;
  const failures = [];
  if (!report) return [`a refresh with faults ended with ${code} and no report`];
  const named = new Set(
    report.findings.filter(({ rule }) => rule === 'membrane/failed').map(({ app }) => app),
  );
  const now = filesIn(dir);
  let fresh = 0;
  for (const slug of readdirSync(join(dir, 'apps'))) {
    const own = [...now.keys(), ...files.keys()].filter((path) => belongsTo(path, slug));
    const expected = named.has(slug) ? before : files;
    const wrong = own.find((path) => now.get(path) !== expected.get(path));
    if (wrong)
      failures.push(`${slug} is ${named.has(slug) ? 'named stale' : 'not named stale'}, but not ${wrong}`);
    else if (!named.has(slug)) fresh += 1;
  }
  if (code !== (named.size > 0 ? 3 : 0))
    failures.push(`${named.size} are stale, and the exit code is ${code}`);
  if (report.apps.stale !== named.size)
    failures.push(`${report.apps.stale} counted stale, ${named.size} named`);
  const again = await untilDone(bench, dir);
  const ended = digest(filesIn(dir));
  if (ended !== digest(files)) failures.push('refreshing again did not end as without faults');
  console.log(
    `with ${bench.faults * 100} % faults: ${fresh} fresh + ${named.size} named stale = ${fresh + named.size} of ${report.apps.total}, exit ${code}, in ${seconds(ms)}; ${again} more without faults until none was stale; digest ${ended}`,
  );
  return failures;
}

async function withKills(bench, plain) {
  const failures = [];
  const random = seeded(bench.seed);
  const times = { killed: 0, writing: 0, ended: 0 };
  let dir = freshCopy(bench, 'kills');
  await bench.setFaults(bench.faults);
  while (times.killed < bench.kills) {
    // Every other one while it writes, which is a small part of its time.
    const code = await runAndKill(bench, dir, { whileWriting: times.killed % 2 === 1, random, plain });
    if (code === null) {
      times.killed += 1;
      if (wasWriting(dir)) times.writing += 1;
      failures.push(
        ...halfDone(dir, plain).map((path) => `kill ${times.killed} left ${path} neither old nor new`),
      );
      continue;
    }
    // It was faster: the next ones begin anew.
    times.ended += 1;
    if (code === 0 && digest(filesIn(dir)) !== digest(plain.files))
      failures.push('a run that ended gave another digest');
    rmSync(dir, { recursive: true });
    dir = freshCopy(bench, 'kills');
  }
  const runs = await untilDone(bench, dir);
  const ended = digest(filesIn(dir));
  if (ended !== digest(plain.files))
    failures.push('refreshing after the kills did not end as without faults');
  for (const path of LITTER) if (existsSync(join(dir, path))) failures.push(`${path} is left`);
  console.log(
    `killed ${times.killed} times, ${times.writing} of them while writing (${times.ended} runs ended before); ${runs} more without faults until none was stale; digest ${ended}`,
  );
  return failures;
}

/** Refreshes, and kills that at a random moment; returns the exit code, `null` when it was killed before its end. */
async function runAndKill(bench, dir, { whileWriting, random, plain }) {
  const child = run(bench, dir);
  if (whileWriting) await Promise.race([child.said('make:'), child.ended]);
  const timer = setTimeout(() => child.kill(), random() * (whileWriting ? plain.writeMs : plain.ms));
  const { code } = await child.ended;
  clearTimeout(timer);
  return code;
}

function wasWriting(dir) {
  return ['.skillpress/journal.json', 'dist/.skillpress-stage'].some((path) => existsSync(join(dir, path)));
}

/** Files of apps that are neither as before nor as after; those of the whole catalog are in between. */
function halfDone(dir, { files, before }) {
  return [...filesIn(dir)].flatMap(([path, text]) => {
    const isWhole = path === 'dist/manifest.json' || path === 'dist/catalog.json';
    return isWhole || text === files.get(path) || text === before.get(path) ? [] : [path];
  });
}

/** Refreshes without faults until no app is stale; returns how many runs that took. */
async function untilDone(bench, dir) {
  await bench.setFaults(0);
  for (let runs = 1; runs <= MOST_RUNS; runs += 1) {
    const { code } = await run(bench, dir).ended;
    if (code === 0) return runs;
    if (code !== 3) throw new Error(`a refresh ended with ${code}`);
  }
  throw new Error(`some app was stale ${MOST_RUNS} times`);
}

function belongsTo(path, slug) {
  const [part, folder, name] = path.split('/');
  if (part === 'apps') return folder === slug;
  return name === slug || name === `${slug}.json`;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
