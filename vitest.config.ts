import { defineConfig } from 'vitest/config';

/** Where a script wants the results as JSON (`.ci/run` does); unset, `npm test` prints as vitest always does. */
const report = process.env['SKILLPRESS_TEST_REPORT'];

/** Tests that start processes or open sockets, or that run whole commands. Every other test is in `npm run test:fast`, which refuses both. */
const WHOLE = [
  'test/*.test.ts',
  'test/budget/cli.test.ts',
  'test/build/{command,kept,workers}.test.ts',
  'test/check/shape.test.ts',
  'test/clawhub/facts/emulator.test.ts',
  'test/commands/complete.test.ts',
  'test/discovery/site.test.ts',
  'test/disk/lock.test.ts',
  'test/faults/*.test.ts',
  'test/http/{proxy,remote}.test.ts',
  'test/import/{command,corpus}.test.ts',
  'test/lsp/server.test.ts',
  'test/membrane/{client,pace,paging,requester,responseCache,token}.test.ts',
  'test/packs/packs.test.ts',
  'test/publish/{apply,calendar,calendarAtHub,clawhub,directory,directoryPacks,observe,once,plan,recall,skillhub,skillhubKills,twoDays}.test.ts',
  'test/read/inputLimits.test.ts',
  'test/release/{due,packs}.test.ts',
  'test/secondme/{command,console,online,post}.test.ts',
  'test/skillhub/command.test.ts',
  'test/serve/*.test.ts',
  'test/site/{browser,hostile,serve,site}.test.ts',
  'test/support/*.test.ts',
];

export default defineConfig({
  test: {
    // Modules are loaded once for all files that a worker runs: no test leaves state in one.
    isolate: false,
    // V8 compiles for speed later: most of what a test runs, it runs a few times.
    execArgv: ['--interrupt-budget=1000000'],
    globalSetup: ['test/clawhubCli/install.mjs', 'test/support/memoryDisk.mjs'],
    // For a machine many times slower; no test says by itself how long it may take.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 600_000 } },
    ...(report ? { reporters: ['default', ['json', { outputFile: report }]] } : {}),
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: WHOLE,
          setupFiles: ['test/support/refuseProcesses.ts'],
        },
      },
      { extends: true, test: { name: 'whole', include: WHOLE } },
    ],
  },
});
