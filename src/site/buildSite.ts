import { statSync } from 'node:fs';
import { join } from 'node:path';
import { digestFile } from '../cache/inspect.ts';
import { applyPlan } from '../disk/apply.ts';
import { createContents, digestSha256, joinBytes, splitApp, type Contents } from '../disk/contents.ts';
import {
  digestManifest,
  encodeManifest,
  MANIFEST_FILE,
  readManifest,
  type Manifest,
} from '../disk/manifest.ts';
import { findFile, openApp, type PackedApp } from '../disk/packedApp.ts';
import { addManifest, planOut, type OutPlan } from '../disk/plan.ts';
import { readLeftovers, removeJournal } from '../disk/journal.ts';
import type { FileChange, WritePlan } from '../model/files.ts';
import { listParts, type SitePart } from './listParts.ts';
import { openSite, type SiteOptions } from './openSite.ts';
import type { SiteFile } from './site.ts';

/** What building a site came to. */
export interface SiteBuild {
  readonly apps: number;
  /** Where the site will be found. */
  readonly base: string;
  readonly changes: readonly FileChange[];
  readonly unchanged: number;
  /** Everything was written; it was not stopped before. */
  readonly done: boolean;
}

/** Parts that are made at once: their pictures are drawn in threads. */
const AT_ONCE = 8;

/** Makes the site of a built catalog, and writes what differs from what is there. Stopped, it ends after the file in hand. */
export async function buildSite(options: SiteOptions, stop: AbortSignal): Promise<SiteBuild> {
  const { siteDir } = options;
  const { site, recipe, assets } = openSite(options);
  const of = { apps: site.dist.apps.size, base: site.base.href };
  const parts = listParts(site, recipe, assets);
  const previous = { ...readManifest(siteDir), leftovers: readLeftovers(journalDir(options), siteDir) };
  const kept = new Set(parts.filter((part) => isThere(part, previous, siteDir)).map(({ key }) => key));
  const contents = createContents();
  try {
    const due = parts.filter(({ key }) => !kept.has(key));
    const built = await makeParts(due, contents, options, stop);
    if (stop.aborted) return { ...of, changes: [], unchanged: 0, done: false };
    const plan = planOut({ built, kept, files: new Map() }, previous, (path) =>
      digestFile(join(siteDir, path)),
    );
    const writePlan = toWritePlan(plan, contents, siteDir);
    const done = await write(writePlan, options, stop);
    return { ...of, changes: writePlan.changes, unchanged: writePlan.unchanged, done };
  } finally {
    contents.close();
  }
}

/** The journal of the site's files is not that of the catalog's. */
function journalDir({ stateDir }: SiteOptions): string {
  return join(stateDir, 'site');
}

function toWritePlan(plan: OutPlan, contents: Contents, siteDir: string): WritePlan {
  const { manifest } = plan;
  return {
    ...addManifest(plan, digestFile(join(siteDir, MANIFEST_FILE)), digestManifest(manifest)),
    content: ({ path, app }) =>
      path === MANIFEST_FILE ? encodeManifest(manifest) : [contents.get(path, app) ?? new Uint8Array()],
    digest: ({ path, app }) => findFile(manifest.apps.get(app ?? ''), path)?.sha256 ?? null,
  };
}

/** Carries the plan out; returns whether all of it was. */
async function write(plan: WritePlan, options: SiteOptions, stop: AbortSignal): Promise<boolean> {
  const { siteDir, onProgress } = options;
  const total = plan.changes.length;
  if (total === 0) return true;
  const stateDir = journalDir(options);
  const bases = { out: siteDir, apps: siteDir, packs: siteDir };
  const onDone = (done: number): void => onProgress({ stage: 'write', done, total });
  const done = await applyPlan(plan, { bases, stateDir, onDone, stop });
  if (done === total) removeJournal(stateDir);
  return done === total;
}

/** Nothing that the part is made of has changed, and all of its files are there. */
function isThere({ key, input }: SitePart, { apps }: Manifest, siteDir: string): boolean {
  const packed = apps.get(key);
  const before = packed === undefined ? null : openApp(packed);
  return (
    before?.input === input &&
    Object.entries(before.files).every(
      ([path, { size }]) => statSync(join(siteDir, path), { throwIfNoEntry: false })?.size === size,
    )
  );
}

async function makeParts(
  parts: readonly SitePart[],
  contents: Contents,
  { onProgress }: SiteOptions,
  stop: AbortSignal,
): Promise<ReadonlyMap<string, PackedApp>> {
  const built = new Map<string, PackedApp>();
  const queue = parts.values();
  const work = async (): Promise<void> => {
    for (const { key, input, make } of queue) {
      if (stop.aborted) return;
      const files = (await make()).toSorted(byPath).map(({ path, bytes }) => ({
        path,
        text: '',
        bytes,
        sha256: digestSha256(bytes),
      }));
      const { sizes, pieces } = splitApp(input, files);
      for (const [, packed] of contents.addApps([{ slug: key, sizes }], joinBytes(pieces)))
        built.set(key, packed);
      onProgress({ stage: 'make', done: built.size, total: parts.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return built;
}

function byPath(a: SiteFile, b: SiteFile): number {
  return a.path < b.path ? -1 : 1;
}
