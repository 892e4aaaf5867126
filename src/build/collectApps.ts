import { EXIT, KnownError } from '../errors.ts';
import { forEachApp } from './buildCatalog.ts';
import type { ReadyApp } from './buildEach.ts';
import { listFailed } from './listFailed.ts';
import type { BuildDeps, BuildOptions } from './catalog.ts';

/** What is known of a catalog that was rendered in memory. */
export interface CollectedApps<T> {
  /** What was taken from each app without errors, by slug. */
  readonly taken: ReadonlyMap<string, T>;
  /** The apps with errors. */
  readonly broken: readonly string[];
}

/** Where the errors of an app that has no page are told. */
export const SEE_CHECK = 'Run skillpress check to see the errors.';

/**
 * Renders the catalog in memory, writes nothing, and takes from each app what is wanted of it. Throws (exit 1) when no page can be
 * made at all.
 */
export async function collectApps<T>(
  options: BuildOptions,
  deps: BuildDeps,
  take: (ready: ReadyApp) => T,
): Promise<CollectedApps<T>> {
  const taken = new Map<string, T>();
  const visit = (ready: ReadyApp): void => void taken.set(ready.app.slug, take(ready));
  const { findings, close } = await forEachApp(options, deps, visit);
  close();
  const general = findings.find(({ level, app }) => level === 'error' && app === undefined);
  if (general)
    throw new KnownError(EXIT.findings, `No page can be made: ${general.file} has errors`, {
      hint: SEE_CHECK,
    });
  const broken = listFailed(findings);
  for (const slug of broken) taken.delete(slug);
  return { taken, broken: [...broken] };
}
