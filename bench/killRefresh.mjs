import { fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleText } from '../compile.mjs';
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

if (process.argv[2] === 'server') await serve(process.argv[3], process.argv[4]);
else process.exitCode = await main();

async function main() {
  const options = readOptions();
  if (!options) return 2;
  const work = mkdtempSync(join(tmpdir(), 'skillpress-kill-'));
  let server;
  try {
    const start = join(work, 'start');
    makeCatalog({ dir: start, corpus: readCorpus(options.corpus), count: options.apps, repo: REPO });
    const bench = { ...options, work, start, env: {} };
    const frozen = await run(bench, start, ['--frozen']).ended;
    if (frozen.code !== 0) throw new Error(`the catalog does not build:\n${frozen.stdout}${frozen.stderr}`);
    rmSync(join(start, '.skillpress'), { recursive: true });
    server = fork(fileURLToPath(import.meta.url), ['server', await compileEmulator(work), start]);
    const { url, token } = await message(server);
    bench.env = { MEMBRANE_TOKEN: token, MEMBRANE_API_URL: url };
    bench.setFaults = async (probability) => {
      server.send(probability === 0 ? [] : [{ kind: 'random', probability, seed: options.seed, of: FAULTS }]);
      await message(server);
    };
    const plain = await undisturbed(bench);
    const failures = [...(await withFaults(bench, plain)), ...(await withKills(bench, plain))];
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    console.log(failures.length === 0 ? 'all as it should be' : `${failures.length} failures`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    server?.kill();
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
    const child = run(bench, dir);
    // Every other one while it writes, which is a small part of its time.
    if (times.killed % 2 === 1) await Promise.race([child.said('make:'), child.ended]);
    const most = times.killed % 2 === 1 ? plain.writeMs : plain.ms;
    const timer = setTimeout(() => child.kill(), random() * most);
    const { code } = await child.ended;
    clearTimeout(timer);
    if (code === null) {
      times.killed += 1;
      if (
        existsSync(join(dir, '.skillpress/journal.json')) ||
        existsSync(join(dir, 'dist/.skillpress-stage'))
      )
        times.writing += 1;
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
  const litter = [
    '.skillpress/lock',
    '.skillpress/journal.json',
    'dist/.skillpress-stage',
    'apps/.skillpress-stage',
  ];
  for (const path of litter) if (existsSync(join(dir, path))) failures.push(`${path} is left`);
  console.log(
    `killed ${times.killed} times, ${times.writing} of them while writing (${times.ended} runs ended before); ${runs} more without faults until none was stale; digest ${ended}`,
  );
  return failures;
}

/** Files of apps that are neither as before nor as after; those of the whole catalog are in between. */
function halfDone(dir, { files, before }) {
  return [...filesIn(dir)].flatMap(([path, text]) => {
    const isWhole = path === 'dist/manifest.json' || path === 'dist/catalog.json';
    return isWhole || text === files.get(path) || text === before.get(path) ? [] : [path];
  });
}

/** Refreshes without faults until no app is stale; answers how many runs that took. */
async function untilDone(bench, dir) {
  await bench.setFaults(0);
  for (let runs = 1; runs <= MOST_RUNS; runs += 1) {
    const { code } = await run(bench, dir).ended;
    if (code === 0) return runs;
    if (code !== 3) throw new Error(`a refresh ended with ${code}`);
  }
  throw new Error(`some app was stale ${MOST_RUNS} times`);
}

function run({ cli, env }, dir, args = []) {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'build', '--format', 'json', ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'], ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const report = code === null || stdout === '' ? undefined : JSON.parse(stdout);
      resolve({ code, report, stdout, stderr, ms: performance.now() - started });
    });
  });
  /** How long it took, in ms, until progress said so. */
  const said = (word) =>
    new Promise((resolve) => {
      child.stderr.on('data', () => stderr.includes(word) && resolve(performance.now() - started));
    });
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return { ended, said, kill: () => child.kill('SIGKILL') };
}

function freshCopy({ work, start }, name) {
  const dir = join(work, name);
  cpSync(start, dir, { recursive: true });
  return dir;
}

/** Texts of snapshots and of the output, by path. */
function filesIn(dir) {
  const files = new Map();
  for (const part of ['apps', 'dist'])
    for (const entry of readdirSync(join(dir, part), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !path.includes('.skillpress-stage'))
        files.set(relative(dir, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  return files;
}

function belongsTo(path, slug) {
  const [part, folder, name] = path.split('/');
  if (part === 'apps') return folder === slug;
  return name === slug || name === `${slug}.json`;
}

function digest(files) {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) hash.update(JSON.stringify([path, files.get(path)]));
  return hash.digest('hex').slice(0, 16);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Numbers in [0, 1) that are the same at each run (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function message(child) {
  return new Promise((resolve, reject) => {
    child
      .once('message', resolve)
      .once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)));
  });
}

/** The emulator is TypeScript. */
async function compileEmulator(dir) {
  const support = join(REPO, 'test/support/membrane');
  const outfile = join(dir, 'emulator.mjs');
  await bundleText("export * from './server.ts'; export * from './world.ts';", support, outfile);
  return outfile;
}

/** In a process of its own: the apps of a catalog as Membrane would have them. */
async function serve(emulator, catalog) {
  const { startMembrane, app, connector, action } = await import(pathToFileURL(emulator).href);
  const world = { apps: [], connectors: [], actions: [] };
  for (const slug of readdirSync(join(catalog, 'apps')).sort()) {
    const descriptor = readFileSync(join(catalog, 'apps', slug, 'app.md'), 'utf8');
    const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(descriptor)?.[1] ?? '';
    const name = field('name').startsWith('"') ? JSON.parse(field('name')) : field('name');
    const { actions } = JSON.parse(readFileSync(join(catalog, 'apps', slug, 'membrane.json'), 'utf8'));
    world.apps.push(app(slug, { name, appUri: field('homepage') }));
    world.connectors.push(connector(slug, { name }));
    for (const { key, name: title, description } of actions)
      world.actions.push(action(slug, key, { name: title, description }));
  }
  // The pins of the descriptors name the corpus' keys.
  const api = await startMembrane({ world, quirks: { catalogKeys: true } });
  process.on('message', (faults) => {
    api.setFaults(faults);
    process.send('set');
  });
  process.on('disconnect', () => process.exit());
  process.send({ url: api.url, token: api.token });
}
