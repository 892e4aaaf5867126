import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestBundles } from '../text/digestBundles.ts';
import type { App, AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { RenderedFile } from '../model/files.ts';
import type { RecordedRelease, ReleaseFile } from '../model/release.ts';
import { RELEASES_FILE } from '../text/fileNames.ts';
import type { Candidate } from './candidate.ts';
import { fingerprintFiles } from './fingerprint.ts';
import type { Refusal } from './plan.ts';

/** An app that was built, with its history. */
export interface Releasable {
  readonly app: App;
  readonly record: Pick<AppRecord, 'shape'>;
  readonly files: readonly RenderedFile[];
  readonly releases: ReleaseFile | null;
}

export interface CandidateParts {
  readonly config: Config;
  /** The registry's name, by which categories are translated. */
  readonly marketplace: string;
  /** The folder below the output folder that has the registry's bundles. */
  readonly bundle: string;
  /** How much an app is used, as far as the saved status tells. */
  readonly usage: (slug: string) => number | null;
  readonly outDir: string;
  readonly appsLabel: string;
}

/** What there is to publish of an app: its newest release, or why its bundle is not that of a release. */
export function toCandidate(ready: Releasable, parts: CandidateParts): Candidate | Refusal {
  const release = releaseOf(ready, parts.appsLabel);
  return 'hint' in release ? release : candidateOf(ready, release, parts);
}

function releaseOf({ app, releases, files }: Releasable, appsLabel: string): RecordedRelease | Refusal {
  const [newest] = releases?.releases ?? [];
  const { slug } = app;
  if (newest?.digest === digestBundles(files)) return newest;
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
  { app, files, record: { shape } }: Releasable,
  { version, date, changes }: RecordedRelease,
  { config, marketplace, bundle, usage, outDir }: CandidateParts,
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
    fingerprint: fingerprintFiles(bundled),
    shape,
    usage: usage(slug),
  };
}
