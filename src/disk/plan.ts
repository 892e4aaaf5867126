import type { FileChange } from '../model/files.ts';
import { namesInPath } from '../text/slug.ts';
import { isOwnPath, MANIFEST_FILE, type Manifest } from './manifest.ts';
import { countFiles, filesIn, type ManifestFile, type PackedApp } from './packedApp.ts';

/** What the output folder should hold when a build is done. */
export interface Wanted {
  /** Apps that were built now. */
  readonly built: ReadonlyMap<string, PackedApp>;
  /** Apps whose files stay as the manifest lists them: unchanged, failed or not asked for. */
  readonly kept: ReadonlySet<string>;
  /** Files of the whole catalog. */
  readonly files: ReadonlyMap<string, ManifestFile>;
  /** Those that could not be made anew and stay as the manifest lists them. */
  readonly keptFiles?: ReadonlyMap<string, ManifestFile>;
}

/** What changes in the output folder, app after app, and the manifest that it has afterwards. */
export interface OutPlan {
  readonly changes: readonly FileChange[];
  readonly unchanged: number;
  readonly manifest: Manifest;
}

/** Digest of the file at a path below the output folder; `null` when there is none. */
export type DigestOf = (path: string) => string | null;

/** The change that gives a file of the output folder the digest `next`; `null` when it has that now. */
function planFile(
  file: Pick<FileChange, 'path' | 'app'>,
  now: string | null,
  next: string,
): FileChange | null {
  return now === next ? null : { kind: now === null ? 'create' : 'update', base: 'out', ...file };
}

/** A plan with the manifest among its files: it has the digest `now` and is to have `next`. */
export function addManifest(
  { changes, unchanged }: Pick<OutPlan, 'changes' | 'unchanged'>,
  now: string | null,
  next: string,
): Pick<OutPlan, 'changes' | 'unchanged'> {
  const change = planFile({ path: MANIFEST_FILE, app: null }, now, next);
  return change ? { changes: [...changes, change], unchanged } : { changes, unchanged: unchanged + 1 };
}

/**
 * Compares what the output folder should hold with what it holds. Deletes only what the previous manifest lists: other
 * people's files are never touched.
 */
export function planOut(wanted: Wanted, previous: Manifest, digestOf: DigestOf): OutPlan {
  const apps = new Map<string, PackedApp>();
  const changes: FileChange[] = [];
  let unchanged = 0;
  for (const slug of wanted.kept) {
    const app = previous.apps.get(slug);
    if (app === undefined) continue;
    apps.set(slug, app);
    unchanged += countFiles(app);
  }
  const compare = (path: string, file: ManifestFile, app: string | null): void => {
    const change = planFile({ path, app }, digestOf(path), file.sha256);
    if (change) changes.push(change);
    else unchanged += 1;
  };
  for (const [slug, app] of wanted.built) {
    apps.set(slug, app);
    for (const [path, file] of Object.entries(filesIn(app))) compare(path, file, slug);
  }
  for (const [path, file] of wanted.files) compare(path, file, null);
  const { keptFiles = new Map<string, ManifestFile>() } = wanted;
  unchanged += keptFiles.size;
  const manifest: Manifest = { apps, files: new Map([...wanted.files, ...keptFiles]) };
  changes.push(...deletions(previous, manifest, digestOf));
  return { changes, unchanged, manifest };
}

function deletions(previous: Manifest, next: Manifest, digestOf: DigestOf): FileChange[] {
  const gone = (
    before: Iterable<string>,
    now: { has: (path: string) => boolean },
    app: string | null,
  ): FileChange[] =>
    [...before]
      .filter((path) => !now.has(path) && isOwnPath(path) && digestOf(path) !== null)
      .map((path) => ({ kind: 'delete', base: 'out', path, app }));
  const ofApps = [...previous.apps].flatMap(([slug, before]) => {
    const now = next.apps.get(slug);
    if (now === before) return [];
    return gone(Object.keys(filesIn(before)), new Set(Object.keys(filesIn(now))), slug);
  });
  const old = [...gone(previous.files.keys(), next.files, null), ...ofApps];
  return [...withoutTaken(old, previous, next), ...leftovers(previous, next, digestOf)];
}

/** Leaves out files that went from one owner to another: from an app to the catalog, from a catalog's skill to an app of its name. */
function withoutTaken(old: readonly FileChange[], previous: Manifest, next: Manifest): readonly FileChange[] {
  if (old.length === 0) return old;
  const left = new Map(old.map((change) => [change.path, change]));
  // An app that has what it had may get back a file that was taken from it meanwhile.
  const named = new Set(old.flatMap(({ path }) => namesInPath(path)));
  for (const path of next.files.keys()) left.delete(path);
  for (const [slug, app] of next.apps)
    if (app !== previous.apps.get(slug) || named.has(slug))
      for (const path of Object.keys(filesIn(app))) left.delete(path);
  return [...left.values()];
}

/** What a run that did not end made and nobody wants any more; only as that run made it. */
function leftovers(previous: Manifest, next: Manifest, digestOf: DigestOf): FileChange[] {
  if (!previous.leftovers?.size) return [];
  const known = new Set(
    [previous, next].flatMap(({ apps, files }) => [
      ...files.keys(),
      ...[...apps.values()].flatMap((app) => Object.keys(filesIn(app))),
    ]),
  );
  return [...previous.leftovers]
    .filter(([path, digest]) => !known.has(path) && isOwnPath(path) && digestOf(path) === digest)
    .map(([path]) => ({ kind: 'delete', base: 'out', path, app: null }));
}
