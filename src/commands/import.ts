import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readConfig } from '../read/settings.ts';
import { EXIT, createIoError, createUsageError } from '../errors.ts';
import { draftRefused } from '../import/draftRefused.ts';
import { composeDescriptor } from '../import/composeDescriptor.ts';
import type { ImportedApp, ImportTarget } from '../import/importedApp.ts';
import { importPages } from '../import/importPages.ts';
import { planImport, type ImportPlan } from '../import/planImport.ts';
import { assignSlugs } from '../import/assignSlugs.ts';
import { formatSnapshot } from '../membrane/snapshotText.ts';
import { readText } from '../read/inputFile.ts';
import { toFolderLabel } from '../text/folderLabel.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { scanApps } from '../read/scan.ts';
import { toPacksDir } from '../read/sharedInputs.ts';
import type { AppTexts } from '../model/files.ts';
import type { BuildOptions } from '../build/catalog.ts';
import { tryApps } from '../build/tryApps.ts';
import { applyPlan } from '../disk/apply.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { buildOptions, type CommonFlags, type Context, withLock } from './session.ts';
import { reportImport } from '../import/formatReport.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { makeReport } from '../import/makeReport.ts';
import { readPages, type PageTree } from '../import/readPages.ts';
import { formatJson } from '../text/formatJson.ts';

/** Flags of `import`. */
export interface ImportFlags extends CommonFlags {
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly report?: string;
}

/** `skillpress import DIR`: adopts a tree of published pages as descriptors and snapshots. Returns the exit code. */
export async function importTree(context: Context, dir: string, flags: ImportFlags): Promise<number> {
  checkFlags(context, flags);
  const options = buildOptions(context, flags, []);
  const target = targetOf(options);
  const tree = readPages(resolve(context.cwd, dir), toFolderLabel(dir));
  return withLock(context, options, flags.dryRun, () => run(context, options, flags, { tree, target }));
}

/** Fails for a report that could not be written before the import is. */
function checkFlags({ cwd }: Context, { format, report }: ImportFlags): void {
  checkFormat('import', { format }, 'Use --format json, or --report FILE beside the text.');
  if (report !== undefined && statSync(resolve(cwd, report), { throwIfNoEntry: false })?.isDirectory())
    throw createUsageError(
      `--report ${report}: expected a file, received a folder`,
      `Try --report ${join(report, 'import.json')}.`,
    );
}

type Target = Omit<ImportTarget, 'names'>;

/** Fails for a folder that is no catalog before anything is read. */
function targetOf(options: BuildOptions): Target {
  const { categories } = readConfig(options);
  return { categories: new Map([...categories].map(([key, { name }]) => [key, name])) };
}

async function run(
  context: Context,
  options: BuildOptions,
  flags: ImportFlags,
  { tree, target }: { tree: PageTree; target: Target },
): Promise<number> {
  const slugs = new Set(assignSlugs(tree.sources.map(({ folder }) => folder)).values());
  const read = importPages(tree.sources, { ...target, names: otherNames(options, slugs) });
  const apps = draftRefused(read, await tryApps(options, formatApps(read)));
  const plan = planImport(
    formatApps(apps),
    (path) => readText(join(options.appsDir, path), INPUT_LIMITS.snapshot),
    flags.force,
  );
  if (!flags.dryRun) await write(plan, options);
  const report = makeReport(apps, plan, tree, flags.dryRun);
  if (flags.report !== undefined) saveReport(resolve(context.cwd, flags.report), formatJson(report));
  await printReport(reportImport(report), context, flags, EXIT.done);
  return EXIT.done;
}

/** Names of the catalog's apps that this import does not bring. */
function otherNames(
  { appsDir, appsLabel }: BuildOptions,
  imported: ReadonlySet<string>,
): Map<string, string> {
  const folder = { dir: appsDir, label: appsLabel };
  // A catalog that has no folder for its apps yet gets one. The scan also refuses links in place of apps.
  const there = existsSync(appsDir) ? scanApps(appsDir) : [];
  const others = there.filter(({ slug }) => !imported.has(slug));
  return new Map(
    others.flatMap(({ slug }): [string, string][] => {
      const { descriptor } = readDescriptorFile(slug, folder);
      return descriptor ? [[slug, descriptor.name]] : [];
    }),
  );
}

function formatApps(apps: readonly ImportedApp[]): AppTexts[] {
  return apps.map(({ slug, facts, snapshot }) => ({
    slug,
    descriptor: composeDescriptor(facts),
    snapshot: formatSnapshot(snapshot),
  }));
}

async function write(
  plan: ImportPlan,
  { appsDir, outDir, configFile, stateDir }: BuildOptions,
): Promise<void> {
  if (plan.changes.length === 0) return;
  await applyPlan(plan, {
    bases: { apps: appsDir, out: outDir, packs: toPacksDir(configFile) },
    stateDir,
    onDone: () => {},
    stop: new AbortController().signal,
  });
}

function saveReport(path: string, text: string): void {
  try {
    replaceFile(dirname(path), basename(path), [text]);
  } catch (error) {
    throw createIoError(`Cannot write ${path}`, error);
  }
}
