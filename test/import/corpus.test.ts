import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/catalogs.ts';

// The published pages are not part of the project; where they are beside it, the figures are held to their bounds. `npm run import-figures`
// measures all 1,518 pages.
const PUBLISHED = join(ROOT, '../shared/corpus/legacy-skills.tar.gz');

test.skipIf(!existsSync(PUBLISHED))(
  'every fourth page of the published catalog, imported and built, is within every bound',
  () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'bench/importFigures.mjs'), '--every', '4'],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('imported 380');
    expect(stdout).toContain('largest group of one ClawHub fingerprint');
    expect(stdout).not.toContain('MISSED');
    expect(status).toBe(0);
  },
);
