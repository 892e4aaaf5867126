import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { EXIT, findNearest, createUsageError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Progress } from '../model/progress.ts';
import { createProgress } from '../report/progress.ts';
import { TEMPLATES_FOLDER } from '../render/findTemplates.ts';
import { listMissing, listSlugs } from '../read/scan.ts';
import { toPacksDir } from '../read/sharedInputs.ts';
import { BASELINE_FILE } from '../text/fileNames.ts';
import { toFolderLabel } from '../text/folderLabel.ts';
import { refuseOutput } from './refuseOutput.ts';
import type { Format, Report } from '../report/report.ts';
import { reportCatalog } from '../report/reportCatalog.ts';
import { printReport } from '../report/reporter.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** Everything from outside that a command may use; tests pass their own. */
export interface Context {
  readonly cwd: string;
  readonly env: EnvironmentVariables;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether standard error is a terminal. */
  readonly terminal: boolean;
  /** Whether standard output takes colours. */
  readonly colour: boolean;
  readonly version: string;
  /** The folder of skillpress itself, with its templates and schemas. */
  readonly packageDir: string;
  /** Milliseconds of a clock that only moves forward. */
  readonly now: () => number;
  /** Milliseconds since 1970, as the machine believes. */
  readonly wall: () => number;
  /** The Node.js that runs, and the range of package.json's `engines`. */
  readonly node: { readonly version: string; readonly wanted: string };
}

/** Flags that every command takes. */
export interface CommonFlags {
  readonly apps: string;
  readonly templates: string;
  readonly out: string;
  readonly concurrency: number;
  readonly jobs: number;
  readonly drafts: boolean;
  readonly format: Format;
  readonly quiet: boolean;
}

/** Flags of commands that ask Membrane. */
export interface PatienceFlags {
  /** How long all requests to Membrane together may take, in milliseconds; the command's own patience by default. */
  readonly timeout?: number | undefined;
}

/** Flags of `build`. */
export interface BuildFlags extends CommonFlags, PatienceFlags {
  readonly frozen: boolean;
  readonly check: boolean;
  readonly diff: boolean;
  readonly fix: boolean;
  readonly accept: readonly string[];
}

/** In the catalog's root: settings of the whole catalog. */
export const CONFIG_FILE = 'catalog.yaml';
/** In the catalog's root: the folder of lock, journals and caches. Deleting it loses time, never correctness. */
export const STATE_FOLDER = '.skillpress';

/** Flags that say where a catalog is, and how it is built; what is not given is as by default, or not done. */
export interface CatalogFlags extends Pick<CommonFlags, 'apps' | 'templates' | 'out'> {
  readonly drafts?: boolean;
  readonly accept?: readonly string[];
  readonly fix?: boolean;
  readonly concurrency?: number;
  readonly jobs?: number;
}

/** Where the flags say that the catalog is. */
export function buildOptions(
  context: Context,
  { apps, templates, out, drafts = false, accept = [], fix = false, concurrency = 1, jobs = 1 }: CatalogFlags,
  only: readonly string[],
): BuildOptions {
  const at = (path: string): string => resolve(context.cwd, path);
  const options = {
    configFile: at(CONFIG_FILE),
    configLabel: CONFIG_FILE,
    appsDir: at(apps),
    appsLabel: toFolderLabel(apps),
    templatesDir: at(templates),
    templatesLabel: toFolderLabel(templates),
    builtInTemplatesDir: join(context.packageDir, TEMPLATES_FOLDER),
    outDir: at(out),
    outLabel: toFolderLabel(out),
    stateDir: at(STATE_FOLDER),
    only,
    drafts,
    accept,
    fix,
    concurrency,
    jobs,
    version: context.version,
  };
  refuseOutput(out, options);
  return options;
}

/** Refuses apps that are not there; looks only when some are named. */
export function checkAsked(only: readonly string[], { appsDir }: Pick<BuildOptions, 'appsDir'>): void {
  if (only.length === 0) return;
  const [missing] = listMissing(appsDir, only);
  if (missing === undefined) return;
  const near = findNearest(missing, listSlugs(appsDir));
  throw createUsageError(
    `There is no app "${missing}"`,
    near === undefined ? 'Name apps by their folder below apps/.' : `Did you mean "${near}"?`,
  );
}

/** Shows what a command that builds the catalog found, but for known warnings, in the format that was asked for. */
export async function showCatalog(
  context: Context,
  report: Report,
  flags: CommonFlags,
  exit: number,
): Promise<void> {
  const rules = async () => (await import('../check/rules.ts')).rules;
  await printReport(reportCatalog(await withoutKnown(context, report), rules), context, flags, exit);
}

async function withoutKnown({ cwd }: Context, report: Report): Promise<Report> {
  const path = resolve(cwd, BASELINE_FILE);
  if (report.findings.length === 0 || !existsSync(path)) return report;
  const { leaveOutKnown } = await import('../read/baseline.ts');
  const { fresh, known } = leaveOutKnown(path, report.findings);
  const filtered = report.hidden?.filtered ?? 0;
  return known === 0 ? report : { ...report, findings: fresh, hidden: { known, filtered } };
}

/** 1 when there is an error of an app that was asked for, or of no single app. */
export function chooseExit(findings: readonly Finding[], only: readonly string[]): number {
  const counts = findings.some(
    ({ level, app }) => level === 'error' && (app === undefined || isAsked(app, only)),
  );
  return counts ? EXIT.findings : EXIT.done;
}

/**
 * Acts while nobody else writes to the catalog; what only reads takes no lock. Throws (exit 6) while another run has it, (exit 5) for a state folder
 * that is a link.
 */
export async function withLock<T>(
  { stderr }: Context,
  { stateDir, outDir, appsDir, configFile }: BuildOptions,
  readOnly: boolean,
  act: () => Promise<T>,
): Promise<T> {
  if (readOnly) return act();
  const { takeLock } = await import('../disk/lock.ts');
  const { removeStage } = await import('../disk/stage.ts');
  const lock = takeLock(stateDir, (text) => stderr(`skillpress: warning: ${text}\n`));
  try {
    if (lock.held) for (const dir of [outDir, appsDir, toPacksDir(configFile)]) removeStage(dir);
    return await act();
  } finally {
    lock.release();
  }
}

/** Acts with a line of progress on standard error (none with `--quiet`), which goes when the act ends. */
export async function withProgress<T>(
  context: Context,
  { quiet }: Pick<CommonFlags, 'quiet'>,
  act: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const line = createProgress(context.stderr, context);
  return act(quiet ? () => {} : line.show).finally(line.end);
}
