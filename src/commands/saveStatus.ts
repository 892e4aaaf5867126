import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { EXIT, KnownError } from '../errors.ts';
import type { CatalogStatus } from '../model/status.ts';
import { mergeStatus, statusFileText } from '../publish/statusFile.ts';
import type { AppStanding } from '../publish/status.ts';
import { readText } from '../read/digest.ts';
import { scanApps } from '../read/scan.ts';
import { readStatus } from '../read/status.ts';
import { STATUS_FILE } from '../build/recipe.ts';
import type { Context } from './context.ts';
import { withLock } from './withLock.ts';

/** The saved status beside `catalog.yaml`. Throws (exit 1) when it has errors, since what it tells of apps would be lost. */
export function savedStatus({ configFile }: BuildOptions): CatalogStatus {
  const { status, findings } = readStatus(STATUS_FILE, readText(pathOf(configFile)));
  const [first] = findings;
  if (!first) return status;
  const place = first.line === undefined ? first.file : `${first.file}:${first.line}`;
  throw new KnownError(
    EXIT.findings,
    `${place}: ${first.message}`,
    first.hint === undefined ? {} : { hint: first.hint },
  );
}

/** How often each app is installed, at all registries together; `null` when the saved status does not tell. */
export function usageIn(options: BuildOptions): (slug: string) => number | null {
  // A damaged file is told by the build, as an error.
  const { status } = readStatus(STATUS_FILE, readText(pathOf(options.configFile)));
  return (slug) => {
    const counts = Object.values(status.get(slug) ?? {}).flatMap(({ installs }) => installs ?? []);
    return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
  };
}

/**
 * Puts what was seen of apps into the saved status, whole or not at all. What could not be read keeps what is there; apps that
 * the catalog has no more are left out. Answers whether the file changed.
 */
export async function saveStatus(
  context: Context,
  options: BuildOptions,
  registry: string,
  standings: readonly AppStanding[],
): Promise<boolean> {
  return withLock(context, options, false, async () => {
    const slugs = new Set(scanApps(options.appsDir).map(({ slug }) => slug));
    const saved = savedStatus(options);
    const merged = mergeStatus(saved, { registry, standings, slugs, now: context.wall() });
    const path = pathOf(options.configFile);
    const text = statusFileText(merged);
    if (text === statusFileText(saved)) return false;
    const { openStage } = await import('../disk/stage.ts');
    const stage = openStage(dirname(path));
    try {
      stage.replace(path, Buffer.from(text, 'utf8'));
    } finally {
      stage.close();
    }
    return true;
  });
}

function pathOf(configFile: string): string {
  return join(dirname(configFile), STATUS_FILE);
}
