import { isAsked, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import { forEachApp } from '../build/buildCatalog.ts';
import type { ReadyApp } from '../build/buildEach.ts';
import { fingerprintOf } from '../publish/fingerprint.ts';
import type { Subject } from '../publish/observation.ts';
import type { Owned } from '../publish/status.ts';
import { readReleasesFile } from '../read/readApp.ts';
import { bundleDigest } from '../render/renderer.ts';
import { scanApps } from '../read/scan.ts';

/** An app as the catalog has it, and as a registry is asked about it. */
export type OwnedApp = Owned & Subject;

/** Makes every app without writing, and takes of each what a registry can be compared with. Drafts are left out. */
export async function findOwned(
  options: BuildOptions,
  bundle: string,
  onProgress: NonNullable<BuildDeps['onProgress']>,
): Promise<readonly OwnedApp[]> {
  const owned = new Map<string, OwnedApp>();
  const visit = (made: ReadyApp): void => {
    if (isAsked(made.app.slug, options.only)) owned.set(made.app.slug, ownedOf(made, bundle));
  };
  const { findings, close } = await forEachApp(options, { onProgress }, visit);
  close();
  // A registry has an app whatever errors it has here today.
  const broken = new Set(findings.flatMap(({ level, app }) => (level === 'error' && app ? [app] : [])));
  for (const input of scanApps(options.appsDir)) {
    const { slug } = input;
    if (owned.has(slug) || !broken.has(slug) || !isAsked(slug, options.only)) continue;
    const folder = { dir: options.appsDir, label: options.appsLabel, recipe: '' };
    const [newest] = readReleasesFile(input, folder).file?.releases ?? [];
    owned.set(slug, { slug, released: newest?.version ?? null, changed: true, fingerprint: null });
  }
  return [...owned.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function ownedOf({ app, files, releases }: ReadyApp, bundle: string): OwnedApp {
  const { slug } = app;
  const folder = `${bundle}/${slug}/`;
  const own = files.filter(({ path }) => path.startsWith(folder));
  const [newest] = releases?.releases ?? [];
  return {
    slug,
    released: newest?.version ?? null,
    changed: newest?.digest !== bundleDigest(files),
    fingerprint: fingerprintOf(own.map(({ path, sha256 }) => ({ path: path.slice(folder.length), sha256 }))),
  };
}
