import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eachApp } from '../build/buildCatalog.ts';
import type { ReadyApp } from '../build/buildEach.ts';
import { isAsked, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import { refuseLinkedState } from '../disk/lock.ts';
import { EXIT, createUsageError } from '../errors.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import type { Config } from '../model/config.ts';
import type { FileChange } from '../model/files.ts';
import { LOCAL_PACING, PACING, type Pacing } from '../publish/apply.ts';
import type { Candidate, Candidates } from '../publish/candidate.ts';
import type { Refusal } from '../publish/plan.ts';
import { groupErrors, refuseDifference, toRefusal } from '../publish/skipBroken.ts';
import { toCandidate, type CandidateParts } from '../publish/toCandidate.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import { isPullRequest, MOST_LOOK_UPS, openRegistry } from '../publish/openRegistry.ts';
import type { Registry, RegistryParts } from '../publish/registry.ts';
import { runPublish, type RunResult } from '../publish/runPublish.ts';
import { readUsage } from '../read/readSavedStatus.ts';
import { parseConfig } from '../read/settings.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import { toPublishReport } from '../report/toPublishReport.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportPublish } from '../report/reportPublish.ts';
import {
  buildOptions,
  checkAsked,
  type CommonFlags,
  type Context,
  interrupted,
  readSignalExit,
  unlessStopped,
  withLock,
} from './session.ts';

/** Flags of `publish`. */
export interface PublishFlags extends CommonFlags {
  readonly registry: string;
  /** The folder of a registry that is one. */
  readonly to?: string | undefined;
  readonly dryRun: boolean;
  /** Apps that changed since their release are left out and not counted as refused. */
  readonly released?: boolean;
  /** Most versions that are sent. */
  readonly limit: number | undefined;
  /** Seconds that pending versions are waited for. */
  readonly wait: number | undefined;
}

/** How patient a run is, and by which clock; a test may be in more of a hurry. */
export interface Tuning {
  readonly pacing?: Pacing;
  readonly clock?: Clock;
}

const STOPPING =
  'skillpress: stopping once what is on its way has its answer; the same signal again ends it at once\n';

/**
 * `skillpress publish`: sends the releases that a registry lacks, or prints what it would send. Returns the exit code. `stop`,
 * aborted with the name of a signal, ends it once what is on its way has its answer (exit 130, 143).
 */
export async function publish(
  context: Context,
  only: readonly string[],
  flags: PublishFlags,
  stop: AbortSignal = new AbortController().signal,
  { pacing = PACING, clock: own }: Tuning = {},
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkFlags(context, options, flags);
  if (!flags.dryRun) refuseLinkedState(options.stateDir);
  const clock = own ?? { ...systemClock, now: context.now, wall: context.wall };
  const config = parseConfig(options.configLabel, readFileSync(options.configFile, 'utf8'));
  const registry = openRegistry(
    flags.registry,
    registryParts(context, options, flags, { config, clock, stop }),
  );
  const progress = createProgress(context.stderr, context);
  stop.addEventListener('abort', () => context.stderr(STOPPING), { once: true });
  try {
    return await withLock(context, options, flags.dryRun, async () => {
      const run = await findAndRun(options, flags, { config, registry, clock, stop, pacing, progress });
      progress.end();
      const exit = exitCode(run, flags);
      const { appsLabel } = options;
      const { dryRun } = flags;
      const durationMs = context.now() - started;
      const report = toPublishReport(run, {
        ok: exit === EXIT.done && !stop.aborted,
        dryRun,
        registry,
        appsLabel,
        durationMs,
      });
      await printReport(reportPublish(report), context, flags, stop.aborted ? readSignalExit(stop) : exit);
      if (!flags.quiet && registry.afterword !== null && (run.applied?.sent.length ?? 0) > 0)
        context.stderr(`${registry.afterword}\n`);
      if (stop.aborted) throw interrupted(stop, 'what was on its way was finished');
      return exit;
    });
  } finally {
    progress.end();
    await registry.close();
  }
}

function checkFlags({ env }: Context, { only, appsDir }: BuildOptions, flags: PublishFlags): void {
  if (!flags.dryRun && isPullRequest(env))
    throw createUsageError(
      `A run for a pull request (${env['GITHUB_EVENT_NAME']}) does not publish: its changes are nobody's yet`,
      'Publish after the merge. --dry-run shows the plan here, too.',
    );
  checkFormat('publish', flags);
  checkAsked(only, { appsDir });
}

/** What a registry is opened with. */
export function registryParts(
  { cwd, env }: Context,
  { appsLabel, outDir, concurrency }: BuildOptions,
  { to, dryRun }: Pick<PublishFlags, 'to' | 'dryRun'>,
  { config, clock, stop }: { readonly config: Config; readonly clock: Clock; readonly stop: AbortSignal },
): Omit<RegistryParts, 'random'> {
  return {
    config,
    env,
    clock,
    signal: stop,
    connections: concurrency,
    readOnly: dryRun,
    sourceOf: (slug) => `${appsLabel}/${slug}`,
    to: to === undefined ? null : resolve(cwd, to),
    outDir,
  };
}

