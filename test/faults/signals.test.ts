import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogWith, filesIn, tempDir } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { catalogWorld } from '../support/membrane/worlds.ts';
import { appFiles, BUILD, cleanDist, dist, expectTidy, liveCatalog, setApps } from './catalogs.ts';
import { startEmulator, startWaitingRun } from './processes.ts';

/** Loaded before the command line: sends the process signals when it renames a file for the n-th time. */
const SIGNALLER = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { at, signals } = JSON.parse(process.env.SIGNALLER);
  const rename = fs.renameSync;
  let count = 0;
  fs.renameSync = (...paths) => {
    count += 1;
    if (count === at) for (const signal of signals) process.kill(process.pid, signal);
    return rename(...paths);
  };
  syncBuiltinESMExports();
`;

/** The environment of a process that is sent signals at its 20th rename. */
function signalled(...signals: NodeJS.Signals[]): Record<string, string> {
  const url = `data:text/javascript,${encodeURIComponent(SIGNALLER)}`;
  return { NODE_OPTIONS: `--import=${url}`, SIGNALLER: JSON.stringify({ at: 20, signals }) };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while writing ends after the file in hand; the next run continues', async (signal, code) => {
  const files = appFiles(10, 'new');
  const dir = catalogWith(appFiles(10, 'old'));
  await skillpress(dir, BUILD);
  const before = dist(dir);
  setApps(dir, files);
  const ended = await skillpress(dir, BUILD, { env: signalled(signal) });
  expect(ended.code).toBe(code);
  const [, done, total] =
    /^skillpress: Interrupted \(SIG\w+\): (\d+) of (\d+) files were written\. Running the same command again continues\.$/m.exec(
      ended.stderr,
    ) ?? [];
  expect(Number(done)).toBeGreaterThan(0);
  expect(Number(done)).toBeLessThan(Number(total));
  expect(ended.stderr.match(/skillpress:/g)).toHaveLength(1);
  expect(dist(dir)['manifest.json']).toBe(before['manifest.json']);
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(false);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(false);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(files));
});

test('a signal while Membrane is asked ends at once and changes nothing', async () => {
  const api = await startEmulator({ world: catalogWorld(3, 2) });
  const dir = liveCatalog(3);
  const { child, ended } = await startWaitingRun(dir, api);
  child.kill('SIGTERM');
  const { code, stderr } = await ended;
  expect(code).toBe(143);
  expect(stderr).toContain('Interrupted (SIGTERM): nothing was written.');
  expectTidy(dir);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
});

test('a second signal ends at once; what that leaves, the next run clears away', async () => {
  const files = appFiles(10, 'old');
  const dir = catalogWith(files);
  const ended = await skillpress(dir, BUILD, { env: signalled('SIGINT', 'SIGTERM') });
  expect(ended.code).toBe(143);
  expect(ended.stderr).not.toContain('Interrupted');
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(true);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(true);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(files));
});

test('a signal while skills go into a folder ends after the one in hand; the next run sends the rest', async () => {
  const dir = catalogWith(appFiles(30, 'old'));
  expect(await skillpress(dir, ['release', '--quiet'])).toMatchObject({ code: 0 });
  const to = tempDir();
  const publish = ['publish', '--registry', 'directory', '--to', to];
  const ended = await skillpress(dir, publish, { env: signalled('SIGINT') });
  expect(ended.code).toBe(130);
  expect(ended.stderr).toContain('stopping once what is on its way has its answer');
  const [, sent] = /^published (\d+) /m.exec(ended.stdout) ?? [];
  expect(Number(sent)).toBeGreaterThan(0);
  expect(Number(sent)).toBeLessThan(30);
  expect(await skillpress(dir, publish)).toMatchObject({ code: 0 });
  const whole = tempDir();
  await skillpress(dir, ['publish', '--registry', 'directory', '--to', whole]);
  expect(filesIn(to)).toEqual(filesIn(whole));
});
