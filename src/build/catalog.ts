import { dirname, relative } from 'node:path';
import type { AppCounts, AppEnd, Progress } from '../model/progress.ts';
import type { AppRecord } from '../model/app.ts';
import type { ListedInput, WritePlan } from '../model/files.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { MembraneClient } from '../model/query.ts';
import type { Output } from '../model/output.ts';
import type { Edition, ReleaseFile, Surface } from '../model/release.ts';
import { digestApp, type BuiltFolder } from '../read/digest.ts';
import { scanApps } from '../read/scan.ts';
import { readSharedInputs, type SharedInputs } from '../read/sharedInputs.ts';
import type { Manifest } from '../disk/manifest.ts';
import type { ManifestApp } from '../disk/packedApp.ts';
import { readRecipe, type Recipe } from './recipe.ts';
import { locateCache } from '../cache/folders.ts';
import { inspect, openLastBuild, recallNames, type Inspection, type LastBuild } from '../cache/inspect.ts';
import { type ListedFacts } from '../cache/findings.ts';
import { loadState, type LoadedState, type StateKey } from '../cache/state.ts';

/** Where a catalog is and how it is to be built. Paths are absolute; labels are what messages call the folders. */
export interface BuildOptions {
  readonly configFile: string;
  readonly configLabel: string;
  readonly appsDir: string;
  readonly appsLabel: string;
  readonly templatesDir: string;
  readonly templatesLabel: string;
  /** The templates that skillpress comes with: each serves where the catalog has none of the same path. */
  readonly builtInTemplatesDir?: string | undefined;
  readonly outDir: string;
  readonly outLabel: string;
  readonly stateDir: string;
  /** Slugs of the apps to query and write; empty for all. The others keep what they have. */
  readonly only: readonly string[];
  readonly drafts: boolean;
  /** Slugs of the apps whose upstream changes are taken even if they would be held back; `all` for every app. */
  readonly accept: readonly string[];
  /** How many threads build apps. */
  readonly jobs: number;
  /** Whether keys of actions that are gone are renamed or removed in descriptors. */
  readonly fix?: boolean;
  /**
   * Slugs of the apps of which `Build.due` is wanted, empty for all: those that are due for a release are made again for it. Absent: of none.
   */
  readonly dueOf?: readonly string[];
  /**
   * Of which apps the output folder is compared with what the last build wrote, as long as no input changed: `all` by default. Less is
   * for who reads and applies nothing: what somebody else wrote there goes unnoticed.
   */
  readonly compares?: 'all' | 'asked' | 'none';
  /** How many apps are queried at once. */
  readonly concurrency: number;
  /** skillpress' own version. */
  readonly version: string;
}

/** What a build uses from outside besides the files that its options name. */
export interface BuildDeps {
  /** Without it the build is frozen: it uses the snapshots and touches no network. */
  readonly membrane?: MembraneClient;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborted with the name of a signal: the build stops before the next app and throws. */
  readonly stop?: AbortSignal;
  /** What `dist/` holds; the product's own list by default. */
  readonly outputs?: readonly Output[];
}

/** What came of a build. Nothing is written before `apply`. */
export interface Build {
  readonly apps: AppCounts;
  readonly findings: readonly Finding[];
  readonly plan: WritePlan;
  /** How each app ended, of those too that were not asked for. */
  readonly ends: ReadonlyMap<string, AppEnd>;
  /** What the output folder holds when the plan is carried out. Reads what the last build remembers of unchanged apps. */
  readonly held: () => HeldCatalog;
  /** What a list tells of those apps, in code-unit order. Takes less time than `held`, which reads all that the last build remembers. */
  readonly listed: () => readonly ListedFacts[];
  /** By slug, what the release of an app is made from that is due for one; none unless the options want them. */
  readonly due: ReadonlyMap<string, DueApp>;
  /**
   * Carries out the plan, then saves what the next build needs to skip unchanged apps. Returns how many changes were made: fewer
   * than planned when it was stopped, and then nothing is saved.
   */
  readonly apply: (options?: ApplyOptions) => Promise<Applied>;
  /** Lets the plan's contents go; what is held cannot be asked for any more. */
  readonly close: () => void;
}

