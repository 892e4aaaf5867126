import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { packError, unpackError } from '../../src/build/batches.ts';
import { EXIT, KnownError } from '../../src/errors.ts';
import { catalogWith, descriptor, filesIn, keptDir, snapshot, type Files } from '../support/catalogs.ts';
import { skillpressProcess } from '../support/cli.ts';
import { compileEager } from '../support/eagerThreads.mjs';

/** Each ten are worth a thread: three for all, besides the first. */
const APPS = 35;

const program = keptDir();
let cli: string;
beforeAll(async () => {
  cli = await compileEager(program);
});

function manyApps(): Files {
  const files: Files = {};
  for (let at = 0; at < APPS; at += 1) {
    const [name, slug] = [`Acme ${at}`, `acme-${at}`];
    const homepage = `https://acme-${at}.example/`;
    files[`apps/${slug}/app.md`] = descriptor({ name, homepage, entities: `[Order ${at}]` });
    files[`apps/${slug}/membrane.json`] = snapshot([`List Orders ${at}`, `Create Order ${at}`]);
  }
  return files;
}

test('one, two and eight threads make the same bytes and say the same', async () => {
  const dir = catalogWith(manyApps());
  // An app with an error is told alike, wherever it was built.
  writeFileSync(join(dir, 'apps/acme-7/membrane.json'), '{ "actions": ');
  const said: string[] = [];
  const made: Files[] = [];
  for (const jobs of ['1', '2', '8']) {
    const out = join(dir, `dist-${jobs}`);
    const args = ['build', '--frozen', '--jobs', jobs, '--out', out];
    const { stdout, code } = await skillpressProcess(dir, args, { cli });
    expect(code, stdout).toBe(1);
    said.push(stdout.replaceAll(/dist-\d|[\d.]+ s\n/g, ''));
    made.push(filesIn(out));
  }
  expect(Object.keys(made[0] ?? {}).length).toBeGreaterThan(APPS);
  expect(made[1]).toEqual(made[0]);
  expect(made[2]).toEqual(made[0]);
  expect(said[1]).toBe(said[0]);
  expect(said[2]).toBe(said[0]);
});

test('killed while its threads build or it writes, the next run ends with the same bytes', async () => {
  const dir = catalogWith(manyApps());
  const args = ['build', '--frozen', '--jobs', '2'];
  const started = performance.now();
  await skillpressProcess(dir, [...args, '--out', 'clean'], { cli });
  const whole = performance.now() - started;
  for (const share of [0.6, 0.8, 0.95]) {
    const run = spawn(process.execPath, [cli, ...args], { cwd: dir, stdio: 'ignore' });
    const ended = once(run, 'exit');
    await Promise.race([ended, wait(whole * share)]);
    run.kill('SIGKILL');
    await ended;
  }
  expect((await skillpressProcess(dir, args, { cli })).code).toBe(0);
  expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(join(dir, 'clean')));
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
