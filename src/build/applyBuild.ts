import { locateCache } from '../cache/folders.ts';
import { NO_STAMPS, packStamps } from '../cache/fileStamps.ts';
import { stampApp, stampFiles } from '../cache/stamps.ts';
import {
  openMemory,
  saveState,
  type AppMemory,
  type AppStamps,
  type BuildState,
  type PackedMemory,
} from '../cache/state.ts';
import { applyPlan } from '../disk/apply.ts';
import { attempt } from '../disk/attempt.ts';
import { MANIFEST_FILE } from '../disk/manifest.ts';
import { filesIn } from '../disk/packedApp.ts';
import type { OutPlan } from '../disk/plan.ts';
import type { AppRecord } from '../model/app.ts';
import type { ListedInput, WritePlan } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { KeptApp } from './keptApp.ts';
import { toPacksDir } from '../read/sharedInputs.ts';
import { isAsked, type Applied, type ApplyOptions, type BuildOptions } from './catalog.ts';
import type { BuildOutcome } from './outcome.ts';

/** A build that was planned. */
export interface Planned extends BuildOutcome {
  readonly plan: OutPlan;
  readonly writePlan: WritePlan;
  /** Digest of the manifest. */
  readonly manifest: string;
  /** Every finding but those about apps that could not be queried. */
  readonly all: readonly Finding[];
}

/** Carries out what a build planned, then saves what the next one needs. */
export async function applyBuild(planned: Planned, apply: ApplyOptions = {}): Promise<Applied> {
  const { writePlan, catalog } = planned;
  const done = await applyWhole(catalog.options, writePlan, apply);
  if (done < writePlan.changes.length) return { done, unsaved: null };
  return { done, unsaved: attempt(() => save(planned)) };
}

/** Carries out a plan. Returns how many changes were made: fewer than planned when it was stopped. */
export async function applyWhole(
  { outDir, appsDir, configFile, stateDir }: BuildOptions,
  plan: WritePlan,
  { onProgress, stop = new AbortController().signal }: ApplyOptions,
): Promise<number> {
  const total = plan.changes.length;
  if (total === 0) return 0;
  return applyPlan(plan, {
    bases: { out: outDir, apps: appsDir, packs: toPacksDir(configFile) },
    stateDir: locateCache(stateDir, outDir),
    onDone: (done) => onProgress?.({ stage: 'write', done, total }),
    stop,
  });
}

/** Stamps, and what each app came to. */
function save(planned: Planned): void {
  const { catalog, built, plan, manifest, all } = planned;
  const { options, inputs } = catalog;
  // Built, but not asked for: nothing was written, so the next build looks at it again.
  const seen = inputs.filter(({ slug }) => !built.kept.has(slug) || isAsked(slug, options.only));
  const state: BuildState = {
    key: catalog.key,
    apps: stampEach(seen, planned),
    files: stampFiles([...plan.manifest.files.keys(), MANIFEST_FILE], options.outDir),
    shared: catalog.shared.digest,
    manifest,
    total: plan.unchanged + plan.changes.filter(({ kind }) => kind !== 'delete').length + 1,
    hasFindings: all.length > 0,
  };
  const found = { all, catalog: planned.memory, listed: planned.there };
  saveState(options.stateDir, catalog.cacheDir, state, rememberEach(new Set(seen), planned), found);
}

/** Of an app whose last page stays, nothing is known but what that was made of. */
const NOTHING_ELSE: Omit<AppMemory, 'record' | 'edition'> = { input: '', related: '', findings: [] };

function* stampEach(inputs: readonly ListedInput[], planned: Planned): BuildState['apps'] {
  for (const input of inputs) yield [input.slug, stampsOf(input, planned)];
}

function* rememberEach(
  seen: ReadonlySet<ListedInput>,
  planned: Planned,
): Iterable<readonly [string, PackedMemory]> {
  const { catalog, built, records } = planned;
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  const packed = catalog.state ? openMemory(catalog.cacheDir) : () => undefined;
  for (const input of catalog.inputs) {
    const { slug } = input;
    const known = built.kept.has(slug) ? undefined : packed(slug);
    if (seen.has(input)) yield [slug, known ?? packMemory(slug, planned, bySlug.get(slug) ?? null)];
    else {
      // Its page stays as it was, and so does what is told of it elsewhere.
      const { record = null, edition = null } = catalog.lastBuild.lastGood(slug) ?? {};
      if (record) yield [slug, JSON.stringify({ ...NOTHING_ELSE, record, edition })];
    }
  }
}

function stampsOf(input: ListedInput, { catalog, built, refused, plan }: Planned): AppStamps {
  const { options, state } = catalog;
  const app = built.kept.get(input.slug);
  const before = state?.apps.get(input.slug);
  const failed = refused.has(input.slug) ? 'by others' : failureOf(app);
  if (!app && state && before)
    return { ...before, out: state.packedOutOf(input.slug), failed: failed ?? before.failed };
  const draft = app?.draft ?? null;
  // A snapshot that this build wrote has a new stamp; the next build compares its content once.
  if (app && isProvisional(app)) return { listedAt: 0, files: {}, out: packStamps(NO_STAMPS), failed, draft };
  return {
    ...stampApp(input, Object.keys(filesIn(plan.manifest.apps.get(input.slug))), options.outDir),
    failed,
    draft,
  };
}

function failureOf(app: KeptApp | undefined): 'by itself' | null {
  return app?.record === null && app.draft !== 'left out' ? 'by itself' : null;
}

function packMemory(slug: string, { catalog, built }: Planned, record: AppRecord | null): PackedMemory {
  const app = built.kept.get(slug);
  const memory: AppMemory = {
    input: !app || isProvisional(app) ? '' : app.input,
    record,
    edition: app?.edition ?? catalog.lastBuild.lastGood(slug)?.edition ?? null,
    related: app?.related ?? '',
    findings: app?.findings ?? [],
  };
  return JSON.stringify(memory);
}

/** What was said of an answer that nobody has seen yet, or of a descriptor that was mended, is not what the next build says. */
function isProvisional({ isFresh, newDescriptor, findings }: KeptApp): boolean {
  return (
    newDescriptor !== null || (isFresh && findings.some(({ rule }) => rule === 'descriptor/action-keys'))
  );
}
