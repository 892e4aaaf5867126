import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenario, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { catalogWorld } from '../support/membrane/worlds.ts';
import { BUILD, expectTidy, liveCatalog } from './catalogs.ts';
import { startEmulator, startWaitingRun } from './processes.ts';

test('the second of two runs is refused, and the dead one of them not waited for', async () => {
  const api = await startEmulator({ world: catalogWorld(3, 2) });
  const dir = liveCatalog(3);
  const { child, ended } = await startWaitingRun(dir, api);
  const second = await skillpress(dir, BUILD);
  expect(second.code).toBe(6);
  expect(second.stderr).toContain(`process ${child.pid} on ${hostname()}`);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(true);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
});

const OWN = { pid: process.pid, host: hostname() };
const LOCKS: [string, string, 'taken over' | 'respected', number?][] = [
  ['of a dead process', JSON.stringify({ ...OWN, pid: 2 ** 22 - 3 }), 'taken over'],
  ['of a living process', JSON.stringify(OWN), 'respected'],
  ['of another machine', JSON.stringify({ pid: 2 ** 22 - 3, host: 'elsewhere' }), 'respected'],
  ['that is empty', '', 'taken over'],
  ['that is cut short', JSON.stringify(OWN).slice(0, 9), 'taken over'],
  ['that is other JSON', '[null]', 'taken over'],
  ['with an impossible number', JSON.stringify({ ...OWN, pid: -1 }), 'taken over'],
  ['two days old, of a number that lives', JSON.stringify(OWN), 'taken over', 48],
];

test.each(LOCKS)('a lock %s', async (_, text, what, hours = 0) => {
  const dir = scenario('basic');
  writeFiles(dir, { '.skillpress/lock': text });
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(join(dir, '.skillpress/lock'), then, then);
  const { code } = await skillpress(dir, BUILD);
  expect(code).toBe(what === 'respected' ? 6 : 0);
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(what === 'respected');
});

test('a lock of a number that now another process has is taken over', async (context) => {
  if (!existsSync('/proc/self/stat')) context.skip('this system does not tell when a process began');
  const dir = scenario('basic');
  writeFiles(dir, { '.skillpress/lock': JSON.stringify({ ...OWN, start: 'another boot 1' }) });
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
});

test('a folder in place of the lock is not removed', async () => {
  const dir = scenario('basic');
  mkdirSync(join(dir, '.skillpress/lock'), { recursive: true });
  const { code, stderr } = await skillpress(dir, BUILD);
  expect(code).toBe(6);
  expect(stderr).toContain('If no such run exists, delete that file.');
});
