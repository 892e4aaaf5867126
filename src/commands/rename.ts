import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { createUsageError, EXIT } from '../errors.ts';
import { SLUG } from '../read/descriptorSchema.ts';
import { editLists } from '../read/editLists.ts';
import { formatLock, parseLock } from '../secondme/lock.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportLines } from '../report/reportLines.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import {
  buildOptions,
  checkAsked,
  type CommonFlags,
  type Context,
  CONFIG_FILE,
  withLock,
} from './session.ts';
import { refuseSlug } from './new.ts';

/**
 * `skillpress rename OLD NEW`: the app's folder, and where settings and `secondme.lock.json` name it. What is generated follows with
 * the next build. Returns the exit code.
 */
export async function rename(
  context: Context,
  slug: string,
  next: string,
  flags: CommonFlags,
): Promise<number> {
  checkFormat('rename', flags);
  const options = buildOptions(context, flags, []);
  checkAsked([slug], options);
  if (next.length < 2 || next.length > 64 || !SLUG.test(next)) throw refuseSlug(next);
  const target = join(options.appsDir, next);
  if (next === slug) throw createUsageError(`The app is called "${slug}" already`, 'Choose another name.');
  if (existsSync(target))
    throw createUsageError(
      `There is an app "${next}" already`,
      `Choose another name, or remove that one first.`,
    );
  await withLock(context, options, false, async () => {
    // The folder first: when that fails, nothing has changed.
    renameSync(join(options.appsDir, slug), target);
    const edited = editMentions(options, slug, next);
    const moved = `${options.appsLabel}/${slug} -> ${options.appsLabel}/${next}`;
    await printChanges('rename', [...edited, moved], context, flags);
  });
  context.stderr(
    `Run skillpress build. Registries know the app as ${slug}: there, ${next} will be a new skill beside the old one, which its owner can take down.\n`,
  );
  return EXIT.done;
}

/** `skillpress remove APP`: the app's folder, and its mentions in settings and `secondme.lock.json`. Returns the exit code. */
export async function remove(context: Context, slug: string, flags: CommonFlags): Promise<number> {
  checkFormat('remove', flags);
  const options = buildOptions(context, flags, []);
  checkAsked([slug], options);
  await withLock(context, options, false, async () => {
    rmSync(join(options.appsDir, slug), { recursive: true });
    const edited = editMentions(options, slug, null);
    await printChanges('remove', [...edited, `${options.appsLabel}/${slug} removed`], context, flags);
  });
  context.stderr(
    'Run skillpress build: its files in the output folder go, too. What registries have stays until its owner takes it down there.\n',
  );
  return EXIT.done;
}

function printChanges(
  command: string,
  changes: readonly string[],
  context: Context,
  flags: CommonFlags,
): Promise<void> {
  return printReport(reportLines({ command, ok: true, changes }, changes), context, flags, EXIT.done);
}

/** Settings first: a run that ends in between is mended by running it again. Returns the places that were edited. */
function editMentions(options: BuildOptions, slug: string, next: string | null): string[] {
  const root = dirname(options.configFile);
  const source = readFileSync(options.configFile, 'utf8');
  const { text, lines } = editLists(source, slug, next);
  if (text !== source) replaceFile(root, CONFIG_FILE, [text]);
  const places = lines.map((line) => `${CONFIG_FILE}:${line}`);
  const lockFile = join(root, SECONDME_LOCK_FILE);
  if (!existsSync(lockFile)) return places;
  const { [slug]: key, ...others } = parseLock(SECONDME_LOCK_FILE, readFileSync(lockFile, 'utf8'));
  if (key === undefined) return places;
  // The key names an integration that users have: it stays with the app, and with an app that is gone it goes.
  replaceFile(root, SECONDME_LOCK_FILE, [formatLock(next === null ? others : { ...others, [next]: key })]);
  return [...places, SECONDME_LOCK_FILE];
}
