import type { Manifest } from '../disk/manifest.ts';
import { openApp } from '../disk/packedApp.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Catalog, HeldApp, HeldCatalog } from './catalog.ts';

/** Returns what the output folder holds of a catalog in which nothing changed. */
export function readHeld({ inputs, lastBuild }: Pick<Catalog, 'inputs' | 'lastBuild'>): HeldCatalog {
  const manifest = lastBuild.manifest();
  const memory = lastBuild.memory();
  const made = inputs.flatMap(({ slug }) => memory.get(slug) ?? []);
  return { apps: made.flatMap((app) => holdApp(app, manifest)), manifest };
}

/** Returns what it will hold of those records, each with its edition as built now, else as the last build left it. */
export function holdRecords(
  { lastBuild }: Pick<Catalog, 'lastBuild'>,
  { kept }: BuiltApps,
  records: readonly HeldApp['record'][],
  manifest: Manifest,
): HeldCatalog {
  const apps = records.flatMap((record) => {
    const edition = kept.get(record.slug)?.edition ?? lastBuild.lastGood(record.slug)?.edition ?? null;
    return holdApp({ record, edition }, manifest);
  });
  return { apps, manifest };
}

function holdApp(
  { record, edition }: { readonly [Part in 'record' | 'edition']: HeldApp[Part] | null },
  { apps }: Manifest,
): HeldApp[] {
  const packed = record && apps.get(record.slug);
  return record && edition && packed ? [{ record, edition, files: openApp(packed).files }] : [];
}
