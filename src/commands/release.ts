import { dirname } from 'node:path';
import {
  applyUnlessStopped,
  createInterruption,
  refuseHalf,
  awaitUnlessStopped,
  readSignalExit,
  type Applying,
} from './stopping.ts';
import { NAMED_DRAFT } from '../build/askedApps.ts';
import type { BuildOptions } from '../build/catalog.ts';
import { EXIT } from '../errors.ts';
import type { WritePlan } from '../model/files.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { formatPackReleases } from '../release/formatPackReleases.ts';
import { reportDue, reportDuePack } from '../release/reportDue.ts';
import { formatReleases } from '../release/formatReleases.ts';
import { countChanges, type Report } from '../report/report.ts';
import { applyWhole } from '../build/applyBuild.ts';
import { findDue, type FoundDue } from './findDue.ts';
import {
  buildOptions,
  checkAsked,
  type CommonFlags,
  type Context,
  chooseExit,
  showCatalog,
  withLock,
  withProgress,
} from './session.ts';
import { countNoun } from '../text/counting.ts';
import { RELEASES_FILE } from '../text/fileNames.ts';

/** Flags of `release`. */
export interface ReleaseFlags extends CommonFlags {
  readonly check: boolean;
}

/**
 * `skillpress release`: a version, day, digest and changelog entry for each app whose bundle is not that of its last release,
 * and for each pack whose apps are not, then a frozen build, so that pages and listings carry them. `--check` only names those apps. Returns the
 * exit code.
 */
export async function release(
  context: Context,
  only: readonly string[],
  flags: ReleaseFlags,
  stop: AbortSignal,
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  return withProgress(context, flags, (onProgress) =>
    withLock(context, options, flags.check, () =>
      run(context, options, flags, { onProgress, stop, started }),
    ),
  );
}

async function run(
  context: Context,
  options: BuildOptions,
  flags: ReleaseFlags,
  { started, ...applying }: Applying & { readonly started: number },
): Promise<number> {
  const { stop, onProgress } = applying;
  if (stop.aborted) throw createInterruption(stop);
  const day = new Date(context.wall()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const made = await awaitUnlessStopped(stop, findDue(options, day, { onProgress, stop }));
  const plan = planOf(made);
  const { changes, findings: found } = flags.check
    ? { changes: countChanges(plan.changes, plan.unchanged), findings: made.findings }
    : await record(context, options, plan, applying);
  const missing = flags.check
    ? [...made.due.map((due) => reportDue(due, options.appsLabel)), ...made.packs.map(reportDuePack)]
    : [];
  const said = found.filter(({ level, rule }) => level === 'error' || rule === NAMED_DRAFT);
  const findings = [...said, ...made.future, ...missing];
  const exit = stop.aborted ? readSignalExit(stop) : chooseExit(findings, options.only);
  const report: Report = {
    command: 'release',
    ok: exit === EXIT.done,
    apps: { ...made.apps, built: made.due.length, unchanged: made.ready - made.due.length },
    changes,
    releases: made.due.flatMap(({ slug, next }) =>
      next.releases.slice(0, 1).map((each) => ({ app: slug, ...each })),
    ),
    packReleases: made.packs.flatMap(({ name, next }) =>
      next.releases.slice(0, 1).map((each) => ({ pack: name, ...each })),
    ),
    findings,
    durationMs: context.now() - started,
    applied: !flags.check,
  };
  await showCatalog(context, report, flags, exit);
  return exit;
}

/** Writes the releases, then builds again: rules look at the history on the page, too. */
async function record(
  context: Context,
  options: BuildOptions,
  plan: WritePlan,
  applying: Applying,
): Promise<Pick<Report, 'changes' | 'findings'>> {
  const { stop, onProgress } = applying;
  const count = plan.changes.length;
  refuseHalf(await applyWhole(options, plan, applying), count, applying);
  const recorded = `${countNoun(count, 'release')} ${count === 1 ? 'was' : 'were'} recorded, ${count === 1 ? 'its' : 'their'} pages not yet`;
  const result = await awaitUnlessStopped(stop, buildCatalog(options, { onProgress, stop }), recorded);
  await applyUnlessStopped(context, result, applying);
  result.close();
  const all = [...plan.changes, ...result.plan.changes];
  return { changes: countChanges(all, result.plan.unchanged), findings: result.findings };
}

function planOf({ due, packs }: Pick<FoundDue, 'due' | 'packs'>): WritePlan {
  const texts = new Map<string, string>([
    ...due.map(({ slug, next }) => [`apps/${slug}`, formatReleases(next)] as const),
    ...packs.map(({ name, next }) => [`packs/${name}`, formatPackReleases(next)] as const),
  ]);
  const changeOf = (base: 'apps' | 'packs', folder: string, last: object | null) => ({
    kind: last === null ? ('create' as const) : ('update' as const),
    base,
    path: `${folder}/${RELEASES_FILE}`,
    app: base === 'apps' ? folder : null,
  });
  return {
    changes: [
      ...due.map(({ slug, last }) => changeOf('apps', slug, last)),
      ...packs.map(({ name, last }) => changeOf('packs', name, last)),
    ],
    unchanged: 0,
    content: ({ base, path }) => [Buffer.from(texts.get(`${base}/${dirname(path)}`) ?? '', 'utf8')],
    digest: () => null,
  };
}
