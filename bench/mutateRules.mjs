import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutated, mutationsOf } from './mutations.mjs';

const USAGE = `Usage: node bench/mutateRules.mjs [--workers N] [name...]

Changes the rules in src/check/ and src/clawhub/rules/ one little thing at a time (a condition negated, a comparison or a number
off by one, && and || swapped, a list or a regular expression without an entry, a rule that finds nothing), runs the tests
below test/check/ and test/clawhub/ that reach the changed file, and prints the changes that no test notices. "name" picks files
whose path holds it. A change that ends or hangs the tests counts as noticed. Heads of loops, messages and documentation stay
as they are. The exit code is 0 whatever survives, 2 when it cannot start.
`;
/** A mutant without an answer for so long hangs. */
const PATIENCE_MS = 40_000;
const RUNNER = fileURLToPath(new URL('runMutants.mjs', import.meta.url));

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { workers: { type: 'string', default: '2' }, help: { type: 'boolean', default: false } },
});
if (values.help || !/^[1-9]$/.test(values.workers)) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const work = mkdtempSync(join(tmpdir(), 'skillpress-mutants-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
await main();

async function main() {
  const importers = importersIn(['src', 'test']);
  const files = ['src/check', 'src/clawhub/rules']
    .flatMap((dir) => filesIn(dir, true))
    .filter((file) => positionals.length === 0 || positionals.some((name) => file.includes(name)));
  const sums = { noticed: 0, survives: 0 };
  const next = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift())
      for (const verdict of await judge(file, reachedFrom(file, importers))) sums[verdict] += 1;
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, next));
  console.log(`${sums.noticed} mutants are noticed, ${sums.survives} survive`);
}

/** Makes all mutants of one file, runs its tests on each, and prints what survives. Answers the verdict of each. */
async function judge(file, reached) {
  const tests = [...reached].filter((path) => /^test\/(?:check|clawhub)\/.*\.test\.ts$/.test(path));
  const code = readFileSync(join(root, file), 'utf8');
  const changes = await mutationsOf(code);
  // The first is the file as it is: a test that fails with it tells nothing.
  const codes = [code, ...changes.map((change) => mutated(code, change))];
  const passed = await runAll({ root, file, reached: [...reached], tests, codes });
  const expected = Object.entries(passed.get(0) ?? {});
  const lines = [`${file}: ${changes.length} mutants, ${expected.length} tests in ${tests.length} files`];
  const verdicts = changes.map(({ line, what }, at) => {
    const now = passed.get(at + 1);
    if (!now || expected.some(([name, count]) => (now[name] ?? 0) < count)) return 'noticed';
    lines.push(`  survives ${file}:${line}: ${what}`);
    return 'survives';
  });
  console.log(lines.join('\n'));
  return verdicts;
}

/** The tests that pass, by mutant; none for a mutant that ended or hung its process, after which the others go on. */
async function runAll(job) {
  const passed = new Map();
  let ids = [...job.codes.keys()];
  while (ids.length > 0) {
    const { ended, running } = await runSome({ ...job, ids, dir: mkdtempSync(join(work, 'run-')) });
    for (const [id, names] of ended) passed.set(id, names);
    const done = new Set([...ended.keys(), ...running]);
    if (done.size === 0) throw new Error(`The tests of ${job.file} do not start`);
    ids = ids.filter((id) => !done.has(id));
  }
  return passed;
}

/** One process for as many mutants as it survives. */
function runSome(job) {
  return new Promise((answer) => {
    const [ended, running] = [new Map(), new Set()];
    const child = fork(RUNNER, {
      execArgv: ['--max-old-space-size=1000'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const kill = () => child.kill('SIGKILL');
    let watchdog = setTimeout(kill, PATIENCE_MS);
    child.send(job);
    child.on('message', ({ id, names }) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(kill, PATIENCE_MS);
      if (names) {
        ended.set(id, names);
        running.delete(id);
      } else running.add(id);
    });
    child.on('exit', () => {
      clearTimeout(watchdog);
      answer({ ended, running });
    });
  });
}

/** Importing files by imported file, over relative imports. */
function importersIn(dirs) {
  const importers = new Map();
  for (const file of dirs.flatMap((dir) => filesIn(dir, true))) {
    for (const [, source] of readFileSync(join(root, file), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)) {
      const imported = relative(root, join(root, dirname(file), source));
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return importers;
}

/** A file and everything that imports it, directly or not. */
function reachedFrom(file, importers) {
  const reached = new Set([file]);
  for (const each of reached) for (const importer of importers.get(each) ?? []) reached.add(importer);
  return reached;
}

function filesIn(dir, recursive) {
  return readdirSync(join(root, dir), { recursive, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
