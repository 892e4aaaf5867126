import { EXIT, usageError } from '../errors.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import type { Observations } from '../publish/observation.ts';
import type { Registry } from '../publish/registry.ts';
import { isIncomplete, standingOf } from '../publish/status.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import type { StatusReport } from '../report/status.ts';
import type { BuildOptions } from '../build/catalog.ts';
import { interrupted } from './applyBuild.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context } from './context.ts';
import { findOwned, type OwnedApp } from './findOwned.ts';
import { openRegistry } from './publish.ts';
import { savedStatus, saveStatus } from './saveStatus.ts';

/** Flags of `status`. */
export interface StatusFlags extends CommonFlags {
  readonly registry: string;
  readonly to?: string | undefined;
  readonly save: boolean;
}

/** Apps that are asked about at once; more would meet ClawHub's limit of 3,000 reads a minute. */
const AT_ONCE = 8;

/**
 * `skillpress status`: what a registry has of each app. Sends nothing that changes it; `--save` keeps what was seen for
 * the listings. Answers the exit code: 3 when some of it could not be read.
 */
export async function status(
  context: Context,
  only: readonly string[],
  flags: StatusFlags,
  stop: AbortSignal = new AbortController().signal,
  clock: Clock = systemClock,
): Promise<number> {
  const started = context.now();
  if (flags.format === 'sarif')
    throw usageError(
      'status has no SARIF: what a registry says is not about a line of a file',
      'Use --format json.',
    );
  const options = buildOptions(context, flags, [...new Set(only)]);
  checkAsked(only, options);
  if (flags.save) savedStatus(options);
  const asking = { ...options, concurrency: Math.min(options.concurrency, AT_ONCE) };
  const registry = openRegistry(context, asking, { ...flags, dryRun: true }, clock, stop);
  // Only reads are on their way: nobody need wait for their answers.
  stop.addEventListener('abort', () => void registry.close());
  const progress = createProgress(context.stderr, context.terminal, context.now);
  try {
    const { owned, seen } = await look(registry, options, flags, { progress, stop });
    if (stop.aborted) throw interrupted(stop);
    const apps = owned.map((app) => standingOf(app, seen.get(app.slug), registry.isLocal));
    const saved = flags.save ? await saveStatus(context, options, registry.name, apps) : null;
    const report: StatusReport = {
      ok: !apps.some(isIncomplete),
      registry: { name: registry.name, id: registry.id },
      asOf: context.wall(),
      apps,
      saved,
      appsLabel: options.appsLabel,
      durationMs: context.now() - started,
    };
    await show(context, report, flags);
    return report.ok ? EXIT.done : EXIT.upstream;
  } finally {
    progress.end();
    await registry.close();
  }
}

interface Looking {
  readonly progress: ProgressLine;
  readonly stop: AbortSignal;
}

async function look(
  registry: Registry,
  options: BuildOptions,
  { quiet }: StatusFlags,
  { progress, stop }: Looking,
): Promise<{ readonly owned: readonly OwnedApp[]; readonly seen: Observations }> {
  const onProgress = quiet ? () => {} : progress.show;
  const owned = await findOwned(options, registry.bundle, onProgress);
  const seen = await registry.observe(owned, {
    width: Math.min(options.concurrency, AT_ONCE),
    signal: stop,
    onDone: (done) => onProgress({ stage: 'ask', done, total: owned.length }),
  });
  progress.end();
  return { owned, seen };
}

async function show(
  { stdout, env, colour }: Context,
  report: StatusReport,
  { format, quiet }: StatusFlags,
): Promise<void> {
  if (format === 'json') return stdout((await import('../report/status.ts')).statusJson(report));
  const { statusGithub, statusSummary, statusText } = await import('../report/statusText.ts');
  const { painter } = await import('../report/terminal.ts');
  if (format === 'text') stdout(statusText(report, painter(colour), quiet));
  else {
    stdout(statusGithub(report) + statusText(report, painter(false), quiet));
    const file = env['GITHUB_STEP_SUMMARY'];
    if (file) (await import('node:fs')).appendFileSync(file, statusSummary(report));
  }
}
