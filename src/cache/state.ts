import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { Edition } from '../model/release.ts';
import { NO_STAMPS, packStamps, selectStamps, type FileStamps, type PackedStamps } from './fileStamps.ts';
import { FINDINGS, saveFindings, type BuildFindings } from './findings.ts';
import { forgetOld } from './folders.ts';
import { linesOf, openLines } from '../disk/lines.ts';
import {
  openInputs,
  packInputs,
  type InputStamps,
  type InputTable,
  type KnownInputs,
} from './inputStamps.ts';
import { readEntry } from '../disk/entry.ts';
import { removeJournal } from '../disk/journal.ts';
import {
  isSealed,
  readJson,
  readSealedJson,
  replaceFile,
  replaceJson,
  type Seal,
} from '../disk/stateFiles.ts';

/**
 * What the last build saw, so that the next one can skip what did not change. Split by how often it is needed: stamps of inputs at
 * every run, those of outputs by whoever looks at them, the rest only when something changed. Deleting it loses time, never correctness.
 */
export interface BuildState {
  /** Another one makes stamps and digests worthless. */
  readonly key: StateKey;
  /** Gone through once, while they are saved. */
  readonly apps: Iterable<readonly [slug: string, stamps: AppStamps]>;
  /** Files of the whole catalog. */
  readonly files: FileStamps;
  /** Digest of what only those are made from. */
  readonly shared: string;
  /** Digest of `manifest.json`, which holds the digests of all other files. */
  readonly manifest: string;
  /** How many files there are. */
  readonly total: number;
  readonly hasFindings: boolean;
}

/** What the last build saw of one app's files, and how it ended. */
export interface AppStamps extends InputStamps {
  readonly out: PackedStamps;
}

/** An `AppMemory` as JSON: that of unchanged apps is saved as it was read. */
export type PackedMemory = string;

/** What a build remembers of an app besides its stamps. */
export interface AppMemory {
  /** Digest of what the app was made from. */
  readonly input: string;
  /** `null` for an app that could not be built, or a draft. */
  readonly record: AppRecord | null;
  /** `null` with the record. */
  readonly edition: Edition | null;
  /** Digest of its related apps. */
  readonly related: string;
  readonly findings: readonly Finding[];
}

/** The saved state, of which a part is read only when it is needed. */
export interface LoadedState extends Omit<BuildState, 'apps'> {
  readonly apps: KnownInputs;
  /** Stamps of those files of the whole catalog that lie in no folder: the indexes. */
  readonly files: FileStamps;
  /** Stamps of the other files of the whole catalog; read when they are first needed. */
  readonly filesBelow: () => FileStamps;
  /** The stamps of an app's files in the output folder; read when they are first needed. */
  readonly outOf: (slug: string) => FileStamps;
  /** The same, packed. */
  readonly packedOutOf: (slug: string) => PackedStamps;
  /** When the stamps were saved, by the file system's clock, in ms. */
  readonly savedAt: number;
  /** The files beside the stamps that belong to them. */
  readonly seals: Readonly<Record<string, Seal>>;
}

const STAMPS = 'stamps.json';
const OUTPUTS = 'outputs.json';
const MEMORY = 'memory.json';
/** Stands among the stamps of outputs for the files of the whole catalog that lie in folders; no slug is empty. */
const OF_NO_APP = '';

/** What a state belongs to: everything outside the apps that their pages depend on. */
export interface StateKey {
  /** Digest of settings and templates. */
  readonly recipe: string;
  /** What reads them and makes pages, of which apps. */
  readonly maker: string;
}

