import { readFileSync } from 'node:fs';
import type { Refusal } from './objection.ts';
import { join } from 'node:path';
import type { AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Edition, RecordedRelease } from '../model/release.ts';
import { RELEASES_FILE } from '../text/fileNames.ts';
import type { Candidate } from './candidate.ts';
import { fingerprintFiles } from './fingerprint.ts';

/** An app as the output folder has it. */
export interface OutputApp {
  readonly record: AppRecord;
  readonly edition: Edition;
  /** By path below the output folder. */
  readonly files: Readonly<Record<string, HeldFile>>;
}

interface HeldFile {
  readonly sha256: string;
  readonly size: number;
}

/** What a candidate takes from elsewhere than the app's own files. */
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
export function toCandidate(app: OutputApp, parts: CandidateParts): Candidate | Refusal {
  const { newest, bundle } = app.edition;
  const { slug } = app.record;
  if (newest?.digest === bundle) return candidateOf(app, newest, parts);
  return {
    slug,
    version: newest?.version ?? null,
    message: newest
      ? `its bundle has changed since ${newest.version} was released`
      : 'it was never released, so it has no version',
    hint: `Run \`skillpress release ${slug}\` and commit ${parts.appsLabel}/${slug}/${RELEASES_FILE}.`,
  };
}

function candidateOf(
  { record, files }: OutputApp,
  { version, date, changes }: RecordedRelease,
  { config, marketplace, bundle, usage, outDir }: CandidateParts,
): Candidate {
  const { slug, name, summary, keywords, shape } = record;
  const bundled = listBundle(`${bundle}/${slug}/`, files).map(({ path, below, sha256, size }) => ({
    path: below,
    sha256,
    size,
    // Thousands of bundles are not kept in memory: the folder was found to have these bytes.
    read: () => readFileSync(join(outDir, path)),
  }));
  const categories = record.categories.flatMap(
    (key) => config.categories.get(key)?.marketplaces[marketplace] ?? [],
  );
  return {
    slug,
    version,
    date,
    changelog: changes.map((change) => `- ${change}`).join('\n'),
    displayName: name,
    summary,
    categories: [...new Set(categories)],
    topics: keywords,
    files: bundled,
    fingerprint: fingerprintFiles(bundled),
    shape,
    usage: usage(slug),
  };
}

/** The files of a folder, each with its path below that. */
export function listBundle(
  folder: string,
  files: OutputApp['files'],
): (HeldFile & { readonly path: string; readonly below: string })[] {
  return Object.entries(files).flatMap(([path, { sha256, size }]) =>
    path.startsWith(folder) ? [{ path, below: path.slice(folder.length), sha256, size }] : [],
  );
}
