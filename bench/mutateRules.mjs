import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { mutated, mutationsOf } from './mutations.mjs';

const USAGE = `Usage: node bench/mutateRules.mjs [--workers N] [name...]

Changes the rules in src/validate/ one little thing at a time (a condition negated, a comparison or a number off by one, && and
|| swapped, a list or a regular expression without an entry, a rule that finds nothing), runs the tests below test/validate/
that reach the changed file, and prints the changes that no test notices. "name" picks files whose path holds it. Prints all
survivors; the exit code is 0 all the same, 2 when it cannot start. Heads of loops, messages and documentation stay as they are.
`;
/** Where each mutant's own copy of a module is told from the others. */
const MARK = '?mutant=';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { workers: { type: 'string', default: '2' }, help: { type: 'boolean', default: false } },
});
if (values.help || !/^[1-9]\d?$/.test(values.workers)) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const work = mkdtempSync(join(tmpdir(), 'skillpress-mutants-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
await main();

async function main() {
  const importers = importersIn(['src', 'test']);
  const files = ['src/validate/rules', 'src/validate/clawhub', 'src/validate']
    .flatMap((dir) => filesIn(dir, false))
    .filter((file) => positionals.length === 0 || positionals.some((name) => file.includes(name)));
  const sums = { noticed: 0, survives: 0, 'not judged': 0 };
  for (const file of files)
    for (const verdict of await judge(file, reachedFrom(file, importers))) sums[verdict] += 1;
  console.log(
    `${sums.noticed} noticed, ${sums.survives} survive, ${sums['not judged']} not judged (their process ended)`,
  );
}

/** Makes all mutants of one file, runs its tests on each, and prints what survives. Answers the verdict of each. */
async function judge(file, reached) {
  const tests = [...reached].filter((path) => /^test\/validate\/.*\.test\.ts$/.test(path));
  const code = readFileSync(join(root, file), 'utf8');
  const changes = await mutationsOf(code);
  // The first is the file as it is: a test that fails with it tells nothing.
  const codes = [code, ...changes.map((change) => mutated(code, change))];
  rmSync(work, { recursive: true, force: true });
  for (const id of codes.keys()) writeSpec(id, tests);
  const passed = await passedTests({ file, reached, codes });
  const expected = passed.get(0) ?? new Map();
  console.log(`${file}: ${changes.length} mutants, ${expected.size - 1} tests in ${tests.length} files`);
  return changes.map(({ line, what }, at) => {
    const now = passed.get(at + 1);
    if (!now) return 'not judged';
    if ([...expected].some(([name, count]) => (now.get(name) ?? 0) < count)) return 'noticed';
    console.log(`  survives ${file}:${line}: ${what}`);
    return 'survives';
  });
}

/** A test file that takes in all tests of a mutant, in its own copies. */
function writeSpec(id, tests) {
  const dir = join(work, String(id % 50));
  mkdirSync(dir, { recursive: true });
  const imports = tests.map((test) => `import '${root}/${test}${MARK}${id}';`);
  writeFileSync(
    join(dir, `${id}.test.ts`),
    `import { test } from 'vitest';\ntest('loads', () => {});\n${imports.join('\n')}\n`,
  );
}

/** Names of the tests that passed, by mutant. All mutants of a file in one run: what they share is loaded once. */
async function passedTests(mutants) {
  const passed = new Map();
  let done = 0;
  const reporter = {
    onTestModuleEnd(module) {
      const names = [...module.children.allTests('passed')].map(({ fullName }) => fullName);
      passed.set(Number(/(\d+)\.test\.ts$/.exec(module.moduleId)?.[1]), countNames(names));
      done += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${done}/${mutants.codes.length}`);
    },
  };
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      watch: false,
      dir: work,
      include: [`${work}/**/*.test.ts`],
      isolate: false,
      pool: 'forks',
      maxWorkers: Number(values.workers),
      reporters: [reporter],
    },
    { plugins: [copies(mutants)], server: { fs: { strict: false } } },
  );
  await vitest?.close();
  process.exitCode = 0;
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  return passed;
}

/** Several test files may name a test alike. */
function countNames(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Gives each mutant its own copy of the changed file and of everything that imports it. */
function copies({ file: changed, reached, codes }) {
  return {
    name: 'mutants',
    enforce: 'pre',
    async resolveId(source, importer) {
      const id = source.split(MARK)[1] ?? importer?.split(MARK)[1];
      if (id === undefined) return null;
      const found = await this.resolve(source.split(MARK)[0], importer?.split(MARK)[0], { skipSelf: true });
      const copied = found && reached.has(relative(root, found.id));
      return copied ? `${found.id}${MARK}${id}` : found;
    },
    load(path) {
      const [file, id] = path.split(MARK);
      if (id === undefined) return null;
      return file === join(root, changed) ? codes[Number(id)] : readFileSync(file, 'utf8');
    },
  };
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