/** The stamps of the last build; `null` when there are none that fit `key`, or anything of it is missing or damaged. */
export function loadState(cacheDir: string, key: StateKey): LoadedState | null {
  const state = readSealedJson<Omit<LoadedState, 'apps'> & { readonly apps: InputTable }>(
    join(cacheDir, STAMPS),
  );
  if (state?.key.recipe !== key.recipe || state.key.maker !== key.maker) return null;
  if (!areWhole(cacheDir, [OUTPUTS, MEMORY, FINDINGS], state.seals)) return null;
  let lineOf: ((key: string) => string | undefined) | undefined;
  const packedOutOf = (slug: string): PackedStamps =>
    (lineOf ??= openLines(join(cacheDir, OUTPUTS)))(slug) ?? packStamps(NO_STAMPS);
  const outOf = (slug: string): FileStamps => JSON.parse(packedOutOf(slug)) as FileStamps;
  const filesBelow = (): FileStamps => outOf(OF_NO_APP);
  return {
    ...state,
    apps: openInputs(state.apps),
    filesBelow,
    outOf,
    packedOutOf,
    savedAt: statSync(join(cacheDir, STAMPS)).ctimeMs,
  };
}

/** By slug, what the build remembers besides stamps. */
export function loadMemory(cacheDir: string): Map<string, AppMemory> {
  return new Map(Object.entries(readJson<Record<string, AppMemory>>(join(cacheDir, MEMORY)) ?? {}));
}

/** The same of a build by the same maker, maybe with other settings or templates. Of their digests and findings nothing holds any more. */
export function loadEarlierMemory(cacheDir: string, { maker }: StateKey): Map<string, AppMemory> {
  const state = readSealedJson<Pick<LoadedState, 'key' | 'seals'>>(join(cacheDir, STAMPS));
  const isAlike = state?.key.maker === maker && areWhole(cacheDir, [MEMORY], state.seals);
  return isAlike ? loadMemory(cacheDir) : new Map();
}

function areWhole(cacheDir: string, names: readonly string[], seals: LoadedState['seals']): boolean {
  return names.every((name) => {
    const seal = seals[name];
    return seal !== undefined && isSealed(join(cacheDir, name), seal);
  });
}

/** What the build remembers of single apps, packed; nothing when there is no memory. */
export function openMemory(cacheDir: string): (slug: string) => PackedMemory | undefined {
  const path = join(cacheDir, MEMORY);
  return readEntry(path)?.isFile() ? openLines(path) : () => undefined;
}

/**
 * Saves everything, which ends the run; the stamps go first and come back last, so that an interrupted save leaves no state
 * rather than a wrong one.
 */
export function saveState(
  stateDir: string,
  cacheDir: string,
  state: BuildState,
  memory: Iterable<readonly [slug: string, memory: PackedMemory]>,
  findings: BuildFindings,
): void {
  rmSync(join(cacheDir, STAMPS), { force: true });
  const seals = {
    [MEMORY]: replaceFile(cacheDir, MEMORY, linesOf(memory)),
    [FINDINGS]: saveFindings(cacheDir, findings),
  };
  saveStamps(cacheDir, state, seals);
  removeJournal(cacheDir);
  forgetOld(stateDir, cacheDir);
}

/** Saves stamps alone, beside files of these seals: after a run that found everything as it was. */
export function saveStamps(
  cacheDir: string,
  { apps, files, key, shared, manifest, total, hasFindings }: BuildState,
  seals: LoadedState['seals'],
): void {
  const isBelow = (path: string): boolean => path.includes('/');
  const inputs = new Map<string, InputStamps>();
  const outputs = function* (): Iterable<readonly [string, PackedStamps]> {
    yield [OF_NO_APP, packStamps(selectStamps(files, isBelow))];
    for (const [slug, { out, ...stamps }] of apps) {
      inputs.set(slug, stamps);
      yield [slug, out];
    }
  };
  const all = { ...seals, [OUTPUTS]: replaceFile(cacheDir, OUTPUTS, linesOf(outputs())) };
  const atTop = selectStamps(files, (path) => !isBelow(path));
  const known = { key, shared, manifest, total, hasFindings };
  replaceJson(cacheDir, STAMPS, { ...known, files: atTop, apps: packInputs(inputs), seals: all });
}
