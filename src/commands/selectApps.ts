import fastGlob from 'fast-glob';
import { isWanted, type BuildOptions } from '../build/catalog.ts';
import { createUsageError, findNearest } from '../errors.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { scanApps } from '../read/scan.ts';
import { readConfig } from '../read/settings.ts';
import { buildOptions, type CommonFlags, type Context } from './session.ts';

/** Flags of commands that are given apps. */
export interface SelectionFlags extends CommonFlags {
  readonly category: readonly string[];
}

/** A name with one of these stands for all apps that it matches. */
export const GLOB = /[*?[{]/;

/**
 * Returns the slugs that a command line names: apps as they are, those that a glob matches, and those of a category. A draft is taken
 * by its own name or with `--drafts`. None means every app. Throws a usage error for a glob or category without an app.
 */
export function selectApps(
  context: Context,
  named: readonly string[],
  flags: SelectionFlags,
): readonly string[] {
  const { category: categories } = flags;
  if (categories.length === 0 && !named.some((name) => GLOB.test(name))) return named;
  const options = buildOptions(context, flags, []);
  checkCategories(categories, options);
  const folder = { dir: options.appsDir, label: options.appsLabel };
  const slugs = scanApps(options.appsDir).map(({ slug }) => slug);
  const descriptorOf = (slug: string) => readDescriptorFile(slug, folder).descriptor;
  const isTaken = (slug: string): boolean => {
    const descriptor = descriptorOf(slug);
    return descriptor === null || isWanted(descriptor, flags.drafts);
  };
  const chosen = new Set(named.filter((name) => !GLOB.test(name)));
  for (const glob of named.filter((name) => GLOB.test(name))) {
    const found = fastGlob.sync(glob, { cwd: options.appsDir, onlyDirectories: true, deep: 1 });
    const matched = found.filter((slug) => slugs.includes(slug) && isTaken(slug)).sort();
    if (matched.length === 0) throw nothingFound(`No app matches "${glob}"`, flags);
    for (const slug of matched) chosen.add(slug);
  }
  if (categories.length === 0) return [...chosen];
  const found = slugs.filter((slug) => {
    const descriptor = descriptorOf(slug);
    return (
      isWanted(descriptor, flags.drafts) && descriptor.categories.some((key) => categories.includes(key))
    );
  });
  if (found.length === 0) throw nothingFound(`No app is in ${categories.join(', ')}`, flags);
  for (const slug of found) chosen.add(slug);
  return [...chosen];
}

/** Throws a usage error for a category that `catalog.yaml` does not have. */
export function checkCategories(categories: readonly string[], options: BuildOptions): void {
  if (categories.length === 0) return;
  const known = [...readConfig(options).categories.keys()];
  for (const category of categories) {
    if (known.includes(category)) continue;
    const near = findNearest(category, known);
    throw createUsageError(
      `There is no category "${category}"`,
      near === undefined ? `Take one of ${known.join(', ')} (catalog.yaml).` : `Did you mean "${near}"?`,
    );
  }
}

function nothingFound(message: string, { drafts }: SelectionFlags): Error {
  return createUsageError(
    message,
    `skillpress list shows every app with its categories.${drafts ? '' : ' A draft counts with --drafts only.'}`,
  );
}
