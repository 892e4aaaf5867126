import { readFileSync } from 'node:fs';
import type { AppInput, KnownNames, Stamp } from '../model/files.ts';
import { digestSha256 } from '../disk/contents.ts';
import { readEntry } from '../disk/entry.ts';
import { hasJournal, readLeftovers } from '../disk/journal.ts';
import { MANIFEST_FILE, readManifest, type Manifest } from '../disk/manifest.ts';
import { findFile } from '../disk/packedApp.ts';
import type { FileStamps } from './fileStamps.ts';
import { loadEarlierMemory, loadMemory, type AppMemory, type LoadedState, type StateKey } from './state.ts';

/** A file changed within this time of the state's saving may have changed again within one tick of the clock, unseen. */
const TICK_MS = 20;

/** The names that the last build saw in an app's folder, as long as nothing was added there, renamed or removed. */
export function recallNames(state: LoadedState | null): KnownNames {
  return (slug, listedAt) => {
    const names = state?.apps.namesAt(slug, listedAt);
    return names !== undefined && isSettled(listedAt, state) ? names : null;
  };
}

function isSettled(ctimeMs: number, state: LoadedState | null): boolean {
  return state !== null && ctimeMs < state.savedAt - TICK_MS;
}

/** What is as the last build left it. */
export interface Inspection {
  /** Apps whose inputs or outputs differ, or that are new. */
  readonly stale: ReadonlySet<string>;
  /** Apps of the last build whose folder is gone. */
  readonly gone: readonly string[];
  /** Files of the whole catalog, and what only they are made from, do not differ. */
  readonly sameShared: boolean;
  /** Nothing at all differs. */
  readonly current: boolean;
  /** Some stamp had to be checked by content; saving new stamps makes the next run cheaper. */
  readonly restamp: boolean;
}

/** What the output folder is compared with, and how closely. */
export interface InspectOptions {
  readonly outDir: string;
  /** Whether drafts are to be built. */
  readonly drafts: boolean;
  readonly lastBuild: LastBuild;
  /**
   * Apps whose files in the output folder are looked at while no input changed, besides those at its top; `null`: all files.
   */
  readonly isCompared: ((slug: string) => boolean) | null;
  /** Digest of what only files of the whole catalog are made from. */
  readonly shared: string;
  /** Digest of an app's inputs, read from disk. */
  readonly inputDigest: (app: AppInput) => string;
}

/** What the last build wrote down, each part read when it is first needed. */
export interface LastBuild {
  readonly memory: () => ReadonlyMap<string, AppMemory>;
  /** What its last good page was made of, of an app that cannot be made now; also when settings or templates have changed since. */
  readonly lastGood: (slug: string) => Pick<AppMemory, 'record' | 'edition'> | undefined;
  readonly manifest: () => Manifest;
  /** The last run that changed something did not end. */
  readonly interrupted: boolean;
}

/** Opens what the last build wrote down; without a state that fits `key`, its memory counts for nothing but for what is kept of failed apps. */
export function openLastBuild(
  { cacheDir, outDir }: Record<'cacheDir' | 'outDir', string>,
  state: LoadedState | null,
  key: StateKey,
): LastBuild {
  let memory: ReadonlyMap<string, AppMemory> | undefined;
  let earlier: ReadonlyMap<string, AppMemory> | undefined;
  let manifest: Manifest | undefined;
  const memoryOf = (): ReadonlyMap<string, AppMemory> =>
    (memory ??= state ? loadMemory(cacheDir) : new Map());
  return {
    memory: memoryOf,
    lastGood: (slug) => (state ? memoryOf() : (earlier ??= loadEarlierMemory(cacheDir, key))).get(slug),
    manifest: () =>
      (manifest ??= { ...readManifest(outDir, state?.manifest), leftovers: readLeftovers(cacheDir, outDir) }),
    interrupted: hasJournal(cacheDir),
  };
}

