import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createIoError, createUsageError, findNearest, hasCode } from '../errors.ts';
import { readBuiltFile, toolsSchema } from '../read/builtFiles.ts';
import { readText } from '../read/inputFile.ts';
import { nameFirst } from '../text/counting.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { toFolderLabel } from '../text/folderLabel.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { CODE_FILE } from './checkAdapter.ts';
import type { ManifestSetting } from './checkManifest.ts';
import { parseLock } from './lock.ts';
import { manifestSchema } from './manifest.ts';

/** A manifest's file, or one of code. */
export interface ManifestSource {
  readonly path: string;
  readonly label: string;
  /** The app of this catalog that it is of; `null`: of none that is known. */
  readonly slug: string | null;
  readonly kind: 'manifest' | 'code';
}

/** Apps that a message names. */
const NAMED = 5;
const WITHOUT_MANIFEST =
  'An app without known actions has none, nor one that "secondme.apps" of catalog.yaml leaves out.';
/** What can be the folder of an app. */
const SLUG = /^[\w-]+$/;
const SUFFIX = '.json';
const CONTROL_SUFFIX = '.control.json';

/**
 * The manifests and files of code that were named, by app or by file, and those manifests that there are of the apps `selected`; all
 * manifests of the catalog without either. Throws a usage error for a name of nothing.
 */
export function findSources(
  cwd: string,
  named: readonly string[],
  out: string,
  selected: readonly string[] = [],
): ManifestSource[] {
  const dir = join(resolve(cwd, out), 'secondme');
  const label = `${toFolderLabel(out)}/secondme`;
  const slugs = filesIn(dir)
    .filter((file) => file.endsWith(SUFFIX) && !file.endsWith(CONTROL_SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const sourceOf = (slug: string): ManifestSource => ({
    path: join(dir, slug + SUFFIX),
    label: `${label}/${slug}${SUFFIX}`,
    slug,
    kind: 'manifest',
  });
  if (named.length === 0 && slugs.length === 0)
    throw createUsageError(
      `There are no manifests in ${label}/`,
      'Configure "secondme:" in catalog.yaml and build, or name a file: skillpress secondme check FILE',
    );
  if (named.length === 0 && selected.length === 0) return slugs.toSorted().map(sourceOf);
  const ofApps = selected.filter((slug) => slugs.includes(slug) && !named.includes(slug)).map(sourceOf);
  if (named.length === 0 && ofApps.length === 0)
    throw createUsageError(
      `None of these apps has a manifest in ${label}/: ${nameFirst(selected, NAMED)}`,
      WITHOUT_MANIFEST,
    );
  const sources = [...new Set(named)].map((name) =>
    slugs.includes(name) ? sourceOf(name) : findFile(cwd, name, { out, slugs, label }),
  );
  return [...sources, ...ofApps];
}

/** The file that a name means which is no app's: a manifest or code. Throws a usage error for a name of neither. */
function findFile(
  cwd: string,
  name: string,
  { out, slugs, label }: { readonly out: string; readonly slugs: readonly string[]; readonly label: string },
): ManifestSource {
  const path = resolve(cwd, name);
  const file = { path, label: relative(cwd, path) || name, slug: null };
  if (name.endsWith(SUFFIX)) return { ...file, kind: 'manifest' };
  if (CODE_FILE.test(name)) return { ...file, kind: 'code' };
  const isApp = SLUG.test(name) && existsSync(join(resolve(cwd, out), 'listings', name + SUFFIX));
  if (isApp) throw createUsageError(`The app "${name}" has no manifest in ${label}/`, WITHOUT_MANIFEST);
  const near = findNearest(name, slugs);
  throw createUsageError(
    `There is no manifest of an app "${name}"`,
    near === undefined
      ? `Name an app of ${label}/, a file that ends with .json, or one of code.`
      : `Did you mean "${near}"?`,
  );
}

function filesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Integration keys by slug; absent: nothing was locked yet. */
export type LockedKeys = ReadonlyMap<string, string> | undefined;

/** Reads the lock file of a catalog. */
export function readLock(cwd: string): LockedKeys {
  const text = readText(join(cwd, SECONDME_LOCK_FILE), INPUT_LIMITS.status);
  return text === null ? undefined : parseLock(SECONDME_LOCK_FILE, text);
}

/** The text of a file. Throws a usage error when there is none. */
export function readSource({ path, label }: ManifestSource): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw createIoError(`Cannot read ${label}`, error);
    throw createUsageError(`There is no file ${label}`, 'Name a manifest, or an app of the catalog.');
  }
}

/** The integration key of a manifest that a build made. Throws a usage error for one that was changed. */
export function readKey({ path, label }: ManifestSource): string {
  return readBuiltFile(path, label, manifestSchema).skill.key;
}

/** What the catalog knows of a manifest's app. */
export function readAround(
  { slug }: ManifestSource,
  lock: LockedKeys,
  cwd: string,
  out: string,
): ManifestSetting {
  if (slug === null) return { tools: null };
  const file = `tools/${slug}.json`;
  const tools = toolsOf(join(resolve(cwd, out), file), `${toFolderLabel(out)}/${file}`);
  return { tools, ...(lock === undefined ? {} : { lockedKey: lock.get(slug) ?? null }) };
}

function toolsOf(path: string, label: string): ManifestSetting['tools'] {
  return existsSync(path) ? readBuiltFile(path, label, toolsSchema).tools : null;
}
