import { resolve } from 'node:path';
import { parseConfig } from '../config.ts';
import { EXIT, nearest, usageError } from '../errors.ts';
import { systemClock } from '../http/clock.ts';
import type { Observations } from '../publish/observation.ts';
import { REGISTRIES } from '../publish/registries.ts';
import type { Registry } from '../publish/registry.ts';
import { isIncomplete, standingOf } from '../publish/status.ts';
import { scanApps } from '../read/scan.ts';
import { readRecipe } from '../recipe.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import type { StatusReport } from '../report/status.ts';
import type { BuildOptions } from '../catalog.ts';
import { interrupted } from './applyBuild.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context } from './context.ts';
import { findOwned, type OwnedApp } from './findOwned.ts';
import { savedStatus, saveStatus } from './saveStatus.ts';

/** Flags of `status`. */
export interface StatusFlags extends CommonFlags {
  readonly registry: string;
  readonly to?: string;
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
): Promise<number> {
  const started = context.now();
  if (flags.format === 'sarif')
    throw usageError(
      'status has no SARIF: what a registry says is not about a line of a file',
      'Use --format json.',
    );
  const options = buildOptions(context, flags, [...new Set(only)]);
  checkAsked(
    only,
    scanApps(options.appsDir).map(({ slug }) => slug),
  );
  if (flags.save) savedStatus(options);
  const registry = openRegistry(context, options, flags, stop);
  const progress = createProgress(context.stderr, context.terminal, context.now);
  try {
    const { owned, seen } = await look(registry, options, flags, { progress, stop });
    if (stop.aborted) throw interrupted(stop);
    const apps = owned.map((app) => standingOf(app, seen.get(app.slug)));
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
  { quiet, concurrency }: StatusFlags,
  { progress, stop }: Looking,
): Promise<{ readonly owned: readonly OwnedApp[]; readonly seen: Observations }> {
  const onProgress = quiet ? () => {} : progress.show;
  const owned = await findOwned(options, registry.bundle, onProgress);
  const seen = await registry.observe(owned, {
    width: Math.min(concurrency, AT_ONCE),
    signal: stop,
    onDone: (done) => onProgress({ stage: 'ask', done, total: owned.length }),
  });
  progress.end();
  return { owned, seen };
}

function openRegistry(
  { cwd, env }: Context,
  options: BuildOptions,
  { registry, to, concurrency }: StatusFlags,
  signal: AbortSignal,
): Registry {
  const open = REGISTRIES[registry];
  if (!open) {
    const names = Object.keys(REGISTRIES);
    const near = nearest(registry, names);
    throw usageError(
      `There is no registry "${registry}"`,
      near === undefined ? `The registries are ${names.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
  return open({
    config: parseConfig(options.configLabel, readRecipe(options).configText),
    env,
    clock: systemClock,
    random: Math.random,
    signal,
    connections: Math.min(concurrency, AT_ONCE),
    readOnly: true,
    sourceOf: (slug) => `${options.appsLabel}/${slug}`,
    to: to === undefined ? null : resolve(cwd, to),
    outDir: options.outDir,
  });
}

async function show(
  { stdout, env, colour }: Context,
  report: StatusReport,
  { format, quiet }: StatusFlags,
): Promise<void> {
  const { statusGithub, statusJson, statusSummary, statusText } = await import('../report/status.ts');
  const { painter } = await import('../report/text.ts');
  if (format === 'json') stdout(statusJson(report));
  else if (format === 'text') stdout(statusText(report, painter(colour), quiet));
  else {
    stdout(statusGithub(report) + statusText(report, painter(false), quiet));
    const file = env['GITHUB_STEP_SUMMARY'];
    if (file) (await import('node:fs')).appendFileSync(file, statusSummary(report));
  }
}