/** Compares folders with the last build's stamps; only a stamp that differs, or is too young to trust, costs a read. */
export function inspect(
  apps: readonly AppInput[],
  state: LoadedState | null,
  options: InspectOptions,
): Inspection {
  if (!state) return allStale(apps);
  const check = createChecks(state, options);
  // A build wrote the manifest and could not save its state: what this one knows may be long past.
  if (!check.manifest()) return allStale(apps);
  const lookUp: FileLookup = (path) =>
    path === MANIFEST_FILE ? { sha256: state.manifest } : options.lastBuild.manifest().files.get(path);
  const { isCompared } = options;
  const isSame = (app: AppInput): boolean => check.app(app, isCompared?.(app.slug) ?? true);
  if (isCompared && isSameAsLast(apps, state, options, isSame) && check.outputs(state.files, lookUp))
    return { stale: new Set(), gone: [], sameShared: true, current: true, restamp: false };
  const stale = new Set(apps.filter((app) => !check.app(app, true)).map((app) => app.slug));
  const there = new Set(apps.map((app) => app.slug));
  const gone = state.apps.slugs.filter((slug) => !there.has(slug));
  const sameFiles = check.outputs(state.files, lookUp) && check.outputs(state.filesBelow(), lookUp);
  const sameShared = sameFiles && state.shared === options.shared;
  const current = stale.size === 0 && gone.length === 0 && sameShared && !options.lastBuild.interrupted;
  if (!current)
    for (const slug of state.apps.slugs)
      if (state.apps.endingOf(slug)?.failed === 'by others') stale.add(slug);
  return { stale, gone, sameShared, current, restamp: check.restamp() };
}

/** What the last build wrote, by path below the output folder. */
type FileLookup = (path: string) => { readonly sha256: string } | undefined;

/** True when no input changed, and nothing of what `isSame` looks at. */
function isSameAsLast(
  apps: readonly AppInput[],
  state: LoadedState,
  { shared, lastBuild }: InspectOptions,
  isSame: (app: AppInput) => boolean,
): boolean {
  const isWhole = apps.length === state.apps.slugs.length && !lastBuild.interrupted;
  return isWhole && state.shared === shared && apps.every(isSame);
}

function allStale(apps: readonly AppInput[]): Inspection {
  const stale = new Set(apps.map((app) => app.slug));
  return { stale, gone: [], sameShared: false, current: false, restamp: false };
}

function createChecks(state: LoadedState, { outDir, drafts, lastBuild, inputDigest }: InspectOptions) {
  let restamp = false;
  const isOld = (ctimeMs: number): boolean => isSettled(ctimeMs, state);
  const trusted = (now: Stamp, then: Stamp | undefined): boolean => {
    const same = now?.[0] === then?.[0] && now?.[1] === then?.[1];
    return same && (now === null || isOld(now[1]));
  };
  const lookAgain = (same: boolean): boolean => {
    restamp = true;
    return same;
  };
  const isStamped = (path: string, size = 0, ctimeMs = 0): boolean => {
    const stats = readEntry(`${outDir}/${path}`);
    // One that was gone when the state was saved is to be made, if it can be.
    return stats?.isFile() === true && stats.size === size && stats.ctimeMs === ctimeMs && isOld(ctimeMs);
  };
  const outputs = ({ paths, marks }: FileStamps, lookUp: FileLookup): boolean =>
    paths.every((path, at) => {
      if (isStamped(path, marks[2 * at], marks[2 * at + 1])) return true;
      return lookAgain(digestFile(`${outDir}/${path}`) === lookUp(path)?.sha256);
    });
  const sameFiles = (now: AppInput['files'], then: AppInput['files']): boolean => {
    const names = Object.keys(now);
    return (
      names.length === Object.keys(then).length &&
      names.every((name) => trusted(now[name] ?? null, then[name]))
    );
  };
  const app = (input: AppInput, withOutputs: boolean): boolean => {
    const then = state.apps.get(input.slug);
    if (!then || then.draft === (drafts ? 'left out' : 'built')) return false;
    const inputs = sameFiles(input.files, then.files);
    if (!inputs && !lookAgain(lastBuild.memory().get(input.slug)?.input === inputDigest(input))) return false;
    return (
      !withOutputs ||
      outputs(state.outOf(input.slug), (path) => findFile(lastBuild.manifest().apps.get(input.slug), path))
    );
  };
  const manifest = (): boolean => {
    const at = state.files.paths.indexOf(MANIFEST_FILE);
    const isKnown =
      at >= 0 && isStamped(MANIFEST_FILE, state.files.marks[2 * at], state.files.marks[2 * at + 1]);
    return isKnown || digestFile(`${outDir}/${MANIFEST_FILE}`) === state.manifest;
  };
  return { app, outputs, manifest, restamp: () => restamp };
}

/** The stamp of a file; a link is not one. */
export function readStamp(path: string): Stamp {
  const stats = readEntry(path);
  return stats?.isFile() ? [stats.size, stats.ctimeMs] : null;
}

/** The digest of a file's bytes; `null` when there is no such file. */
export function digestFile(path: string): string | null {
  // Asking first is cheaper than an exception for each file of a first build.
  return readStamp(path) === null ? null : digestSha256(readFileSync(path));
}
