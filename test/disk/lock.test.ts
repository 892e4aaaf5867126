import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/disk/lock.ts';
import { isAlive, readStart } from '../../src/disk/processes.ts';
import { tempDir, writeFiles } from '../support/catalogs.ts';

function noWarning(text: string): void {
  throw new Error(`unexpected: ${text}`);
}

test('a lock is held once, and free when it was released', () => {
  const dir = join(tempDir(), 'state');
  const lock = takeLock(dir, noWarning);
  expect(lock.held).toBe(true);
  expect(() => takeLock(dir, noWarning)).toThrow(`process ${process.pid}`);
  lock.release();
  expect(existsSync(join(dir, 'lock'))).toBe(false);
  takeLock(dir, noWarning).release();
});

test('a lock that another run has taken meanwhile is not released', () => {
  const dir = tempDir();
  const lock = takeLock(dir, noWarning);
  writeFileSync(join(dir, 'lock'), 'of another');
  lock.release();
  expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe('of another');
});

test('taking it clears away what killed runs left beside it', () => {
  const dir = tempDir();
  writeFiles(dir, {
    'memory.json.new': '{',
    'lock.12345': '',
    'memory.json': '{}',
    'responses/x.json.new': '',
  });
  takeLock(dir, noWarning).release();
  expect(
    ['memory.json.new', 'lock.12345', 'memory.json', 'responses/x.json.new'].filter((path) =>
      existsSync(join(dir, path)),
    ),
  ).toEqual(['memory.json', 'responses/x.json.new']);
});

test('a folder that takes no file costs a warning', () => {
  const dir = join(tempDir(), 'state');
  writeFileSync(dir, 'a file');
  const warnings: string[] = [];
  const lock = takeLock(dir, (text) => warnings.push(text));
  lock.release();
  expect(lock.held).toBe(false);
  expect(warnings).toEqual([expect.stringContaining('Cannot lock the catalog, so start no second run: ')]);
});

test('a process is alive until it has ended', async () => {
  expect(isAlive(process.pid)).toBe(true);
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(isAlive(pid)).toBe(false);
});

test('one that has ended but was not reaped is not alive, and two of one number are told apart', async (context) => {
  const start = readStart(process.pid);
  if (start === null) return context.skip('this system has no /proc');
  expect(start).toBe(readStart(process.pid));
  expect(readStart(2 ** 22 - 3)).toBe(null);
  // What the shell becomes does not wait for the shell's child.
  const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void shell.kill('SIGKILL'));
  const pid = await new Promise<number>((resolve) => {
    shell.stdout.once('data', (line) => resolve(Number(line)));
  });
  const name = () => readFileSync(`/proc/${shell.pid}/comm`, 'utf8').trim();
  await expect.poll(name).toBe('sleep');
  expect(isAlive(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(existsSync(`/proc/${pid}/stat`)).toBe(true);
  expect(readStart(Number(shell.pid))).not.toBe(start);
});
