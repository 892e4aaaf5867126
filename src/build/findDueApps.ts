import { digestBundles } from '../text/digestBundles.ts';
import { MANIFEST_FILE, parseManifest } from '../disk/manifest.ts';
import { readReleasesFile } from '../read/readApp.ts';
import { scanApps } from '../read/scan.ts';
import type { Build, BuildOptions } from './catalog.ts';
import { listFailed } from './listFailed.ts';
import { readBuilt } from './readBuilt.ts';

/**
 * Returns the slugs of the apps whose bundle is not that of their last release, among those with a page and without errors. Reads
 * what the build left or would leave; renders nothing.
 */
export function findDueApps(
  build: Build,
  options: BuildOptions,
  isAsked: (slug: string) => boolean,
): ReadonlySet<string> {
  const text = readBuilt(build, options.outDir, MANIFEST_FILE);
  const manifest = text === null ? null : parseManifest(JSON.parse(text.toString('utf8')));
  const folder = { dir: options.appsDir, label: options.appsLabel };
  const broken = listFailed(build.findings);
  const due = scanApps(options.appsDir).filter((input) => {
    const files = manifest?.apps.get(input.slug)?.files;
    if (!files || broken.has(input.slug) || !isAsked(input.slug)) return false;
    const [newest] = readReleasesFile(input, folder).file?.releases ?? [];
    const bundle = Object.entries(files).map(([path, { sha256 }]) => ({
      path,
      sha256,
      get text(): string {
        return readBuilt(build, options.outDir, path)?.toString('utf8') ?? '';
      },
    }));
    return newest?.digest !== digestBundles(bundle);
  });
  return new Set(due.map(({ slug }) => slug));
}
