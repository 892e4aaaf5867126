import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isAsked, type BuildResult } from './catalog.ts';
import type { AppCounts } from '../model/progress.ts';
import type { FileChange } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import { SNAPSHOT_FILE } from '../read/scan.ts';
import { remember } from './remember.ts';
import type { Stages } from './staged.ts';
import { sha256 } from '../disk/contents.ts';
import { digestOf } from '../cache/inspect.ts';
import {
  MANIFEST_FILE,
  manifestText,
  type Manifest,
  type ManifestApp,
  type ManifestFile,
} from '../disk/manifest.ts';
import { planOut } from '../disk/plan.ts';

/** Turns what the stages made into a plan, a count and what the next build needs to know. */
export function finish(stages: Stages): BuildResult {
  const { outDir } = stages.catalog.options;
  const previous = stages.catalog.lastBuild.manifest();
  const refused = new Set(
    stages.catalogFindings.filter(({ level }) => level === 'error').map(({ app }) => app),
  );
  const built = builtApps(stages, refused);
  const texts = catalogTexts(stages, built, previous);
  const files = new Map(
    [...texts].map(([path, bytes]): [string, ManifestFile] => [
      path,
      { sha256: sha256(bytes), size: bytes.length },
    ]),
  );
  // A first build need not look for what it replaces.
  const empty = !existsSync(outDir);
  const plan = planOut({ built, kept: keptApps(stages, built, previous), files }, previous, (path) =>
    empty ? null : digestOf(`${outDir}/${path}`),
  );
  const manifest = Buffer.from(manifestText(plan.manifest), 'utf8');
  texts.set(MANIFEST_FILE, manifest);
  const changes = [...plan.changes, ...manifestChange(outDir, manifest), ...snapshotChanges(stages)];
  const counts = countApps(stages, refused, changes);
  const findings = allFindings(stages);
  return {
    apps: counts,
    findings: [...findings, ...[...stages.made.values()].flatMap(({ stale }) => stale ?? [])],
    plan: {
      changes,
      unchanged: plan.unchanged,
      content: (change) => contentOf(stages, texts, change),
      digest: (change) => digestIn(plan.manifest, change),
    },
    close: stages.contents.close,
    remember: () => remember({ stages, refused, plan, manifest: sha256(manifest), counts, findings }),
  };
}

/** Apps to write: made without errors, and asked for. */
function builtApps(
  { made, catalog }: Stages,
  refused: ReadonlySet<string | undefined>,
): Map<string, ManifestApp> {
  const ready = [...made].filter(
    ([slug, { record }]) => record && !refused.has(slug) && isAsked(slug, catalog.options.only),
  );
  return new Map(ready.map(([slug, { input, files }]) => [slug, { input, files }]));
}

/** Apps whose files stay: unchanged, with errors, or not asked for. A draft's or a removed app's do not. */
function keptApps(
  { catalog, made }: Stages,
  built: ReadonlyMap<string, ManifestApp>,
  previous: Manifest,
): Set<string> {
  return new Set(
    catalog.inputs
      .map(({ slug }) => slug)
      .filter((slug) => previous.apps.has(slug) && !built.has(slug) && made.get(slug)?.draft !== true),
  );
}

/** Files of the whole catalog; they name only apps that the output folder will hold. */
function catalogTexts(
  { renderer, records }: Stages,
  built: ReadonlyMap<string, ManifestApp>,
  previous: Manifest,
): Map<string, Uint8Array> {
  const there = records.filter(({ slug }) => built.has(slug) || previous.apps.has(slug));
  return new Map(renderer.renderCatalog(there).map(({ path, bytes }) => [path, bytes]));
}

function manifestChange(outDir: string, manifest: Uint8Array): FileChange[] {
  const now = digestOf(join(outDir, MANIFEST_FILE));
  if (now === sha256(manifest)) return [];
  return [{ kind: now === null ? 'create' : 'update', base: 'out', path: MANIFEST_FILE, app: null }];
}

function snapshotChanges({ made }: Stages): FileChange[] {
  return [...made].flatMap(([slug, { newSnapshot, hadSnapshot }]): FileChange[] =>
    newSnapshot === null
      ? []
      : [
          {
            kind: hadSnapshot ? 'update' : 'create',
            base: 'apps',
            path: `${slug}/${SNAPSHOT_FILE}`,
            app: slug,
          },
        ],
  );
}

function digestIn({ apps, files }: Manifest, { base, path, app }: FileChange): string | null {
  if (base !== 'out') return null;
  return (app === null ? files.get(path) : apps.get(app)?.files[path])?.sha256 ?? null;
}

function contentOf(
  { made, contents }: Stages,
  texts: ReadonlyMap<string, Uint8Array>,
  { base, path, app }: FileChange,
): Uint8Array {
  if (base === 'apps') return Buffer.from(made.get(app ?? '')?.newSnapshot ?? '', 'utf8');
  return texts.get(path) ?? contents.get(path) ?? new Uint8Array();
}

function countApps(
  { catalog, made }: Stages,
  refused: ReadonlySet<string | undefined>,
  changes: readonly FileChange[],
): AppCounts {
  const changed = new Set(changes.map(({ app }) => app));
  const counts = { total: 0, built: 0, unchanged: 0, stale: 0, failed: 0 };
  for (const { slug } of catalog.inputs) {
    const app = made.get(slug);
    if (app?.draft === true) continue;
    counts.total += 1;
    if ((app && !app.record) || refused.has(slug)) counts.failed += 1;
    else if (app?.stale) counts.stale += 1;
    else if (changed.has(slug)) counts.built += 1;
    else counts.unchanged += 1;
  }
  return counts;
}

/** Findings of this build and, for apps that it did not look at again, of the builds before. */
function allFindings({ catalog, made, catalogFindings }: Stages): Finding[] {
  const memory = catalog.lastBuild.memory();
  const asked = catalog.inputs.filter(({ slug }) => isAsked(slug, catalog.options.only));
  return [
    ...asked.flatMap(({ slug }) => made.get(slug)?.findings ?? memory.get(slug)?.findings ?? []),
    ...catalogFindings,
  ];
}
