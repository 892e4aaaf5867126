import { createInterruption, readSignalExit, awaitUnlessStopped } from './stopping.ts';
import { resolve } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { EXIT, createUsageError } from '../errors.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import type { Config } from '../model/config.ts';
import { LOCAL_PACING, PACING, type Pacing } from '../publish/apply.ts';
import { isPullRequest, MOST_LOOK_UPS, openRegistry } from '../publish/openRegistry.ts';
import type { Registry, RegistryParts } from '../publish/registry.ts';
import { runPublish, type RunResult } from '../publish/runPublish.ts';
import { readUsage } from '../read/readSavedStatus.ts';
import { readConfig } from '../read/settings.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import { toPublishReport } from '../report/toPublishReport.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportPublish } from '../report/reportPublish.ts';
import { findCandidates } from './findCandidates.ts';
import { refuseTarget } from './refuseOutput.ts';
import { takeFolder } from './takeFolder.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withLock } from './session.ts';

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
  stop: AbortSignal,
  { pacing = PACING, clock: own }: Tuning = {},
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkFlags(context, options, flags);
  const clock = own ?? { ...systemClock, now: context.now, wall: context.wall };
  const config = readConfig(options);
  const parts = readRegistryParts(context, options, flags, { config, clock, stop });
  const unlock = flags.dryRun || parts.to === null ? () => {} : takeFolder(parts.to);
  try {
    const registry = openRegistry(flags.registry, parts);
    return await publishTo(registry, { context, options, flags, config, clock, stop, pacing, started });
  } finally {
    unlock();
  }
}

interface Publishing extends Pick<Running, 'config' | 'clock' | 'stop' | 'pacing'> {
  readonly context: Context;
  readonly options: BuildOptions;
  readonly flags: PublishFlags;
  readonly started: number;
}

async function publishTo(
  registry: Registry,
  { context, options, flags, started, ...running }: Publishing,
): Promise<number> {
  const { stop } = running;
  const progress = createProgress(context.stderr, context);
  stop.addEventListener('abort', () => context.stderr(STOPPING), { once: true });
  try {
    return await withLock(context, options, flags.dryRun, async () => {
      const { run, orphans } = await findAndRun(options, flags, { ...running, registry, progress });
      progress.end();
      const exit = exitCode(run, flags);
      const report = toPublishReport(run, {
        ok: exit === EXIT.done && !stop.aborted,
        dryRun: flags.dryRun,
        registry,
        orphans,
        appsLabel: options.appsLabel,
        durationMs: context.now() - started,
      });
      await printReport(reportPublish(report), context, flags, stop.aborted ? readSignalExit(stop) : exit);
      if (!flags.quiet && registry.afterword !== null && (run.applied?.sent.length ?? 0) > 0)
        context.stderr(`${registry.afterword}\n`);
      if (stop.aborted) throw createInterruption(stop, 'what was on its way was finished');
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
export function readRegistryParts(
  { cwd, env }: Context,
  options: BuildOptions,
  { to, dryRun }: Pick<PublishFlags, 'to' | 'dryRun'>,
  { config, clock, stop }: { readonly config: Config; readonly clock: Clock; readonly stop: AbortSignal },
): Omit<RegistryParts, 'random'> {
  const { appsLabel, outDir, concurrency } = options;
  const target = to === undefined ? null : resolve(cwd, to);
  if (target !== null) refuseTarget(target, options);
  return {
    config,
    env,
    clock,
    signal: stop,
    connections: concurrency,
    readOnly: dryRun,
    sourceOf: (slug) => `${appsLabel}/${slug}`,
    to: target,
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
): Promise<{ readonly run: RunResult; readonly orphans: readonly string[] }> {
  const onProgress: ProgressLine['show'] = quiet ? () => {} : progress.show;
  const { name: marketplace, bundle } = registry;
  const { outDir, appsLabel } = options;
  const usage = readUsage(options.configFile);
  const parts = { config, marketplace, bundle, usage, outDir, appsLabel };
  const takesCatalog = registry.takesCatalog === true;
  const finding = findCandidates(options, parts, { released, takesCatalog }, { onProgress, stop });
  const found = await awaitUnlessStopped(stop, finding, 'nothing was sent');
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
  if (stop.aborted && run.plan === null) throw createInterruption(stop, 'nothing was sent');
  const orphans = found.known === null ? [] : (registry.findOrphans?.(found.known) ?? []);
  return { run, orphans };
}

/** 4 when something that was to go out did not, but for what the caps leave to a later day. */
function exitCode({ plan, applied, stopped, waited }: RunResult, { dryRun }: PublishFlags): number {
  if (plan === null || stopped !== null || plan.unknown.length > 0) return EXIT.publish;
  if (dryRun || applied === null) return EXIT.done;
  const failed = applied.sent.some(({ ended }) => ended.kind === 'refused' || ended.kind === 'unknown');
  const open = [...waited.values()].some((state) => state !== 'accepted');
  return plan.refused.length > 0 || failed || open ? EXIT.publish : EXIT.done;
}
