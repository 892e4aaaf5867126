import { observeAll, UNREAD } from '../../publish/observeAll.ts';
import type {
  Observation,
  Observations,
  ObserveParts,
  Seen,
  ObservedApp,
} from '../../publish/observation.ts';
import type { RegistryReading } from './reading.ts';
import { versionName } from './readSchemas.ts';
import { NOT_PROMISED, createPageUrl, readSkill } from './readSkill.ts';
import { readVerdicts, type Verdicts } from './readVerdicts.ts';

/** The fingerprint of no bundle. */
const NO_BUNDLE = '0'.repeat(64);

/**
 * What ClawHub tells of apps: one to three reads for each, then the verdicts of all of them, 100 versions at a time. When it
 * refuses the account, or fails again and again, the rest is not asked.
 */
export async function observe(
  subjects: readonly ObservedApp[],
  watch: ObserveParts,
  reading: RegistryReading,
): Promise<Observations> {
  const look = (subject: ObservedApp): Promise<Observation> => observeOne(subject, reading);
  const { seen, stopped } = await observeAll(subjects, watch, { ...reading, name: 'ClawHub' }, look);
  if (stopped || watch.signal.aborted) return seen;
  const verdicts = await readVerdicts(versionsOf(seen), watch.width, reading);
  return new Map([...seen].map(([slug, each]) => [slug, judged(slug, each, verdicts, reading)]));
}

async function observeOne(
  { slug, fingerprint }: ObservedApp,
  reading: RegistryReading,
): Promise<Observation> {
  const standing = await reading.lookUp({ slug, fingerprint: fingerprint ?? NO_BUNDLE });
  if (standing.kind !== 'present') return standing;
  if (!versionName.nullable().safeParse(standing.latest).success)
    return { kind: 'unknown', message: NOT_PROMISED };
  const base: Seen = { ...UNREAD, ...standing, url: createPageUrl(slug, reading) };
  return standing.latest === null ? { ...base, url: null } : readSkill(slug, base, reading);
}

/** Of an app with a long history, verdicts of the newest versions tell enough. */
const JUDGED_VERSIONS = 20;

function versionsOf(seen: Observations): { readonly slug: string; readonly version: string }[] {
  return [...seen].flatMap(([slug, each]) => {
    if (each.kind !== 'present' || each.latest === null) return [];
    const newest = each.versions.slice(0, JUDGED_VERSIONS).map(({ version }) => version);
    return [...new Set([each.latest, ...newest])].map((version) => ({ slug, version }));
  });
}

function judged(
  slug: string,
  each: Observation,
  { of, problem }: Verdicts,
  { origin, owner }: RegistryReading,
): Observation {
  if (each.kind !== 'present' || each.latest === null) return each;
  const latest = of(slug, each.latest);
  const versions = each.versions.map((one) => ({
    ...one,
    verdict: of(slug, one.version)?.verdict ?? null,
  }));
  const missing = latest ? null : (problem(slug, each.latest) ?? 'its verdict is missing');
  const verdict = latest?.verdict ?? null;
  const flags = [...new Set([...each.security.flags, ...(latest?.reasons ?? [])])];
  const audit = `${createPageUrl(slug, { origin, owner })}/security-audit?version=${encodeURIComponent(each.latest)}`;
  const security = { verdict, flags, auditUrl: verdict === null ? null : audit, reports: [] };
  return { ...each, versions, security, problem: each.problem ?? missing };
}
