import { existsSync } from 'node:fs';
import { digestFile } from '../cache/inspect.ts';
import { MANIFEST_FILE, encodeManifest, digestManifest, type Manifest } from '../disk/manifest.ts';
import { findFile } from '../disk/packedApp.ts';
import { addManifest, planOut, type DigestOf, type OutPlan } from '../disk/plan.ts';
import type { FileChange, WritePlan } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { AppEnd } from '../model/progress.ts';
import { isIn } from '../render/roots.ts';
import { applyBuild } from './applyBuild.ts';
import type { BuiltApps } from './buildEach.ts';
import { isAsked, type Build, type Catalog } from './catalog.ts';
import { keepAskedFindings, countAsked } from './askedApps.ts';
import { holdRecords } from './heldCatalog.ts';
import { mergeOutage } from './mergeOutage.ts';
import type { ManifestApps, BuildOutcome } from './outcome.ts';
import { readKept } from './readKept.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

/** Which apps' files are written, and whose stay: those of apps that are unchanged, have errors, or were not asked for. */
export function sortApps(
  { inputs, options, lastBuild }: Catalog,
  { kept: made }: BuiltApps,
  refused: ReadonlySet<string>,
): ManifestApps {
  const previous = lastBuild.manifest();
  const ready = [...made].filter(
    ([slug, { record }]) => record && !refused.has(slug) && isAsked(slug, options.only),
  );
  const built = new Map(ready.map(([slug, { packed }]) => [slug, packed]));
  const kept = inputs
    .map(({ slug }) => slug)
    // A draft's files and those of a removed app go.
    .filter((slug) => previous.apps.has(slug) && !built.has(slug) && made.get(slug)?.draft !== 'left out');
  return { built, kept: new Set(kept) };
}

/** Turns what the stages came to into a plan and a count. */
export async function planBuild(outcome: BuildOutcome): Promise<Build> {
  const { catalog, built } = outcome;
  const digestOf = digestsNow(catalog);
  const plan = planOutput(outcome, digestOf);
  const manifest = digestManifest(plan.manifest);
  const whole = addManifest(plan, digestOf(MANIFEST_FILE), manifest);
  const changes = [...whole.changes, ...inputChanges(built)];
  const endOf = endIn(outcome, changes);
  const ends = new Map(catalog.inputs.map(({ slug }) => [slug, endOf(slug)]));
  const all = allFindings(outcome);
  const stale = mergeOutage(
    [...built.kept.values()].flatMap((app) => app.stale ?? []),
    outcome.outage,
  );
  const writePlan: WritePlan = {
    changes,
    unchanged: whole.unchanged,
    content: (change) => contentOf(outcome, plan.manifest, change),
    digest: (change) => digestIn(plan.manifest, change),
  };
  return {
    apps: countAsked(ends, catalog.options.only),
    findings: await keepAskedFindings(catalog.options, [...all, ...stale], ends),
    plan: writePlan,
    ends,
    listed: () => outcome.there,
    held: () => holdRecords(catalog, built, outcome.there, plan.manifest),
    due: dueIn(outcome),
    apply: (options) => applyBuild({ ...outcome, plan, writePlan, manifest, all }, options),
    close: built.contents.close,
  };
}

/**
 * The digests that files of the output folder have now. Where files of the whole catalog are as the last build left them, its manifest
 * tells theirs.
 */
function digestsNow({ options, before, state, lastBuild }: Catalog): DigestOf {
  // A first build need not look for what it replaces.
  if (!existsSync(options.outDir)) return () => null;
  const known = (path: string): string | undefined =>
    path === MANIFEST_FILE ? state?.manifest : lastBuild.manifest().files.get(path)?.sha256;
  return (path) => (before.sameShared ? known(path) : undefined) ?? digestFile(`${options.outDir}/${path}`);
}

function planOutput({ catalog, apps, shared }: BuildOutcome, digestOf: DigestOf): OutPlan {
  const previous = catalog.lastBuild.manifest();
  const isKept = (path: string): boolean =>
    shared.refused.some((root) => isIn(path, root)) && !shared.entries.has(path);
  const keptFiles = new Map([...previous.files].filter(([path]) => isKept(path)));
  return planOut({ ...apps, files: shared.entries, keptFiles }, previous, digestOf);
}

/** What the build changes below `apps/`: snapshots that Membrane answered anew, and descriptors that were mended. */
function inputChanges({ kept }: BuiltApps): FileChange[] {
  return [...kept].flatMap(([slug, { newSnapshot, newDescriptor, hadSnapshot }]): FileChange[] => {
    const change = (kind: FileChange['kind'], name: string): FileChange => ({
      kind,
      base: 'apps',
      path: `${slug}/${name}`,
      app: slug,
    });
    return [
      ...(newSnapshot === null ? [] : [change(hadSnapshot ? 'update' : 'create', SNAPSHOT_FILE)]),
      ...(newDescriptor === null ? [] : [change('update', DESCRIPTOR_FILE)]),
    ];
  });
}

function digestIn({ apps, files }: Manifest, { base, path, app }: FileChange): string | null {
  if (base !== 'out') return null;
  return (app === null ? files.get(path) : findFile(apps.get(app), path))?.sha256 ?? null;
}

function contentOf(
  { catalog, built, shared }: BuildOutcome,
  manifest: Manifest,
  { base, path, app }: FileChange,
): Iterable<Uint8Array> {
  if (base === 'apps') {
    const { newSnapshot, newDescriptor } = built.kept.get(app ?? '') ?? {};
    const text = path.endsWith(`/${DESCRIPTOR_FILE}`) ? newDescriptor : newSnapshot;
    return [Buffer.from(text ?? '', 'utf8')];
  }
  if (path === MANIFEST_FILE) return encodeManifest(manifest);
  const from = shared.originals.get(path) ?? { path, app };
  return [built.contents.get(from.path, from.app) ?? readKept(catalog.options, from.path)];
}

function dueIn({ built, refused }: BuildOutcome): Build['due'] {
  return new Map(
    [...built.kept].flatMap(([slug, { due }]) => (due && !refused.has(slug) ? [[slug, due]] : [])),
  );
}

function endIn(
  { catalog, built, refused }: BuildOutcome,
  changes: readonly FileChange[],
): (slug: string) => AppEnd {
  const changed = new Set(changes.map(({ app }) => app));
  return (slug) => {
    const app = built.kept.get(slug);
    const before = catalog.state?.apps.endingOf(slug);
    if ((app ?? before)?.draft === 'left out') return 'draft';
    if (refused.has(slug) || (app ? !app.record : before?.failed)) return 'failed';
    if (app?.stale) return 'stale';
    return changed.has(slug) ? 'built' : 'unchanged';
  };
}

/** Findings of this build and, for apps that it did not look at again, of the builds before. */
function allFindings({ catalog, built, findings }: BuildOutcome): Finding[] {
  const memory = catalog.lastBuild.memory();
  return [
    ...catalog.inputs.flatMap(
      ({ slug }) => built.kept.get(slug)?.findings ?? memory.get(slug)?.findings ?? [],
    ),
    ...findings,
  ];
}
