import { loadFindings, type CatalogMemory } from '../cache/findings.ts';
import { filesIn, findFile, type ManifestFile } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Catalog } from './catalog.ts';
import type { KeptApp } from './keptApp.ts';

/** What still holds of what the last build made and found out about the whole catalog. Every app still has the files that it had then. */
export interface Kept {
  readonly memory: CatalogMemory;
  /** The files of the whole catalog, by path. */
  readonly entries: ReadonlyMap<string, ManifestFile>;
  /** No app came or went, and the catalog knows the same of each, but for the shape of its page. */
  readonly sameRecords: boolean;
  /** The pages have their shapes, too: rules about all apps would say what they said. */
  readonly sameShapes: boolean;
}

/** Compares the apps that were built now with the last build; `null`: nothing of it holds. */
export function findKept(catalog: Catalog, built: BuiltApps): Kept | null {
  const { before, inputs, lastBuild, cacheDir } = catalog;
  if (!before.sameShared || before.stale.size === inputs.length || before.gone.length > 0) return null;
  const memory = loadFindings(cacheDir, 'catalog');
  if (!memory || ![...built.kept].every(([slug, app]) => keepsPaths(app, slug, catalog))) return null;
  const last = lastBuild.memory();
  const pairs = [...built.kept].map(([slug, app]) => {
    const { record: before = null, input = '' } = last.get(slug) ?? {};
    return { before, now: findRecord(app, () => before), isKnown: input !== '' };
  });
  const isWhole = inputs.length === last.size && [...built.kept.keys()].every((slug) => last.has(slug));
  return {
    memory,
    entries: lastBuild.manifest().files,
    sameRecords:
      isWhole &&
      pairs.every(({ before, now, isKnown }) => isKnown && isSame(withoutShape(before), withoutShape(now))),
    sameShapes: pairs.every(({ before, now }) => before?.shape === now?.shape),
  };
}

function withoutShape(record: AppRecord | null): object | null {
  return record && { ...record, shape: null };
}

/** The record that the catalog goes on with; an app with errors keeps its last good one. */
export function findRecord({ draft, record }: KeptApp, last: () => AppRecord | null): AppRecord | null {
  return draft === 'left out' ? null : (record ?? last());
}

/** No file is gone that others may lead to. */
function keepsPaths({ record, packed, draft }: KeptApp, slug: string, { lastBuild }: Catalog): boolean {
  const before = Object.keys(filesIn(lastBuild.manifest().apps.get(slug)));
  if (draft === 'left out') return before.length === 0;
  return record === null || before.every((path) => findFile(packed, path) !== undefined);
}

function isSame(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
