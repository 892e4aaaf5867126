import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { packError, unpackError } from '../../src/build/batches.ts';
import { EXIT, KnownError } from '../../src/errors.ts';
import { catalogWith, descriptor, filesIn, keptDir, snapshot, type Files } from '../support/catalogs.ts';
import { skillpressProcess, type CliResult } from '../support/cli.ts';
import { copyEager } from '../support/eagerThreads.ts';

/** Each ten are worth a thread: three for all, besides the first. */
const APPS = 35;

const program = keptDir();
const catalog = keptDir();
const BUILD = ['build', '--frozen'];
let cli: string;
/** How many milliseconds two threads took to make `dist-2`, and what they said. */
let whole: number;
let twoThreads: CliResult;
beforeAll(async () => {
  cli = copyEager(program);
  catalogWith(manyApps(), catalog);
  const started = performance.now();
  twoThreads = await build(2);
  whole = performance.now() - started;
});

function build(jobs: number): Promise<CliResult> {
  return skillpressProcess(catalog, [...BUILD, '--jobs', `${jobs}`, '--out', `dist-${jobs}`], { cli });
}

function manyApps(): Files {
  const files: Files = {};
  for (let at = 0; at < APPS; at += 1) {
    const [name, slug] = [`Acme ${at}`, `acme-${at}`];
    const homepage = `https://acme-${at}.example/`;
    files[`apps/${slug}/app.md`] = descriptor({ name, homepage, entities: `[Order ${at}]` });
    files[`apps/${slug}/membrane.json`] = snapshot([`List Orders ${at}`, `Create Order ${at}`]);
  }
  // An app with an error is told alike, wherever it was built.
  files['apps/acme-7/membrane.json'] = '{ "actions": ';
  return files;
}

test('one, two and eight threads make the same bytes and say the same', async () => {
  const runs = [await build(1), twoThreads, await build(8)];
  for (const { code, stdout } of runs) expect(code, stdout).toBe(1);
  const [one, ...others] = runs.map(({ stdout }) => stdout.replaceAll(/dist-\d|[\d.]+ s\n/g, ''));
  for (const other of others) expect(other).toBe(one);
  const made = filesIn(join(catalog, 'dist-1'));
  expect(Object.keys(made).length).toBeGreaterThan(APPS);
  for (const jobs of [2, 8]) expect(filesIn(join(catalog, `dist-${jobs}`))).toEqual(made);
});

test('killed while its threads build or it writes, the next run ends with the same bytes', async () => {
  const args = [...BUILD, '--jobs', '2'];
  for (const share of [0.6, 0.8, 0.95]) {
    const run = spawn(process.execPath, [cli, ...args], { cwd: catalog, stdio: 'ignore' });
    const ended = once(run, 'exit');
    await Promise.race([ended, wait(whole * share)]);
    run.kill('SIGKILL');
    await ended;
  }
  expect((await skillpressProcess(catalog, args, { cli })).code).toBe(1);
  expect(filesIn(join(catalog, 'dist'))).toEqual(filesIn(join(catalog, 'dist-2')));
});

test('an error crosses from a worker as what it was: known with its exit code, of the system, or a bug', () => {
  const known = unpackError(packError(new KnownError(EXIT.io, 'Cannot read', { hint: 'Look.' })));
  expect(known).toBeInstanceOf(KnownError);
  expect(known).toMatchObject({ exitCode: EXIT.io, message: 'Cannot read', hint: 'Look.' });
  const system = Object.assign(new Error('EIO'), { syscall: 'read' });
  expect(unpackError(packError(system))).toMatchObject({ message: 'EIO', syscall: 'read' });
  const bug = new TypeError('x is not a function');
  expect(unpackError(packError(bug)).stack).toBe(bug.stack);
});

test('a folder of templates that goes before a further thread has read it ends the run as on the first one', async () => {
  const config = `import { rmSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (!isMainThread) rmSync('own', { recursive: true, force: true });
export default {};\n`;
  const dir = catalogWith({ ...manyApps(), 'own/partials/none.txt': '', 'skillpress.config.mjs': config });
  const args = [...BUILD, '--jobs', '2', '--templates', 'own'];
  const { code, stderr } = await skillpressProcess(dir, args, { cli });
  expect(stderr).toContain(`There is no folder ${join(dir, 'own')}`);
  expect(code).toBe(EXIT.usage);
});
