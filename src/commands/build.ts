import { join } from 'node:path';
import { applyUnlessStopped, createInterruption, awaitUnlessStopped, readSignalExit } from './stopping.ts';
import { ACCEPT_ALL, isAsked, type Build, type BuildOptions } from '../build/catalog.ts';
import { EXIT, createUsageError } from '../errors.ts';
import type { MembraneClient } from '../model/query.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { createProgress } from '../report/progress.ts';
import { countChanges, type Report } from '../report/report.ts';
import { noteUnasked } from './noteUnasked.ts';
import {
  type BuildFlags,
  buildOptions,
  checkAsked,
  type Context,
  chooseExit,
  showCatalog,
  withLock,
} from './session.ts';

/**
 * `skillpress build`: plans, shows the plan if asked, applies it unless `--check`. Returns the exit code. `stop`, aborted
 * with the name of a signal, ends it after the file in hand (exit 130, 143).
 */
export async function build(
  context: Context,
  only: readonly string[],
  flags: BuildFlags,
  stop: AbortSignal,
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  const named = [...only, ...flags.accept.filter((app) => app !== ACCEPT_ALL)];
  checkAsked(named, options);
  const membrane = await connect(context, options, flags);
  const end = (): void => void membrane?.close();
  stop.addEventListener('abort', end);
  try {
    checkAccept(flags, only, membrane !== undefined);
    return await withLock(context, options, flags.check, async () => {
      if (membrane && !flags.check) await checkFolders(options);
      if (stop.aborted) throw createInterruption(stop);
      return run(context, options, flags, { membrane, stop, started });
    });
  } finally {
    // A watch builds with one signal again and again.
    stop.removeEventListener('abort', end);
    await membrane?.close();
  }
}

interface Running {
  readonly membrane: MembraneClient | undefined;
  readonly stop: AbortSignal;
  readonly started: number;
}

async function run(
  context: Context,
  options: BuildOptions,
  flags: BuildFlags,
  { membrane, stop, started }: Running,
): Promise<number> {
  const progress = createProgress(context.stderr, context);
  const onProgress = flags.quiet ? () => {} : progress.show;
  // The client was closed to end it, so anything may be thrown then.
  const building = buildCatalog(options, { onProgress, stop, ...(membrane ? { membrane } : {}) });
  const result = await awaitUnlessStopped(stop, building).finally(progress.end);
  const { apps, findings, plan } = result;
  if (flags.diff)
    for (const diff of (await import('../report/formatDiffs.ts')).formatDiffs(plan, options))
      writerOf(context, flags)(diff);
  if (!flags.check) {
    await applyUnlessStopped(context, result, { onProgress, stop }).finally(progress.end);
  }
  result.close();
  const exit = stop.aborted ? readSignalExit(stop) : exitCode(result, options, flags);
  const changes = countChanges(plan.changes, plan.unchanged);
  const report: Report = {
    command: 'build',
    ok: exit === EXIT.done,
    apps,
    asked: options.only,
    changes,
    findings,
    durationMs: context.now() - started,
    applied: !flags.check,
  };
  await showCatalog(context, report, flags, exit);
  noteUnasked(context, options, flags);
  return exit;
}

/** A diff beside a document would make neither readable: then it goes where messages go. */
function writerOf({ stdout, stderr }: Context, { format }: BuildFlags): (text: string) => void {
  return format === 'json' || format === 'sarif' ? stderr : stdout;
}

/** Before thousands of requests are made for answers that cannot be kept. */
async function checkFolders({ outDir, appsDir }: BuildOptions): Promise<void> {
  const { checkWritable } = await import('../disk/stage.ts');
  for (const dir of [outDir, appsDir]) checkWritable(dir);
}

function exitCode({ apps, findings, plan }: Build, { only }: BuildOptions, { check }: BuildFlags): number {
  if (apps.stale > 0) return EXIT.upstream;
  if (check && plan.changes.length > 0) return EXIT.findings;
  return chooseExit(findings, only);
}

/** Without a token, or frozen, there is nobody to ask. A check keeps no answers, since it writes nothing. */
async function connect(
  { env }: Context,
  { stateDir }: BuildOptions,
  { frozen, concurrency, check, timeout }: BuildFlags,
): Promise<MembraneClient | undefined> {
  const token = env['MEMBRANE_TOKEN'];
  if (frozen || !token) return undefined;
  const { createMembraneClient } = await import('../membrane/client.ts');
  const { readMembraneUrl } = await import('../membrane/settings.ts');
  return createMembraneClient({
    url: readMembraneUrl(env),
    env,
    token,
    connections: concurrency,
    patienceMs: timeout,
    cacheDir: check ? undefined : join(stateDir, 'responses'),
  });
}

/** Refuses to accept what this build does not ask for: it would look as if it had been taken. */
function checkAccept({ accept }: BuildFlags, only: readonly string[], asks: boolean): void {
  if (accept.length > 0 && !asks)
    throw createUsageError(
      'This build asks Membrane nothing, so there is no change to --accept',
      'Set MEMBRANE_TOKEN and leave out --frozen.',
    );
  const other = accept.find((app) => app !== ACCEPT_ALL && !isAsked(app, only));
  if (other !== undefined)
    throw createUsageError(
      `--accept ${other}, but only ${only.join(', ')} is built`,
      `Name it among the apps: skillpress build ${[...only, other].join(' ')} --accept ${other}`,
    );
}
