import { loadFindings, type CatalogMemory } from '../cache/state.ts';
import type { ManifestFile } from '../disk/manifest.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Catalog } from './catalog.ts';
import type { KeptApp } from './keptApp.ts';

/** What still holds of what the last build made and found out about the whole catalog. Every app still has the files that it had then. */
export interface Kept {
  readonly memory: CatalogMemory;
  /** The files of the whole catalog, by path. */
  readonly entries: ReadonlyMap<string, ManifestFile>;
  /** No app came or went, and the catalog knows the same of each. */
  readonly sameRecords: boolean;
}

/** Compares the apps that were built now with the last build; `null`: nothing of it holds. */
export function findKept(catalog: Catalog, built: BuiltApps): Kept | null {
  const { before, inputs, lastBuild, cacheDir } = catalog;
  if (!before.sameShared || before.stale.size === inputs.length || before.gone.length > 0) return null;
  const memory = loadFindings(cacheDir)?.catalog;
  if (!memory || ![...built.kept].every(([slug, app]) => keepsPaths(app, slug, catalog))) return null;
  const known = lastBuild.memory();
  return {
    memory,
    entries: lastBuild.manifest().files,
    sameRecords:
      inputs.length === known.size &&
      [...built.kept].every(([slug, app]) => {
        const last = known.get(slug);
        return last !== undefined && isSame(recordOf(app, last.record), last.record);
      }),
  };
}

/** The record that the catalog goes on with; an app with errors keeps its last good one. */
export function recordOf({ draft, record }: KeptApp, last: AppRecord | null): AppRecord | null {
  return draft === 'left out' ? null : (record ?? last);
}

/** No file is gone that others may lead to. */
function keepsPaths({ record, files, draft }: KeptApp, slug: string, { lastBuild }: Catalog): boolean {
  const before = Object.keys(lastBuild.manifest().apps.get(slug)?.files ?? {});
  if (draft === 'left out') return before.length === 0;
  return record === null || before.every((path) => Object.hasOwn(files, path));
}

function isSame(one: AppRecord | null, other: AppRecord | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
