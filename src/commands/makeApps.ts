import { forEachApp } from '../build/buildCatalog.ts';
import type { ReadyApp } from '../build/buildEach.ts';
import type { BuildOptions } from '../build/catalog.ts';
import { EXIT, KnownError } from '../errors.ts';
import { createProgress } from '../report/progress.ts';
import type { Context } from './context.ts';

/** What is known of a catalog that was rendered in memory. */
export interface MadeApps<T> {
  /** What was taken from each app without errors, by slug. */
  readonly made: ReadonlyMap<string, T>;
  /** The apps with errors. */
  readonly broken: readonly string[];
}

/** Where the errors of an app that has no page are told. */
export const SEE_CHECK = 'Run skillpress check to see the errors.';

/** Renders the catalog in memory, writes nothing, and takes from each app what is wanted of it. */
export async function makeApps<T>(
  options: BuildOptions,
  context: Context,
  quiet: boolean,
  take: (made: ReadyApp) => T,
): Promise<MadeApps<T>> {
  const made = new Map<string, T>();
  const progress = createProgress(context.stderr, context.terminal, context.now);
  const { findings, close } = await forEachApp(
    options,
    quiet ? {} : { onProgress: progress.show },
    (ready) => void made.set(ready.app.slug, take(ready)),
  ).finally(progress.end);
  close();
  const general = findings.find(({ level, app }) => level === 'error' && app === undefined);
  if (general)
    throw new KnownError(EXIT.findings, `No page can be made: ${general.file} has errors`, {
      hint: SEE_CHECK,
    });
  const broken = new Set<string>();
  for (const { level, app } of findings) if (level === 'error' && app !== undefined) broken.add(app);
  for (const slug of broken) made.delete(slug);
  return { made, broken: [...broken] };
}
