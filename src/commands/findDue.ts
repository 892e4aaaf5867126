import { isAsked, type BuildDeps, type BuildOptions, type Build } from '../build/catalog.ts';
import type { ReleaseFile } from '../model/release.ts';
import { forEachApp } from '../build/buildCatalog.ts';
import type { Visit } from '../build/buildEach.ts';
import { recordRelease } from '../release/recordRelease.ts';
import { bundleDigest } from '../render/renderer.ts';
import { surfaceOf } from '../release/surface.ts';

/** An app whose bundle is not that of its newest release. */
export interface Due {
  readonly slug: string;
  readonly last: ReleaseFile | null;
  readonly next: ReleaseFile;
}

/** What of a catalog is to be released. */
export interface Found extends Pick<Build, 'apps' | 'findings'> {
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
  const visit: Visit = ({ app, releases: last, files }, { config: { cli } }) => {
    if (!isAsked(app.slug, options.only)) return;
    ready.add(app.slug);
    const surface = surfaceOf(app, `${cli.package}@${cli.version}`);
    const next = recordRelease(last, { surface, digest: bundleDigest(files) }, day);
    if (next) due.push({ slug: app.slug, last, next });
  };
  const { apps, findings, close } = await forEachApp(options, { onProgress }, visit);
  close();
  // Rules that look at all apps together speak last.
  const failed = new Set(
    findings.flatMap(({ level, app }) => (level === 'error' && app !== undefined ? [app] : [])),
  );
  for (const slug of failed) ready.delete(slug);
  return { apps, findings, due: due.filter(({ slug }) => !failed.has(slug)), ready: ready.size };
}
