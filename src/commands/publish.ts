import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { parseConfig } from '../read/settings.ts';
import { EXIT, nearest, usageError } from '../errors.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import { LOCAL_PACING, PACING, type Pacing } from '../publish/apply.ts';
import { REGISTRIES } from '../publish/registries.ts';
import type { Registry } from '../publish/registry.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import type { PublishReport } from '../report/publish.ts';
import { refuseLinkedState } from '../disk/lock.ts';
import { interrupted } from './applyBuild.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context } from './context.ts';
import { findCandidates } from './findCandidates.ts';
import { publishReport } from './publishReport.ts';
import { publishRun, type RunResult } from './publishRun.ts';
import { usageIn } from './saveStatus.ts';
import { withLock } from './withLock.ts';

/** Flags of `publish`. */
export interface PublishFlags extends CommonFlags {
  readonly registry: string;
  /** The folder of a registry that is one. */
  readonly to?: string | undefined;
  readonly dryRun: boolean;
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

const PULL_REQUESTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target']);
const STOPPING =
  'skillpress: stopping once what is on its way has its answer; the same signal again ends it at once\n';
/** A plan of 3,000 look-ups takes seconds, and a registry of strangers is not asked more at once than this. */
const MOST_LOOK_UPS = 16;

/**
 * `skillpress publish`: sends the releases that a registry lacks, or prints what it would send. Answers the exit code. `stop`,
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
  const registry = openRegistry(context, options, flags, clock, stop);
  const progress = createProgress(context.stderr, context.terminal, context.now);
  stop.addEventListener('abort', () => context.stderr(STOPPING), { once: true });
  try {
    return await withLock(context, options, flags.dryRun, async () => {
      const run = await findAndRun(options, flags, { registry, clock, stop, pacing, progress });
      progress.end();
      const exit = exitCode(run, flags);
      const { appsLabel } = options;
      const { dryRun } = flags;
      const durationMs = context.now() - started;
      const report = publishReport(run, {
        ok: exit === EXIT.done && !stop.aborted,
        dryRun,
        registry,
        appsLabel,
        durationMs,
      });
      await show(context, report, flags);
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
  const event = env['GITHUB_EVENT_NAME'] ?? '';
  if (!flags.dryRun && PULL_REQUESTS.has(event))
    throw usageError(
      `A run for a pull request (${event}) does not publish: its changes are nobody's yet`,
      'Publish after the merge. --dry-run shows the plan here, too.',
    );
  if (flags.format === 'sarif')
    throw usageError('publish has no SARIF: it is not about files', 'Use --format json.');
  checkAsked(only, { appsDir });
}

/** The registry that the flags name. Throws a usage error when there is none, or when it cannot be used so. */
export function openRegistry(
  { cwd, env }: Context,
  { configFile, configLabel, appsLabel, outDir, concurrency }: BuildOptions,
  { registry: name, to, dryRun }: Pick<PublishFlags, 'registry' | 'to' | 'dryRun'>,
  clock: Clock,
  signal: AbortSignal,
): Registry {
  const open = Object.hasOwn(REGISTRIES, name) ? REGISTRIES[name] : undefined;
  if (!open) {
    const names = Object.keys(REGISTRIES);
    const near = nearest(name, names);
    throw usageError(
      `There is no registry "${name}"`,
      near === undefined ? `Take one of ${names.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
  const config = parseConfig(configLabel, readFileSync(configFile, 'utf8'));
  // Everybody who waits listens to it, which Node warns of from the eleventh on.
  setMaxListeners(0, signal);
  return open({
    config,
    // A plan for a pull request is made with nobody's rights: strangers' changes are at work there.
    env: PULL_REQUESTS.has(env['GITHUB_EVENT_NAME'] ?? '') ? { ...env, CLAWHUB_TOKEN: undefined } : env,
    clock,
    random: Math.random,
    signal,
    connections: Math.min(concurrency, MOST_LOOK_UPS),
    readOnly: dryRun,
    sourceOf: (slug) => `${appsLabel}/${slug}`,
    to: to === undefined ? null : resolve(cwd, to),
    outDir,
  });
}

interface Running {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly pacing: Pacing;
  readonly progress: ProgressLine;
}

async function findAndRun(
  options: BuildOptions,
  { quiet, dryRun, limit = Infinity, wait = 0 }: PublishFlags,
  { registry, clock, stop, pacing, progress }: Running,
): Promise<RunResult> {
  const config = parseConfig(options.configLabel, readFileSync(options.configFile, 'utf8'));
  const onProgress: ProgressLine['show'] = quiet ? () => {} : progress.show;
  const { name: marketplace, bundle } = registry;
  const usage = usageIn(options);
  const found = await findCandidates(options, { config, marketplace, bundle, usage, onProgress });
  if (stop.aborted) throw interrupted(stop, 'nothing was sent');
  const width = Math.min(options.concurrency, MOST_LOOK_UPS);
  const run = await publishRun(found, {
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

async function show(context: Context, report: PublishReport, { format, quiet }: CommonFlags): Promise<void> {
  const { stdout, env, colour } = context;
  if (format === 'json') return stdout((await import('../report/publishJson.ts')).publishJson(report));
  const { plainPublishText, publishText } = await import('../report/publish.ts');
  if (format === 'github') {
    const { annotations } = await import('../report/github.ts');
    // A runner obeys that anywhere in a line (actions/runner ActionCommand.TryParse).
    stdout((annotations(report.findings) + plainPublishText(report)).replaceAll('##[', '## ['));
    const file = env['GITHUB_STEP_SUMMARY'];
    if (file) (await import('node:fs')).appendFileSync(file, publishSummary(plainPublishText(report)));
  } else if (!quiet || !report.ok) {
    const { painter } = await import('../report/terminal.ts');
    stdout(publishText(report, painter(colour)));
  }
}

/** GitHub takes 1 MiB of summary in a step. */
const MAX_SUMMARY = 900_000;

function publishSummary(text: string): string {
  return `### skillpress publish\n\n\`\`\`\`text\n${text.slice(0, MAX_SUMMARY).replaceAll('````', '')}\n\`\`\`\`\n\n`;
}
