import { join } from 'node:path';
import { isAsked, stateKey, type BuildResult } from './catalog.ts';
import type { AppCounts, FileChange, Finding } from './model.ts';
import { SNAPSHOT_FILE } from './read/scan.ts';
import type { Stages, Work } from './stages.ts';
import { sha256 } from './write/contents.ts';
import { digestOf } from './write/inspect.ts';
import { MANIFEST_FILE, manifestText, readManifest, type Manifest, type ManifestFile } from './write/manifest.ts';
import { planOut, type OutPlan } from './write/plan.ts';
import { stampApp, stampFiles } from './write/stamps.ts';
import { saveState, type AppMemory, type AppStamps } from './write/state.ts';

/** Turns what the stages made into a plan, a count and what the next build needs to know. */
export function finish(stages: Stages): BuildResult {
  const { catalog, works } = stages;
  const { outDir } = catalog.options;
  const previous = readManifest(outDir);
  const texts = catalogTexts(stages, previous);
  const files = new Map([...texts].map(([path, bytes]): [string, ManifestFile] => [path, { sha256: sha256(bytes), size: bytes.length }]));
  const plan = planOut({ built: asked(stages), kept: kept(stages, previous), files }, previous, (path) => digestOf(join(outDir, path)));
  const manifest = Buffer.from(manifestText(plan.manifest), 'utf8');
  texts.set(MANIFEST_FILE, manifest);
  const changes = [...plan.changes, ...manifestChange(outDir, manifest), ...snapshotChanges(stages)];
  const counts = countApps(stages, changes);
  const findings = allFindings(stages);
  return {
    apps: counts,
    findings: [...findings, ...[...works.values()].flatMap(({ stale }) => stale ?? [])],
    plan: { changes, unchanged: plan.unchanged, content: (change) => contentOf(stages, texts, change) },
    remember: () => remember(stages, plan, sha256(manifest), counts, findings),
  };
}

/** Files of the whole catalog; they name only apps that the output folder holds. */
function catalogTexts({ renderer, records, made, catalog }: Stages, previous: Manifest): Map<string, Uint8Array> {
  const there = records.filter(({ slug }) => (made.built.has(slug) && isAsked(slug, catalog.options.only)) || previous.apps.has(slug));
  return new Map(renderer.renderCatalog(there).map(({ path, text }) => [path, Buffer.from(text, 'utf8')]));
}

function asked({ made, catalog }: Stages) {
  return new Map([...made.built].filter(([slug]) => isAsked(slug, catalog.options.only)));
}

/** Apps whose files stay: unchanged, with errors, or not asked for. A draft's or a removed app's do not. */
function kept({ catalog, works, made }: Stages, previous: Manifest): Set<string> {
  const { only, drafts } = catalog.options;
  const stays = (slug: string): boolean => {
    const work = works.get(slug);
    if (work?.source.descriptor?.draft === true && !drafts) return false;
    return !work || !made.built.has(slug) || !isAsked(slug, only);
  };
  return new Set(catalog.inputs.map(({ slug }) => slug).filter((slug) => previous.apps.has(slug) && stays(slug)));
}

function manifestChange(outDir: string, manifest: Uint8Array): FileChange[] {
  const now = digestOf(join(outDir, MANIFEST_FILE));
  if (now === sha256(manifest)) return [];
  return [{ kind: now === null ? 'create' : 'update', base: 'out', path: MANIFEST_FILE, app: null }];
}

function snapshotChanges({ works }: Stages): FileChange[] {
  return [...works].flatMap(([slug, { newSnapshot, source }]): FileChange[] =>
    newSnapshot === null ? [] : [{ kind: source.snapshotText === null ? 'create' : 'update', base: 'apps', path: `${slug}/${SNAPSHOT_FILE}`, app: slug }],
  );
}

function contentOf({ works, made, renderer, records }: Stages, texts: ReadonlyMap<string, Uint8Array>, { base, path, app }: FileChange): Uint8Array {
  const work = app === null ? undefined : works.get(app);
  if (base === 'apps') return Buffer.from(work?.newSnapshot ?? '', 'utf8');
  const bytes = texts.get(path) ?? made.contents.get(path);
  if (bytes) return bytes;
  const related = records.find(({ slug }) => slug === app)?.related ?? [];
  const again = work?.app ? renderer.renderApp(work.app, related, []).find((file) => file.path === path) : undefined;
  return Buffer.from(again?.text ?? '', 'utf8');
}

function countApps({ catalog, works, made }: Stages, changes: readonly FileChange[]): AppCounts {
  const changed = new Set(changes.map(({ app }) => app));
  const kind = (slug: string, work: Work | undefined): keyof AppCounts | null => {
    if (work?.source.descriptor?.draft === true && !catalog.options.drafts) return null;
    if (work && !made.built.has(slug)) return 'failed';
    if (work?.stale) return 'stale';
    return changed.has(slug) ? 'built' : 'unchanged';
  };
  const counts = { total: 0, built: 0, unchanged: 0, stale: 0, failed: 0 };
  for (const { slug } of catalog.inputs) {
    const counted = kind(slug, works.get(slug));
    if (counted === null) continue;
    counts.total += 1;
    counts[counted] += 1;
  }
  return counts;
}

/** Findings of this build and, for apps that it did not look at again, of the builds before. */
function allFindings({ catalog, works, made, memory, catalogFindings }: Stages): Finding[] {
  const ofApp = (slug: string): readonly Finding[] => (works.has(slug) ? made.findings.get(slug) : memory.get(slug)?.findings) ?? [];
  const perApp = catalog.inputs.filter(({ slug }) => isAsked(slug, catalog.options.only)).flatMap(({ slug }) => ofApp(slug));
  return [...perApp, ...catalogFindings];
}

function remember(stages: Stages, plan: OutPlan, manifest: string, counts: AppCounts, findings: readonly Finding[]): void {
  const { catalog, works, made, memory, records } = stages;
  const { options, inputs, recipe, state } = catalog;
  const byRecord = new Map(records.map((record) => [record.slug, record]));
  const apps: Record<string, AppStamps> = {};
  const remembered = new Map<string, AppMemory>();
  for (const input of inputs) {
    const { slug } = input;
    const work = works.get(slug);
    const left = work && !isAsked(slug, options.only);
    if (left) continue;
    const old = state?.apps[slug];
    // A snapshot that this build wrote has a new stamp; the next build compares its content once.
    apps[slug] = work || !old ? stampApp(input, plan.manifest.apps.get(slug)?.files ?? {}, options.outDir) : old;
    const unchanged = memory.get(slug);
    remembered.set(slug, work || !unchanged ? { input: work?.source.input ?? '', record: byRecord.get(slug) ?? null, findings: made.findings.get(slug) ?? [] } : unchanged);
  }
  const files = stampFiles({ ...Object.fromEntries(plan.manifest.files), [MANIFEST_FILE]: null }, options.outDir);
  const total = plan.unchanged + plan.changes.filter(({ kind }) => kind !== 'delete').length + 1;
  const next = { key: stateKey(recipe, options), apps, files, manifest, counts: { ...counts, stale: 0, unchanged: counts.unchanged + counts.stale }, total, hasFindings: findings.length > 0 };
  saveState(options.stateDir, next, remembered, findings);
}
