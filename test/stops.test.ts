import { expect, test } from 'vitest';
import { buildCatalog } from '../src/build/buildCatalog.ts';
import { check } from '../src/commands/check.ts';
import { release } from '../src/commands/release.ts';
import type { BuildFlags, Context } from '../src/commands/session.ts';
import { optionsFor } from './support/build.ts';
import { catalogWith, descriptor, filesIn, ROOT, type Files } from './support/catalogs.ts';
import { NO_FLAGS } from './support/cli.ts';

function apps(count: number): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `apps/app-${at}/app.md`,
      descriptor({
        name: `App ${at}`,
        homepage: `https://app-${at}.example/`,
        keywords: `[work of kind ${at}]`,
      }),
    ]),
  );
}

test('a build that is asked to stop while pages are made makes no more of them, and writes nothing', async () => {
  const dir = catalogWith(apps(200));
  const stop = new AbortController();
  let made = 0;
  const building = buildCatalog(optionsFor(dir), {
    stop: stop.signal,
    onProgress: ({ stage, done }) => {
      if (stage !== 'make') return;
      made = done;
      stop.abort('SIGINT');
    },
  });
  await expect(building).rejects.toBe('SIGINT');
  expect(made).toBeLessThan(200);
  expect(filesIn(`${dir}/dist`)).toEqual({});
});

const FLAGS: BuildFlags = {
  ...NO_FLAGS,
  frozen: true,
  check: false,
  diff: false,
  fix: false,
  accept: [],
};

test.each([
  ['check', check],
  ['release', release],
] as const)('%s ends with the code of the signal and says what was not written', async (_, command) => {
  const dir = catalogWith(apps(200));
  const before = filesIn(dir);
  const stop = new AbortController();
  const context: Context = {
    cwd: dir,
    env: {},
    stdout: () => {},
    // The first line of progress: everything is read, nothing is made.
    stderr: () => stop.abort('SIGTERM'),
    terminal: false,
    colour: false,
    version: '0.0.0',
    packageDir: ROOT,
    now: () => performance.now(),
    wall: () => Date.parse('2026-11-20T12:00:00Z'),
    node: { version: process.version, wanted: '>=20' },
  };
  await expect(command(context, [], FLAGS, stop.signal)).rejects.toMatchObject({
    exitCode: 143,
    message: 'Interrupted (SIGTERM): nothing was written. Running the same command again continues.',
  });
  const after = Object.entries(filesIn(dir)).filter(([path]) => !path.startsWith('.skillpress/'));
  expect(Object.fromEntries(after)).toEqual(before);
});
