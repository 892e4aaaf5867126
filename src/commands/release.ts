import type { BuildOptions } from '../build/catalog.ts';
import { EXIT } from '../errors.ts';
import type { WritePlan } from '../model/files.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { RELEASES_FILE } from '../read/scan.ts';
import { releasesText } from '../release/releasesText.ts';
import { createProgress } from '../report/progress.ts';
import { countChanges } from '../report/report.ts';
import { applyWhole } from '../build/applyBuild.ts';
import { applyBuild, interrupted, refuseHalf, signalExit, type Applying } from './applyBuild.ts';
import { buildOptions, checkAsked, findingsExit, show, type CommonFlags, type Context } from './context.ts';
import { dueFinding } from './dueFinding.ts';
import { findDue, type Due } from './findDue.ts';
import { withLock } from './withLock.ts';

/** Flags of `release`. */
export interface ReleaseFlags extends CommonFlags {
  readonly check: boolean;
}

/**
 * `skillpress release`: a version, day, digest and changelog entry for each app whose bundle is not that of its last release,
 * then a frozen build, so that pages and listings carry them. `--check` only names those apps. Answers the exit code.
 */
export async function release(
  context: Context,
  only: readonly string[],
  flags: ReleaseFlags,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  if (!flags.check) (await import('../disk/lock.ts')).refuseLinkedState(options.stateDir);
  const progress = createProgress(context.stderr, context.terminal, context.now);
  const onProgress = flags.quiet ? () => {} : progress.show;
  return withLock(context, options, flags.check, () =>
    run(context, options, flags, { onProgress, stop, started }),
  ).finally(progress.end);
}

async function run(
  context: Context,
  options: BuildOptions,
  flags: ReleaseFlags,
  { started, ...applying }: Applying & { readonly started: number },
): Promise<number> {
  const { stop, onProgress } = applying;
  if (stop.aborted) throw interrupted(stop);
  const day = new Date(context.wall()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const made = await findDue(options, day, onProgress);
  if (stop.aborted) throw interrupted(stop);
  const plan = planOf(made.due);
  let changes = countChanges(plan.changes, plan.unchanged);
  let { findings } = made;
  if (!flags.check) {
    refuseHalf(await applyWhole(options, plan, applying), plan.changes.length, applying);
    const result = await buildCatalog(options, { onProgress, stop });
    await applyBuild(context, result, applying);
    result.close();
    const all = [...plan.changes, ...result.plan.changes];
    changes = countChanges(all, result.plan.unchanged);
    // Rules look at the history on the page, too.
    findings = result.findings;
  }
  const missing = flags.check ? made.due.map((due) => dueFinding(due, options.appsLabel)) : [];
  findings = [...findings.filter(({ level }) => level === 'error'), ...missing];
  const exit = findingsExit(findings, options.only);
  await show(
    context,
    {
      command: 'release',
      ok: exit === EXIT.done,
      apps: { ...made.apps, built: made.due.length, unchanged: made.ready - made.due.length },
      changes,
      releases: made.due.flatMap(({ slug, next }) =>
        next.releases.slice(0, 1).map((each) => ({ app: slug, ...each })),
      ),
      findings,
      durationMs: context.now() - started,
      applied: !flags.check,
    },
    flags,
  );
  return stop.aborted ? signalExit(stop) : exit;
}

function planOf(due: readonly Due[]): WritePlan {
  const files = new Map(due.map(({ slug, next }) => [slug, next]));
  return {
    changes: due.map(({ slug, last }) => ({
      kind: last === null ? 'create' : 'update',
      base: 'apps',
      path: `${slug}/${RELEASES_FILE}`,
      app: slug,
    })),
    unchanged: 0,
    content: ({ app }) => {
      const file = files.get(app ?? '');
      return Buffer.from(file ? releasesText(file) : '', 'utf8');
    },
    digest: () => null,
  };
}
