import { buildCatalog } from '../build/buildCatalog.ts';
import { awaitUnlessStopped } from './stopping.ts';
import { isAsked, type Build, type BuildOptions } from '../build/catalog.ts';
import { findDueApps } from '../build/findDueApps.ts';
import { EXIT } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { reportList, type ListedApp } from '../report/reportList.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withProgress } from './session.ts';

/** Flags of `list`: each keeps the apps of which it is true; with several, those of which all are. */
export interface ListFlags extends CommonFlags {
  readonly draft: boolean;
  readonly error: boolean;
  readonly warning: boolean;
  readonly withoutActions: boolean;
  readonly stale: boolean;
  readonly due: boolean;
  /** Prints nothing but slugs, one a line. */
  readonly slugs: boolean;
}

/** `skillpress list`: the apps of the catalog and how they stand. Writes nothing; returns the exit code. */
export async function list(
  context: Context,
  only: readonly string[],
  flags: ListFlags,
  stop: AbortSignal,
): Promise<number> {
  const started = context.now();
  checkFormat('list', flags);
  const compares = flags.stale ? ('all' as const) : ('none' as const);
  const options = { ...buildOptions(context, flags, []), compares };
  checkAsked(only, options);
  const build = await withProgress(context, flags, (onProgress) =>
    awaitUnlessStopped(stop, buildCatalog(options, { onProgress, stop })),
  );
  try {
    const apps = await listApps(build, options, only);
    const due = flags.due ? findDueApps(build) : null;
    const listed = apps.map((app) => (due === null ? app : { ...app, due: due.has(app.slug) }));
    const shown = listed.filter((app) => isShown(app, flags));
    if (flags.slugs) context.stdout(shown.map(({ slug }) => `${slug}\n`).join(''));
    else {
      const report = { apps: shown, of: apps.length, durationMs: context.now() - started };
      await printReport(reportList(report), context, flags, EXIT.done);
    }
    return EXIT.done;
  } finally {
    build.close();
  }
}

async function listApps(build: Build, options: BuildOptions, only: readonly string[]): Promise<ListedApp[]> {
  const built = new Map(build.listed().map((app) => [app.slug, app]));
  const stale = new Set(build.plan.changes.flatMap(({ base, app }) => (base === 'out' && app ? [app] : [])));
  const counts = countFindings(build.findings);
  const asked = [...build.ends.keys()].filter((slug) => isAsked(slug, only));
  const unbuilt = await readUnbuilt(
    asked.filter((slug) => !built.has(slug)),
    options,
  );
  return asked.map((slug) => {
    const { name, categories, actions } = built.get(slug) ?? unbuilt.get(slug) ?? NOTHING;
    const draft = unbuilt.get(slug)?.draft ?? false;
    const { error: errors, warning: warnings } = counts.get(slug) ?? NO_FINDINGS;
    return { name, categories, actions, draft, slug, errors, warnings, stale: stale.has(slug), due: null };
  });
}

type Facts = Pick<ListedApp, 'name' | 'categories' | 'actions' | 'draft'>;

const NOTHING: Facts = { name: null, categories: [], actions: null, draft: false };

/** Of apps without a page, what their descriptors tell. Loads their reader only when there are some. */
async function readUnbuilt(
  slugs: readonly string[],
  { appsDir, appsLabel }: BuildOptions,
): Promise<ReadonlyMap<string, Facts>> {
  if (slugs.length === 0) return new Map();
  const { readDescriptorFile } = await import('../read/readApp.ts');
  const folder = { dir: appsDir, label: appsLabel };
  return new Map(
    slugs.map((slug) => {
      const { descriptor } = readDescriptorFile(slug, folder);
      if (!descriptor) return [slug, NOTHING];
      const { name, categories, draft } = descriptor;
      return [slug, { name, categories, draft, actions: null }];
    }),
  );
}

type Counts = Record<Finding['level'], number>;

const NO_FINDINGS: Readonly<Counts> = { error: 0, warning: 0 };

function countFindings(findings: readonly Finding[]): ReadonlyMap<string, Readonly<Counts>> {
  const counts = new Map<string, Counts>();
  for (const { app, level } of findings) {
    if (app === undefined) continue;
    const count = counts.get(app) ?? { ...NO_FINDINGS };
    count[level] += 1;
    counts.set(app, count);
  }
  return counts;
}

function isShown(app: ListedApp, flags: ListFlags): boolean {
  return (
    (!flags.draft || app.draft) &&
    (!flags.error || app.errors > 0) &&
    (!flags.warning || app.warnings > 0) &&
    (!flags.withoutActions || app.actions === 0) &&
    (!flags.stale || app.stale) &&
    (!flags.due || app.due === true)
  );
}
