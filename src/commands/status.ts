import { createInterruption, awaitUnlessStopped } from './stopping.ts';
import { dirname } from 'node:path';
import { buildCatalog } from '../build/buildCatalog.ts';
import { isAsked, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import { listFailedApps, listSoundApps } from '../build/findDueApps.ts';
import { EXIT } from '../errors.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import { readHistory } from '../publish/history.ts';
import { readJournal, toJournalPath } from '../publish/journal.ts';
import type { Observations } from '../publish/observation.ts';
import { openRegistry } from '../publish/openRegistry.ts';
import type { Registry } from '../publish/registry.ts';
import { addPending } from '../publish/rememberTaken.ts';
import { isIncomplete, readStanding, type AppStanding } from '../publish/status.ts';
import { mergeStatus, formatStatusFile } from '../publish/statusFile.ts';
import { toOwned, type OwnedApp } from '../publish/toOwned.ts';
import { readReleasesFile } from '../read/readApp.ts';
import { readSavedStatus, toStatusPath } from '../read/readSavedStatus.ts';
import { listSlugs, scanApps } from '../read/scan.ts';
import { readConfig } from '../read/settings.ts';
import { createProgress, type ProgressLine } from '../report/progress.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportStatus } from '../report/reportStatus.ts';
import type { StatusReport } from '../report/toStatusJson.ts';
import { readRegistryParts } from './publish.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withLock } from './session.ts';

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
 * the listings. Returns the exit code: 3 when some of it could not be read.
 */
export async function status(
  context: Context,
  only: readonly string[],
  flags: StatusFlags,
  stop: AbortSignal,
  clock: Clock = systemClock,
): Promise<number> {
  const started = context.now();
  checkFormat('status', flags);
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  if (flags.save) readSavedStatus(options.configFile);
  const asking = { ...options, concurrency: Math.min(options.concurrency, AT_ONCE) };
  const config = readConfig(options);
  const parts = readRegistryParts(context, asking, { ...flags, dryRun: true }, { config, clock, stop });
  const registry = openRegistry(flags.registry, parts);
  // Only reads are on their way: nobody need wait for their answers.
  stop.addEventListener('abort', () => void registry.close());
  const progress = createProgress(context.stderr, context);
  try {
    const apps = await readStandings(registry, options, flags, { clock, progress, stop });
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
    const exit = report.ok ? EXIT.done : EXIT.upstream;
    await printReport(reportStatus(report), context, flags, exit);
    return exit;
  } finally {
    progress.end();
    await registry.close();
  }
}

interface Running {
  readonly clock: Clock;
  readonly progress: ProgressLine;
  readonly stop: AbortSignal;
}

async function readStandings(
  registry: Registry,
  options: BuildOptions,
  { quiet }: StatusFlags,
  { clock, progress, stop }: Running,
): Promise<AppStanding[]> {
  const onProgress = quiet ? () => {} : progress.show;
  const owned = await awaitUnlessStopped(stop, findOwned(options, registry.bundle, { onProgress, stop }));
  const seen = await registry.observe(owned, {
    width: Math.min(options.concurrency, AT_ONCE),
    signal: stop,
    onDone: (done) => onProgress({ stage: 'ask', done, total: owned.length }),
  });
  progress.end();
  if (stop.aborted) throw createInterruption(stop);
  const shown = registry.showsPending ? seen : withPending(seen, owned, options, registry, clock.wall());
  return owned.map((app) => readStanding(app, shown.get(app.slug), registry.isLocal));
}

/** What waits for its review is known by the journal of what was sent. */
function withPending(
  seen: Observations,
  owned: readonly OwnedApp[],
  { stateDir }: BuildOptions,
  registry: Registry,
  now: number,
): Observations {
  return addPending(seen, owned, readHistory(readJournal(toJournalPath(stateDir, registry)), now), now);
}

/** Makes every app without writing, and takes of each what a registry can be compared with. Drafts are left out. */
async function findOwned(
  options: BuildOptions,
  bundle: string,
  deps: Pick<BuildDeps, 'onProgress' | 'stop'>,
): Promise<readonly OwnedApp[]> {
  const build = await buildCatalog(options, deps);
  const broken = listFailedApps(build.ends);
  const sound = listSoundApps(build).filter(({ record }) => isAsked(record.slug, options.only));
  build.close();
  const owned = new Map(sound.map((app) => [app.record.slug, toOwned(app, bundle)]));
  // A registry has an app whatever errors it has here today.
  for (const input of scanApps(options.appsDir)) {
    const { slug } = input;
    if (!broken.has(slug) || !isAsked(slug, options.only)) continue;
    const folder = { dir: options.appsDir, label: options.appsLabel };
    const [newest] = readReleasesFile(input, folder).file?.releases ?? [];
    owned.set(slug, { slug, released: newest?.version ?? null, changed: true, fingerprint: null });
  }
  return [...owned.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * Puts what was seen of apps into the saved status, whole or not at all. What could not be read keeps what is there; apps that
 * the catalog has no more are left out. Returns whether the file changed.
 */
async function saveStatus(
  context: Context,
  options: BuildOptions,
  registry: string,
  standings: readonly AppStanding[],
): Promise<boolean> {
  return withLock(context, options, false, async () => {
    const slugs = new Set(listSlugs(options.appsDir));
    const saved = readSavedStatus(options.configFile);
    const merged = mergeStatus(saved, { registry, standings, slugs, now: context.wall() });
    const path = toStatusPath(options.configFile);
    const text = formatStatusFile(merged);
    if (text === formatStatusFile(saved)) return false;
    const { openStage } = await import('../disk/stage.ts');
    const stage = openStage(dirname(path));
    try {
      stage.replace(path, [Buffer.from(text, 'utf8')]);
    } finally {
      stage.close();
    }
    return true;
  });
}
