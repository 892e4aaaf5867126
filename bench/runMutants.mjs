import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startVitest } from 'vitest/node';

/**
 * Runs tests on mutants of one file, for mutateRules.mjs: a process of its own, because a mutant may end or hang it. All in one
 * run of vitest, in which each mutant has its own copy of the changed file and of all that imports it; the rest is loaded once.
 * @typedef {{ root: string, file: string, reached: string[], tests: string[], codes: string[], ids: number[], dir: string }} Job
 */

/** Tells the copies apart. */
const MARK = '?mutant=';

process.once('message', async (job) => {
  for (const id of job.ids) writeSpec(id, job);
  await runTests(job);
  process.exit(0);
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit(1));

/** A test file that takes in all tests of a mutant, in its own copies. */
function writeSpec(id, { tests, root, dir }) {
  const imports = tests.map((test) => `import '${root}/${test}${MARK}${id}';\n`).join('');
  writeFileSync(
    join(dir, `${id}.test.ts`),
    `import { test } from 'vitest';\ntest('loads', () => {});\n${imports}`,
  );
}

async function runTests({ root, file, reached, codes, dir }) {
  const idOf = ({ moduleId }) => Number(/(\d+)\.test\.ts$/.exec(moduleId)?.[1]);
  const reporter = {
    onTestModuleQueued: (module) => process.send({ id: idOf(module) }),
    onTestModuleEnd: (module) => process.send({ id: idOf(module), names: passedIn(module) }),
  };
  const config = {
    root,
    config: false,
    watch: false,
    dir,
    include: [`${dir}/*.test.ts`],
    isolate: false,
    pool: 'threads',
    maxWorkers: 1,
    reporters: [reporter],
  };
  const plugin = copies(root, file, new Set(reached), codes);
  const vitest = await startVitest('test', [], config, {
    plugins: [plugin],
    server: { fs: { strict: false } },
  });
  await vitest?.close();
}

/** How many tests of a name passed: several files may name a test alike. */
function passedIn(module) {
  const counts = {};
  for (const { fullName } of module.children.allTests('passed'))
    counts[fullName] = (counts[fullName] ?? 0) + 1;
  return counts;
}

/** @returns {import('vitest/node').Vite.Plugin} */
function copies(root, changed, reached, codes) {
  return {
    name: 'mutants',
    enforce: 'pre',
    async resolveId(source, importer) {
      const id = source.split(MARK)[1] ?? importer?.split(MARK)[1];
      if (id === undefined) return null;
      const found = await this.resolve(source.split(MARK)[0], importer?.split(MARK)[0], { skipSelf: true });
      return found && reached.has(relative(root, found.id)) ? `${found.id}${MARK}${id}` : found;
    },
    load(path) {
      const [file, id] = path.split(MARK);
      if (id === undefined) return null;
      return file === join(root, changed) ? codes[Number(id)] : readFileSync(file, 'utf8');
    },
  };
}
