import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, BuildResult } from '../catalog.ts';
import { EXIT, hasCode } from '../errors.ts';
import type { FileChange, MembraneClient } from '../model.ts';
import { buildCatalog } from '../pipeline.ts';
import { createProgress } from '../report/progress.ts';
import { countChanges } from '../report/report.ts';
import { buildOptions, checkAsked, findingsExit, show, type CommonFlags, type Context } from './context.ts';

export interface BuildFlags extends CommonFlags {
  readonly frozen: boolean;
  readonly check: boolean;
  readonly diff: boolean;
}

/** `skillpress build`: plans, shows the plan if asked, applies it unless `--check`. Answers the exit code. */
export async function build(context: Context, only: readonly string[], flags: BuildFlags): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  if (only.length > 0) checkAsked(only, await slugsOf(options));
  const membrane = await connect(context, flags);
  try {
    return await withLock(options, flags.check, () => run(context, options, flags, membrane, started));
  } finally {
    await membrane?.close();
  }
}

async function run(
  context: Context,
  options: BuildOptions,
  flags: BuildFlags,
  membrane: MembraneClient | undefined,
  started: number,
): Promise<number> {
  const progress = createProgress(context.stderr, context.terminal, context.now);
  const onProgress = flags.quiet ? () => {} : progress.show;
  const result = await buildCatalog(options, { onProgress, ...(membrane ? { membrane } : {}) }).finally(
    progress.end,
  );
  const { apps, findings, plan } = result;
  if (flags.diff) await showDiff(context, options, result);
  if (!flags.check) {
    if (plan.changes.length > 0) {
      const { applyPlan } = await import('../write/apply.ts');
      applyPlan(plan, { out: options.outDir, apps: options.appsDir }, (done) =>
        onProgress({ stage: 'write', done, total: plan.changes.length }),
      );
      progress.end();
    }
    result.remember();
  }
  result.close();
  const exit = exitCode(result, options, flags);
  const changes = countChanges(plan.changes, plan.unchanged);
  await show(
    context,
    {
      command: 'build',
      ok: exit === EXIT.done,
      apps,
      changes,
      findings,
      durationMs: context.now() - started,
      applied: !flags.check,
    },
    flags,
  );
  return exit;
}

function exitCode(
  { apps, findings, plan }: BuildResult,
  { only }: BuildOptions,
  { check }: BuildFlags,
): number {
  if (apps.stale > 0) return EXIT.upstream;
  if (check && plan.changes.length > 0) return EXIT.findings;
  return findingsExit(findings, only);
}

/** Without a token, or frozen, there is nobody to ask. */
async function connect(
  { env }: Context,
  { frozen, concurrency }: BuildFlags,
): Promise<MembraneClient | undefined> {
  const token = env['MEMBRANE_TOKEN'];
  if (frozen || !token) return undefined;
  const { createMembraneClient } = await import('../query/client.ts');
  return createMembraneClient({
    url: env['MEMBRANE_API_URL'] || 'https://api.getmembrane.com',
    token,
    connections: concurrency,
  });
}

async function withLock<T>({ stateDir }: BuildOptions, readOnly: boolean, act: () => Promise<T>): Promise<T> {
  if (readOnly) return act();
  const { takeLock } = await import('../write/lock.ts');
  const release = takeLock(stateDir);
  try {
    return await act();
  } finally {
    release();
  }
}

async function slugsOf({ appsDir }: BuildOptions): Promise<string[]> {
  const { scanApps } = await import('../read/scan.ts');
  return scanApps(appsDir).map(({ slug }) => slug);
}

async function showDiff(context: Context, options: BuildOptions, { plan }: BuildResult): Promise<void> {
  const { unifiedDiff } = await import('../report/diff.ts');
  for (const change of plan.changes) {
    if (change.base === 'out' && change.path === 'manifest.json') continue;
    const before = change.kind === 'create' ? null : textAt(pathOf(options, change));
    const after = change.kind === 'delete' ? null : Buffer.from(plan.content(change)).toString('utf8');
    context.stdout(
      unifiedDiff(
        `${change.base === 'out' ? options.outLabel : options.appsLabel}/${change.path}`,
        before,
        after,
      ),
    );
  }
}

function pathOf({ outDir, appsDir }: BuildOptions, { base, path }: FileChange): string {
  return join(base === 'out' ? outDir : appsDir, path);
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
