import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIoError } from '../errors.ts';
import { groupBy } from '../text/groupBy.ts';
import type { AppTexts } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import { scanApps } from '../read/scan.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';
import { buildCatalog } from './buildCatalog.ts';
import type { BuildOptions } from './catalog.ts';
import { makeFolders } from '../disk/makeFolders.ts';

/**
 * Builds apps that are not on disk yet, beside the catalog's other apps, in a temporary folder that is removed again. Returns
 * the errors that the rules find in them, by slug. Throws an input/output error (exit 5) when the folder cannot be written.
 */
export async function tryApps(
  options: BuildOptions,
  apps: readonly AppTexts[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const work = makeFolder();
  try {
    writeApps(join(work, 'apps'), options.appsDir, apps);
    const { findings, close } = await buildCatalog({
      ...options,
      appsDir: join(work, 'apps'),
      outDir: join(work, 'dist'),
      stateDir: join(work, 'state'),
      only: [],
      drafts: false,
    });
    close();
    const asked = new Set(apps.map(({ slug }) => slug));
    const errors = findings.filter(({ level, app }) => level === 'error' && app && asked.has(app));
    return groupBy(errors, ({ app }) => app ?? '');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'skillpress-try-'));
  } catch (error) {
    throw createIoError(`Cannot write to ${tmpdir()}`, error);
  }
}

function writeApps(folder: string, appsDir: string, apps: readonly AppTexts[]): void {
  try {
    const asked = new Set(apps.map(({ slug }) => slug));
    for (const { slug } of existsSync(appsDir) ? scanApps(appsDir) : [])
      if (!asked.has(slug)) cpSync(join(appsDir, slug), join(folder, slug), { recursive: true });
    for (const { slug, descriptor, snapshot } of apps) {
      makeFolders(join(folder, slug));
      writeFileSync(join(folder, slug, DESCRIPTOR_FILE), descriptor);
      writeFileSync(join(folder, slug, SNAPSHOT_FILE), snapshot);
    }
  } catch (error) {
    throw createIoError(`Cannot write ${folder}`, error);
  }
}
