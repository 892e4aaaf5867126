import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { removeStage, setAside } from '../disk/stage.ts';
import { writeFilesAside } from '../disk/stateFiles.ts';
import { createUsageError, EXIT, KnownError } from '../errors.ts';
import { isSlug } from '../text/slug.ts';
import { editBaseline } from '../read/baseline.ts';
import { editLists } from '../read/editLists.ts';
import { readText } from '../read/inputFile.ts';
import { readConfig } from '../read/settings.ts';
import { formatLock, parseLock } from '../secondme/lock.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportLines } from '../report/reportLines.ts';
import { BASELINE_FILE, RELEASES_FILE, SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
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
 * `skillpress rename OLD NEW`: the app's folder, and where settings, `baseline.json` and `secondme.lock.json` name it. What is generated follows with
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
  if (!isSlug(next)) throw refuseSlug(next);
  const target = join(options.appsDir, next);
  if (next === slug) throw createUsageError(`The app is called "${slug}" already`, 'Choose another name.');
  if (existsSync(target))
    throw createUsageError(
      `There is an app "${next}" already`,
      `Choose another name, or remove that one first.`,
    );
  await withLock(context, options, false, async () => {
    const edits = planEdits(options, slug, next);
    applyEdits(options, edits, () => renameSync(join(options.appsDir, slug), target));
    const moved = `${options.appsLabel}/${slug} -> ${options.appsLabel}/${next}`;
    await printChanges('rename', [...listPlaces(edits), moved], context, flags);
  });
  const known = existsSync(join(target, RELEASES_FILE))
    ? ` Registries that have ${slug} keep it: there, ${next} will be a new skill beside it, and its owner can take the old one down.`
    : '';
  context.stderr(`Run skillpress build.${known}\n`);
  return EXIT.done;
}

/** `skillpress remove APP`: the app's folder, and its mentions in settings, `baseline.json` and `secondme.lock.json`. Returns the exit code. */
export async function remove(context: Context, slug: string, flags: CommonFlags): Promise<number> {
  checkFormat('remove', flags);
  const options = buildOptions(context, flags, []);
  checkAsked([slug], options);
  await withLock(context, options, false, async () => {
    const edits = planEdits(options, slug, null);
    applyEdits(options, edits, () => setAside(options.appsDir, slug));
    removeStage(options.appsDir);
    const removed = `${options.appsLabel}/${slug} removed`;
    await printChanges('remove', [...listPlaces(edits), removed], context, flags);
  });
  context.stderr(
    `${adviseOnSettings(options)}Run skillpress build: its files in the output folder go, too. What registries have stays until its owner takes it down there.\n`,
  );
  return EXIT.done;
}

/** What the settings lack now, such as the apps of a pack that had this one only; nothing where they are sound. */
function adviseOnSettings(options: BuildOptions): string {
  try {
    readConfig(options);
    return '';
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return `${error.message}\nMend that first. `;
  }
}

function printChanges(
  command: string,
  changes: readonly string[],
  context: Context,
  flags: CommonFlags,
): Promise<void> {
  return printReport(reportLines({ command, ok: true, changes }, changes), context, flags, EXIT.done);
}

/** A file of the catalog's root that names the app. */
interface MentionEdit {
  readonly name: string;
  /** The file as it is to be. */
  readonly text: string;
  /** What is edited, as the report names it. */
  readonly places: readonly string[];
}

/** Reads what names the app. Throws while nothing is changed yet when a file cannot be read. */
function planEdits(options: BuildOptions, slug: string, next: string | null): MentionEdit[] {
  const { configFile } = options;
  const edits: MentionEdit[] = [];
  const { text, lines } = editLists(readFileSync(configFile, 'utf8'), slug, next);
  if (lines.length > 0)
    edits.push({ name: CONFIG_FILE, text, places: lines.map((line) => `${CONFIG_FILE}:${line}`) });
  const others = [
    [BASELINE_FILE, INPUT_LIMITS.baseline, editBaseline],
    [SECONDME_LOCK_FILE, INPUT_LIMITS.status, editLock],
  ] as const;
  for (const [name, limit, edit] of others) {
    const before = readText(join(dirname(configFile), name), limit);
    const edited = before === null ? null : edit(before, slug, next, options);
    if (edited !== null) edits.push({ name, text: edited, places: [name] });
  }
  return edits;
}

/** The key names an integration that users have: it stays with the app, and with an app that is gone it goes. */
function editLock(text: string, slug: string, next: string | null): string | null {
  const keys = new Map(parseLock(SECONDME_LOCK_FILE, text));
  const key = keys.get(slug);
  if (key === undefined) return null;
  keys.delete(slug);
  if (next !== null) keys.set(next, key);
  return formatLock(keys);
}

/** Moves the folder and replaces the files. Where the disk has no room for them, or the folder cannot be moved, nothing has changed. */
function applyEdits({ configFile }: BuildOptions, edits: readonly MentionEdit[], move: () => void): void {
  const dir = dirname(configFile);
  const files = writeFilesAside(new Map(edits.map(({ name, text }) => [join(dir, name), text])));
  try {
    move();
  } catch (error) {
    files.drop();
    throw error;
  }
  files.put();
}

function listPlaces(edits: readonly MentionEdit[]): string[] {
  return edits.flatMap(({ places }) => places);
}
