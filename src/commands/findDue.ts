import { readFileSync } from 'node:fs';
import {
  isAsked,
  type BuildDeps,
  type BuildOptions,
  type BuildResult,
  type ReadyApp,
} from '../build/catalog.ts';
import { parseConfig } from '../read/settings.ts';
import type { ReleaseFile } from '../model/release.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { recordRelease } from '../release/recordRelease.ts';
import { surfaceOf } from '../release/surface.ts';

/** An app whose bundle is not that of its newest release. */
export interface Due {
  readonly slug: string;
  readonly last: ReleaseFile | null;
  readonly next: ReleaseFile;
}

/** What of a catalog is to be released. */
export interface Found extends Pick<BuildResult, 'apps' | 'findings'> {
  readonly due: readonly Due[];
  /** How many apps were looked at and could be released. */
  readonly ready: number;
}

/** Makes every app, writes nothing, and keeps of each only what its release needs. */
export async function findDue(
  options: BuildOptions,
  day: string,
  onProgress: NonNullable<BuildDeps['onProgress']>,
): Promise<Found> {
  const due: Due[] = [];
  const ready = new Set<string>();
  let cli: string | undefined;
  const onApp = ({ app, releases: last, unreleasedDigest: digest }: ReadyApp): void => {
    if (!isAsked(app.slug, options.only)) return;
    ready.add(app.slug);
    // An app that was made tells that the settings are well.
    cli ??= cliPackage(options);
    const next = recordRelease(last, { surface: surfaceOf(app, cli), digest }, day);
    if (next) due.push({ slug: app.slug, last, next });
  };
  const { apps, findings, close } = await buildCatalog(options, { onProgress, onApp });
  close();
  // Rules that look at all apps together speak last.
  const failed = new Set(
    findings.flatMap(({ level, app }) => (level === 'error' && app !== undefined ? [app] : [])),
  );
  for (const slug of failed) ready.delete(slug);
  return { apps, findings, due: due.filter(({ slug }) => !failed.has(slug)), ready: ready.size };
}

function cliPackage({ configFile, configLabel }: BuildOptions): string {
  const { cli } = parseConfig(configLabel, readFileSync(configFile, 'utf8'));
  return `${cli.package}@${cli.version}`;
}
