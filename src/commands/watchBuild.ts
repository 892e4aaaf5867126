import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { listFailed } from '../build/listFailed.ts';
import { explainApp } from '../build/explainApp.ts';
import { refuseLinkedState } from '../disk/lock.ts';
import { EXIT, KnownError } from '../errors.ts';
import { build } from './build.ts';
import { type BuildFlags, buildOptions, checkAsked, type Context } from './session.ts';
import { watchChanges } from './watchChanges.ts';
import { makeFolders } from '../disk/makeFolders.ts';
import { PAGE_FILE, toSkillPath } from '../text/skillFiles.ts';

/** Below the state folder: pages of apps with errors, which no output folder gets. */
const PREVIEW = 'preview';

/**
 * `skillpress build --watch`: builds, and again at each change until it is asked to stop; Membrane is asked the first time only. The page
 * that an app with errors would have is put below `.skillpress/preview/`. Returns the exit code.
 */
export async function watchBuild(
  context: Context,
  only: readonly string[],
  flags: BuildFlags,
  stop: AbortSignal,
): Promise<number> {
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  refuseLinkedState(options.stateDir);
  const changes = await watchChanges(options, stop);
  const folder = join(options.stateDir, PREVIEW);
  try {
    for (let again = false; !stop.aborted; again = true) {
      await buildOnce(context, only, again ? { ...flags, frozen: true } : flags, stop);
      if (stop.aborted) break;
      for (const path of await writePreviews(options, folder))
        context.stdout(`preview: ${relative(context.cwd, path)}\n`);
      context.stderr('watching for changes; Ctrl-C ends it\n');
      await changes.next();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await changes.close();
  }
  return EXIT.done;
}

/** What ends a single run, such as settings that cannot be read, is mended in the same editor. */
async function buildOnce(
  context: Context,
  only: readonly string[],
  flags: BuildFlags,
  stop: AbortSignal,
): Promise<void> {
  try {
    await build(context, only, flags, stop);
  } catch (error) {
    if (stop.aborted) return;
    if (!(error instanceof KnownError)) throw error;
    context.stderr(`skillpress: ${error.message}\n${error.hint === undefined ? '' : `  ${error.hint}\n`}`);
  }
}

/** Writes the pages of the apps with errors, as far as they can be made; returns where they are. */
async function writePreviews(options: BuildOptions, folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  const failed = await findFailed(options);
  const written: string[] = [];
  for (const slug of failed) {
    const explained = await explainApp(options, slug);
    const files = 'broken' in explained ? [] : explained.refused;
    const page = files.find(({ path }) => path === toSkillPath(slug));
    if (!page) continue;
    const path = join(folder, slug, PAGE_FILE);
    makeFolders(dirname(path));
    writeFileSync(path, page.bytes);
    written.push(path);
  }
  return written;
}

async function findFailed(options: BuildOptions): Promise<readonly string[]> {
  try {
    const { findings, close } = await buildCatalog(options);
    close();
    return [...listFailed(findings)].filter((slug) => isAsked(slug, options.only));
  } catch (error) {
    if (error instanceof KnownError) return [];
    throw error;
  }
}
