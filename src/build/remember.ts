import { hash } from 'node:crypto';
import { isAsked, stateKey } from './catalog.ts';
import type { Stages } from './staged.ts';
import type { AppCounts } from '../model/progress.ts';
import type { AppInput } from '../model/files.ts';
import type { AppRecord, RelatedApp } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import { MANIFEST_FILE } from '../disk/manifest.ts';
import type { OutPlan } from '../disk/plan.ts';
import { stampApp, stampFiles } from '../cache/stamps.ts';
import { saveState, type AppMemory, type AppStamps, type BuildState } from '../cache/state.ts';

/** How a build ended. */
export interface Outcome {
  readonly stages: Stages;
  readonly refused: ReadonlySet<string | undefined>;
  readonly plan: OutPlan;
  /** Digest of the manifest. */
  readonly manifest: string;
  readonly counts: AppCounts;
  readonly findings: readonly Finding[];
}

/** Saves what the next build needs, after the plan was applied: stamps, and what each app came to. */
export function remember(outcome: Outcome): void {
  const { stages, plan, manifest, counts, findings } = outcome;
  const { options, recipe, inputs } = stages.catalog;
  // Made, but not asked for: nothing was written, so the next build looks at it again.
  const seen = inputs.filter(({ slug }) => !stages.made.has(slug) || isAsked(slug, options.only));
  const records = new Map(stages.records.map((record) => [record.slug, record]));
  const apps = Object.fromEntries(seen.map((input) => [input.slug, stampsOf(input, outcome)]));
  const memory = new Map(seen.map(({ slug }) => [slug, memoryOf(slug, stages, records.get(slug) ?? null)]));
  const paths = { ...Object.fromEntries(plan.manifest.files), [MANIFEST_FILE]: null };
  const state: BuildState = {
    key: stateKey(recipe, options),
    apps,
    files: stampFiles(paths, options.outDir),
    manifest,
    counts: { ...counts, stale: 0, unchanged: counts.unchanged + counts.stale },
    total: plan.unchanged + plan.changes.filter(({ kind }) => kind !== 'delete').length + 1,
    hasFindings: findings.length > 0,
  };
  saveState(options.stateDir, state, memory, findings);
}

function stampsOf(input: AppInput, { stages, refused, plan }: Outcome): AppStamps {
  const { options, state } = stages.catalog;
  const app = stages.made.get(input.slug);
  const before = state?.apps[input.slug];
  const failed = refused.has(input.slug) || (app?.record === null && !app.draft);
  if (!app && before) return { ...before, failed: before.failed || failed };
  // A snapshot that this build wrote has a new stamp; the next build compares its content once.
  return { ...stampApp(input, plan.manifest.apps.get(input.slug)?.files ?? {}, options.outDir), failed };
}

function memoryOf(slug: string, { catalog, made, related }: Stages, record: AppRecord | null): AppMemory {
  const app = made.get(slug);
  const known = catalog.lastBuild.memory().get(slug);
  if (!app && known) return known;
  return {
    input: app?.input ?? '',
    record,
    related: relatedDigest(related(slug)),
    findings: app?.findings ?? [],
  };
}

/** Tells whether related apps changed, without keeping them. */
export function relatedDigest(apps: readonly RelatedApp[]): string {
  return hash('sha256', JSON.stringify(apps)).slice(0, 16);
}
