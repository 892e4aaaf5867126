import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogWith, filesIn, ROOT, type Files } from './catalogs.ts';
import { skillpress, type CliResult } from './cli.ts';

/** What a build of this repository's own catalog said, and its files. */
export interface OwnBuild extends CliResult {
  readonly dist: Files;
}

let build: Promise<OwnBuild> | undefined;

/** Builds this repository's own catalog, without archives: once for all tests, which only read it. */
export function buildOwnCatalog(): Promise<OwnBuild> {
  build ??= buildOnce();
  return build;
}

async function buildOnce(): Promise<OwnBuild> {
  const dir = catalogWith({}, mkdtempSync(join(tmpdir(), 'skillpress-')));
  cpSync(join(ROOT, 'apps'), join(dir, 'apps'), { recursive: true });
  const result = await skillpress(dir, ['build', '--frozen', '--drafts']);
  const dist = filesIn(join(dir, 'dist'));
  rmSync(dir, { recursive: true });
  return { ...result, dist };
}