/** A catalog as its output folder holds it. */
export interface HeldCatalog {
  /** In code-unit order; one with errors as its last good page has it. */
  readonly apps: readonly HeldApp[];
  readonly manifest: Manifest;
}

/** An app whose page the output folder holds once the plan is carried out. */
export interface HeldApp {
  readonly record: AppRecord;
  readonly edition: Edition;
  /** By path below the output folder. */
  readonly files: ManifestApp['files'];
}

/** An app whose bundle is not that of its newest release. */
export interface DueApp {
  readonly surface: Surface;
  readonly digest: string;
  readonly last: ReleaseFile | null;
}

/** How far a plan is carried out, and who stops it: the file in hand is finished. */
export interface ApplyOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly stop?: AbortSignal;
}

/** How far a plan was carried out. */
export interface Applied {
  /** Changes that were made, of those that were planned. */
  readonly done: number;
  /** Why what the build saw could not be saved, so that the next build takes longer; `null` when it was. */
  readonly unsaved: Error | null;
}

/** A catalog as the last build left it, before anything is parsed. */
export interface Catalog {
  readonly options: BuildOptions;
  readonly recipe: Recipe;
  /** What only files of the whole catalog are made from. */
  readonly shared: SharedInputs;
  /** The key under which this build's state is saved and found. */
  readonly key: StateKey;
  /** Where what the build of this output folder saw is kept. */
  readonly cacheDir: string;
  readonly folder: BuiltFolder;
  readonly inputs: readonly ListedInput[];
  readonly state: LoadedState | null;
  readonly lastBuild: LastBuild;
  readonly before: Inspection;
}

/** Looks at a catalog: bytes of settings and templates, stamps of everything else. Parses nothing. */
export function openCatalog(options: BuildOptions, outputs?: readonly Output[]): Catalog {
  const { appsDir, outDir, stateDir } = options;
  const recipe = readRecipe(options);
  const shared = readSharedInputs(dirname(options.configFile));
  const folder: BuiltFolder = { dir: appsDir, label: options.appsLabel, recipe: recipe.digest };
  const key = stateKey(recipe, options, outputs);
  const cacheDir = locateCache(stateDir, outDir);
  const state = loadState(cacheDir, key);
  const inputs = scanApps(appsDir, recallNames(state));
  const lastBuild = openLastBuild({ cacheDir, outDir }, state, key);
  const before = inspect(inputs, state, {
    outDir,
    drafts: options.drafts,
    isCompared: comparedIn(options),
    lastBuild,
    shared: shared.digest,
    inputDigest: (input) => digestApp(input, folder),
  });
  return { options, recipe, shared, key, cacheDir, folder, inputs, state, lastBuild, before };
}

/** `null`: the output folder is compared as a whole. */
function comparedIn({ compares = 'all', only }: BuildOptions): ((slug: string) => boolean) | null {
  return compares === 'all' ? null : (slug) => compares === 'asked' && isAsked(slug, only);
}

/** The product's own outputs change with its code, which the recipe knows. A checkout may lie anywhere. */
function stateKey(
  recipe: Recipe,
  { appsDir, stateDir }: BuildOptions,
  outputs: readonly Output[] | undefined,
): StateKey {
  return {
    recipe: recipe.digest,
    maker: JSON.stringify([
      recipe.code,
      relative(stateDir, appsDir),
      outputs?.map(({ name, root }) => [name, root]),
    ]),
  };
}

/** True for an app that the command line asks for. */
export function isAsked(slug: string, only: readonly string[]): boolean {
  return only.length === 0 || only.includes(slug);
}

/** What accepts every app's upstream change. */
export const ACCEPT_ALL = 'all';

/** True for an app whose upstream change is taken unseen. */
export function isAccepted(slug: string, accept: readonly string[]): boolean {
  return accept.includes(slug) || accept.includes(ACCEPT_ALL);
}

/** True for a descriptor without errors that is not a draft, or whose drafts are asked for. */
export function isWanted(
  descriptor: Descriptor | null | undefined,
  drafts: boolean,
): descriptor is Descriptor {
  return descriptor !== null && descriptor !== undefined && (drafts || !descriptor.draft);
}
