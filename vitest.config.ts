import { defineConfig } from 'vitest/config';

/** Where a script wants the results as JSON (`.ci/run` does); unset, `npm test` prints as vitest always does. */
const report = process.env['SKILLPRESS_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(report ? { reporters: ['default', ['json', { outputFile: report }]] } : {}),
  },
});
