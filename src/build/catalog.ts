import type { App } from '../model/app.ts';
import type { AppCounts, Progress } from '../model/progress.ts';
import type { AppInput, RenderedFile, WritePlan } from '../model/files.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { MembraneClient } from '../model/query.ts';
import type { ReleaseFile } from '../model/release.ts';
import { digestApp, type AppsFolder } from '../read/digest.ts';
import { scanApps } from '../read/scan.ts';
import { readRecipe, type Recipe } from './recipe.ts';
import { inspect, openLastBuild, type Inspection, type LastBuild } from '../cache/inspect.ts';
import { loadState, type LoadedState } from '../cache/state.ts';

/** Where a catalog is and how it is to be built. Paths are absolute; labels are what messages call the folders. */
export interface BuildOptions {
  readonly configFile: string;
  readonly configLabel: string;
  readonly appsDir: string;
  readonly appsLabel: string;
  readonly templatesDir: string;
  readonly templatesLabel: string;
  readonly outDir: string;
  readonly outLabel: string;
  readonly stateDir: string;
  /** Slugs of the apps to query and write; empty for all. The others keep what they have. */
  readonly only: readonly string[];
  readonly drafts: boolean;
  /** Slugs of the apps whose upstream changes are taken even if they would be held back; `all` for every app. */
  readonly accept: readonly string[];
  /** How many apps are queried at once. */
  readonly concurrency: number;
  /** skillpress' own version. */
  readonly version: string;
}

export interface BuildDeps {
  /** Without it the build is frozen: it uses the snapshots and touches no network. */
  readonly membrane?: MembraneClient;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each app that was made without errors of its own. With it every app is made, unchanged ones too. */
  readonly onApp?: (made: ReadyApp) => void;
}

/** An app as it will be in the output folder. */
export interface ReadyApp {
  readonly app: App;
  /** Below the output folder. */
  readonly files: readonly RenderedFile[];
  /** Structural fingerprint of the ClawHub bundle's page. */
  readonly shape: string;
  /** `null`: there is no release yet. */
  readonly releases: ReleaseFile | null;
  /** `sha256:` and the hex digest of the ClawHub bundle, rendered without version and date. */
  readonly unreleasedDigest: string;
}

export interface BuildResult {
  readonly apps: AppCounts;
  readonly findings: readonly Finding[];
  readonly plan: WritePlan;
  /** Saves what the next build needs to skip unchanged apps; call it after the plan was applied. */
  readonly remember: () => void;
  /** Lets the plan's contents go. */
  readonly close: () => void;
}

/** A catalog as the last build left it, before anything is parsed. */
export interface Catalog {
  readonly options: BuildOptions;
  readonly recipe: Recipe;
  readonly folder: AppsFolder;
  readonly inputs: readonly AppInput[];
  readonly state: LoadedState | null;
  readonly lastBuild: LastBuild;
  readonly before: Inspection;
}

/** Looks at a catalog: bytes of settings and templates, stamps of everything else. Parses nothing. */
export function openCatalog(options: BuildOptions): Catalog {
  const { appsDir, outDir, stateDir } = options;
  const recipe = readRecipe(options);
  const folder: AppsFolder = { dir: appsDir, label: options.appsLabel, recipe: recipe.digest };
  const inputs = scanApps(appsDir);
  const state = loadState(stateDir, stateKey(recipe, options));
  const lastBuild = openLastBuild(stateDir, outDir, state !== null);
  const before = inspect(inputs, state, {
    outDir,
    lastBuild,
    inputDigest: (input) => digestApp(input, folder),
  });
  return { options, recipe, folder, inputs, state, lastBuild, before };
}

/** The key under which a build's state is saved and found. */
export function stateKey(recipe: Recipe, { outDir, appsDir }: BuildOptions): string {
  return JSON.stringify([recipe.key, outDir, appsDir]);
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
