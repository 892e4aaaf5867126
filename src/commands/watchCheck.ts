import { watch } from 'chokidar';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCatalog } from '../build/buildCatalog.ts';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { EXIT, KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { formatProblem, readProblems } from '../report/problems.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context } from './session.ts';

/** Editors write a file in several steps, and git a folder in many. */
const QUIET_MS = 100;

/**
 * `skillpress check --watch`: checks, prints a line for each problem as editors read them, and does it again at each change until it is asked
 * to stop. Writes nothing. Returns the exit code.
 */
export async function watchCheck(
  context: Context,
  only: readonly string[],
  flags: CommonFlags,
  stop: AbortSignal,
): Promise<number> {
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const changes = await watchChanges(options, stop);
  try {
    while (!stop.aborted) {
      context.stdout('checking\n');
      const problems = await findProblems(options, stop);
      for (const problem of problems) context.stdout(formatProblem(problem));
      if (stop.aborted) break;
      context.stdout(`watching: ${countLevels(problems)}\n`);
      await changes.next();
    }
  } finally {
    await changes.close();
  }
  return EXIT.done;
}

/** Settings that cannot be read are problems, too: they are mended in the same editor. */
async function findProblems(options: BuildOptions, stop: AbortSignal): Promise<readonly Finding[]> {
  try {
    const { findings, close } = await buildCatalog(options, { stop });
    close();
    return findings.filter(({ app }) => app === undefined || isAsked(app, options.only));
  } catch (error) {
    if (stop.aborted) return [];
    if (!(error instanceof KnownError)) throw error;
    return readProblems(error, options.configLabel);
  }
}

function countLevels(problems: readonly Finding[]): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
}

interface Changes {
  /** Resolves when something changed since the last call, or the stop was asked for. */
  readonly next: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function watchChanges(
  { appsDir, templatesDir, configFile }: BuildOptions,
  stop: AbortSignal,
): Promise<Changes> {
  const root = dirname(configFile);
  const paths = [appsDir, templatesDir, configFile, join(root, EXTENSION_FILE)];
  // Of a file that is not there yet, its folder has to be watched; nothing else in that is of interest.
  const watcher = watch([...paths.filter((path) => existsSync(path)), root], {
    ignoreInitial: true,
    ignored: (path) => path !== root && !paths.some((each) => path === each || path.startsWith(`${each}/`)),
  });
  let changed = false;
  let wake = (): void => {};
  const tell = (): void => {
    changed = true;
    wake();
  };
  watcher.on('all', tell);
  stop.addEventListener('abort', tell);
  // What changes before it watches would be seen by nobody.
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    next: async () => {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      if (!stop.aborted) await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      changed = false;
    },
    close: () => watcher.close(),
  };
}
