import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsked, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import { EXIT, KnownError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { RecordedRelease } from '../model/release.ts';
import { forEachApp } from '../build/buildCatalog.ts';
import type { ReadyApp } from '../build/buildEach.ts';
import type { Candidate } from '../publish/candidate.ts';
import { fingerprintOf } from '../publish/fingerprint.ts';
import type { Refusal } from '../publish/plan.ts';
import { bundleDigest } from '../render/renderer.ts';
import { RELEASES_FILE } from '../read/scan.ts';

/** What of a catalog may be published. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Apps whose bundle is not that of a release. */
  readonly heldBack: readonly Refusal[];
}

export interface CandidateParts {
  readonly config: Config;
  /** The registry's name, by which categories are translated. */
  readonly marketplace: string;
  /** The folder below the output folder that has the registry's bundles. */
  readonly bundle: string;
  /** How much an app is used, as far as the saved status tells. */
  readonly usage: (slug: string) => number | null;
  readonly onProgress: NonNullable<BuildDeps['onProgress']>;
}

/**
 * Builds the catalog anew without writing, and takes the newest release of each app. Throws (exit 1) when a rule finds an
 * error or the output folder has anything else than this build: what nobody checked is not published.
 */
export async function findCandidates(options: BuildOptions, parts: CandidateParts): Promise<Candidates> {
  const candidates: Candidate[] = [];
  const heldBack: Refusal[] = [];
  const visit = (made: ReadyApp): void => {
    if (!isAsked(made.app.slug, options.only)) return;
    const release = releaseOf(made, options.appsLabel);
    if ('hint' in release) heldBack.push(release);
    else candidates.push(candidateOf(made, release, options, parts));
  };
  // Whatever is asked for, all of the catalog has to be in order.
  const whole = { ...options, only: [] };
  const { findings, plan, close } = await forEachApp(whole, { onProgress: parts.onProgress }, visit);
  close();
  refuseErrors(findings);
  refuseDifference(
    plan.changes.map(({ path }) => path),
    options.outLabel,
  );
  return { candidates, heldBack };
}

function releaseOf({ app, releases, files }: ReadyApp, appsLabel: string): RecordedRelease | Refusal {
  const [newest] = releases?.releases ?? [];
  const { slug } = app;
  if (newest?.digest === bundleDigest(files)) return newest;
  return {
    slug,
    version: newest?.version ?? null,
    message: newest
      ? `its bundle has changed since ${newest.version} was released`
      : 'it was never released, so it has no version',
    hint: `Run \`skillpress release ${slug}\` and commit ${appsLabel}/${slug}/${RELEASES_FILE}.`,
  };
}

function candidateOf(
  { app, files, record: { shape } }: ReadyApp,
  { version, date, changes }: RecordedRelease,
  { outDir }: BuildOptions,
  { config, marketplace, bundle, usage }: CandidateParts,
): Candidate {
  const { slug } = app;
  const folder = `${bundle}/${slug}/`;
  const own = files.filter(({ path }) => path.startsWith(folder));
  const bundled = own.map(({ path, sha256, bytes }) => ({
    path: path.slice(folder.length),
    sha256,
    size: bytes.length,
    // Thousands of bundles are not kept in memory: the folder was found to have these bytes.
    read: () => readFileSync(join(outDir, path)),
  }));
  const categories = app.categories.flatMap(
    ({ key }) => config.categories.get(key)?.marketplaces[marketplace] ?? [],
  );
  return {
    slug,
    version,
    date,
    changelog: changes.map((change) => `- ${change}`).join('\n'),
    displayName: app.name,
    summary: app.summary,
    categories: [...new Set(categories)],
    topics: app.keywords,
    files: bundled,
    fingerprint: fingerprintOf(bundled),
    shape,
    usage: usage(slug),
  };
}

function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return;
  const place = first.line === undefined ? first.file : `${first.file}:${first.line}`;
  throw new KnownError(
    EXIT.findings,
    `Nothing was published: the rules find ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, the first one ${place}: ${first.message}`,
    { hint: 'Run `skillpress check` to see all of them.' },
  );
}

const SHOWN = 3;

function refuseDifference(paths: readonly string[], outLabel: string): void {
  if (paths.length === 0) return;
  const shown = paths.slice(0, SHOWN).join(', ');
  throw new KnownError(
    EXIT.findings,
    `Nothing was published: ${outLabel}/ is not what a clean frozen build makes; ${paths.length} ${paths.length === 1 ? 'file differs' : 'files differ'}: ${shown}${paths.length > SHOWN ? ', …' : ''}`,
    { hint: 'Run `skillpress build --frozen` and see what it changes.' },
  );
}