interface Running {
  readonly config: Config;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly pacing: Pacing;
  readonly progress: ProgressLine;
}

async function findAndRun(
  options: BuildOptions,
  { quiet, dryRun, released = false, limit = Infinity, wait = 0 }: PublishFlags,
  { config, registry, clock, stop, pacing, progress }: Running,
): Promise<RunResult> {
  const onProgress: ProgressLine['show'] = quiet ? () => {} : progress.show;
  const { name: marketplace, bundle } = registry;
  const { outDir, appsLabel } = options;
  const usage = readUsage(options.configFile);
  const parts = { config, marketplace, bundle, usage, outDir, appsLabel };
  const finding = findCandidates(options, parts, released, { onProgress, stop });
  const found = await unlessStopped(stop, finding, 'nothing was sent');
  const width = Math.min(options.concurrency, MOST_LOOK_UPS);
  const run = await runPublish(found, {
    registry,
    stateDir: options.stateDir,
    clock,
    random: Math.random,
    signal: stop,
    width,
    pacing: registry.isLocal ? LOCAL_PACING : { ...pacing, concurrency: Math.min(pacing.concurrency, width) },
    dryRun,
    limit,
    waitMs: wait * 1000,
    onProgress: (stage, done, total) => onProgress({ stage, done, total }),
  });
  if (stop.aborted && run.plan === null) throw interrupted(stop, 'nothing was sent');
  return run;
}

/** 4 when something that was to go out did not, but for what the caps leave to a later day. */
function exitCode({ plan, applied, stopped, waited }: RunResult, { dryRun }: PublishFlags): number {
  if (plan === null || stopped !== null || plan.unknown.length > 0) return EXIT.publish;
  if (dryRun || applied === null) return EXIT.done;
  const failed = applied.sent.some(({ ended }) => ended.kind === 'refused' || ended.kind === 'unknown');
  const open = [...waited.values()].some((state) => state !== 'accepted');
  return plan.refused.length > 0 || failed || open ? EXIT.publish : EXIT.done;
}

/**
 * Builds the catalog anew without writing, and takes the newest release of each app; one with errors is skipped. Throws (exit 1)
 * when a rule finds an error of no single app, or the output folder has anything else than this build: what nobody checked is not
 * published.
 */
async function findCandidates(
  options: BuildOptions,
  parts: CandidateParts,
  released: boolean,
  deps: Pick<BuildDeps, 'onProgress' | 'stop'>,
): Promise<Candidates> {
  const candidates: Candidate[] = [];
  const heldBack: Refusal[] = [];
  const visit = (ready: ReadyApp): void => {
    if (!isAsked(ready.app.slug, options.only)) return;
    const candidate = toCandidate(ready, parts);
    if (!('hint' in candidate)) candidates.push(candidate);
    else if (!released) heldBack.push(candidate);
  };
  // Whatever is asked for, all of the catalog has to be as it was built.
  const { findings, plan, close } = await eachApp({ ...options, only: [] }, deps, visit);
  close();
  const broken = groupErrors(findings);
  // An app with errors is missing from files of the whole catalog and from listings of others, none of which is sent.
  const isSent = ({ path, app }: FileChange): boolean =>
    app !== null && !broken.has(app) && path.startsWith(`${parts.bundle}/`);
  const differing = broken.size === 0 ? plan.changes : plan.changes.filter(isSent);
  refuseDifference(
    differing.map(({ path }) => path),
    options.outLabel,
  );
  const isSound = ({ slug }: { readonly slug: string }): boolean => !broken.has(slug);
  const skipped = [...broken].filter(([slug]) => isAsked(slug, options.only)).map(toRefusal);
  return {
    candidates: candidates.filter(isSound),
    heldBack: [...skipped, ...draftsAmong(options), ...heldBack.filter(isSound)].sort((a, b) =>
      a.slug < b.slug ? -1 : 1,
    ),
  };
}

/** A draft that is named is told, not left out in silence. */
function draftsAmong({ only, drafts, appsDir, appsLabel }: BuildOptions): Refusal[] {
  const folder = { dir: appsDir, label: appsLabel, recipe: '' };
  const isDraft = (slug: string): boolean => readDescriptorFile(slug, folder).descriptor?.draft === true;
  return (drafts ? [] : only.filter(isDraft)).map((slug) => ({
    slug,
    version: null,
    message: 'it is a draft, so there is nothing of it to publish',
    hint: `Remove the line "draft: true" from ${appsLabel}/${slug}/${DESCRIPTOR_FILE} when the rest is true, then build and release it.`,
  }));
}
