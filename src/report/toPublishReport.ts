import type { Finding } from '../model/finding.ts';
import type { Ended } from '../publish/attempt.ts';
import type { Due, PublishPlan } from '../publish/plan.ts';
import type { Registry } from '../publish/registry.ts';
import type { Waited } from '../publish/waitPending.ts';
import type { PublishReport, VersionLine } from './publishReport.ts';
import type { RunResult } from '../publish/runPublish.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';

/** What the report of a run says beside what came of it. */
export interface ReportParts {
  readonly dryRun: boolean;
  readonly ok: boolean;
  readonly registry: Registry;
  readonly orphans: readonly string[];
  readonly appsLabel: string;
  readonly durationMs: number;
}

/** What a run did, app by app, as plain data. */
export function toPublishReport(run: RunResult, parts: ReportParts): PublishReport {
  const { registry, ok, dryRun, orphans, durationMs, appsLabel } = parts;
  const versions = run.plan ? versionLines(run.plan, run) : [];
  const resumeAt = run.applied?.resumeAt ?? run.stopped?.resumeAt ?? null;
  return {
    ok,
    dryRun,
    asked: run.plan !== null,
    registry: { name: registry.name, id: registry.id },
    caps: registry.caps,
    versions,
    stopped: run.stopped && {
      reason: run.stopped.reason,
      message: run.stopped.message,
      hint: run.stopped.hint,
    },
    resumeAt: resumeAt === null ? null : `${moment(resumeAt)}Z`,
    orphans,
    findings: versions.flatMap((line) => findingOf(line, appsLabel)),
    durationMs,
  };
}

function versionLines(plan: PublishPlan, { applied, waited }: RunResult): VersionLine[] {
  const endings = new Map(applied?.sent.map(({ due, ended }) => [due, ended]));
  const known = (action: 'there' | 'pending') => (each: PublishPlan['there'][number]) => ({
    ...BLANK,
    app: each.candidate.slug,
    version: each.version,
    action,
    ...(action === 'pending' ? afterWaiting(waited.get(each.candidate.slug)) : {}),
  });
  return [
    ...plan.queue.map((due) => dueLine(due, applied ? (endings.get(due) ?? LEFT) : null, waited)),
    ...plan.pending.map(known('pending')),
    ...plan.refused.map(({ slug, version, message, hint }) => ({
      ...BLANK,
      app: slug,
      version,
      action: 'refused' as const,
      reason: message,
      hint,
    })),
    ...plan.unknown.map(({ candidate: { slug, version }, message, hint }) => ({
      ...BLANK,
      app: slug,
      version,
      action: 'unknown' as const,
      reason: `the registry could not be asked: ${message}`,
      hint: hint ?? 'Run the same command again.',
    })),
    ...plan.there.map(known('there')),
  ];
}

const BLANK = { result: null, day: null, keptBy: null, reason: null, hint: null } as const;
const LEFT: Ended = { kind: 'left' };

function dueLine(
  { candidate, kind, at, limit }: Due,
  ended: Ended | null,
  waited: RunResult['waited'],
): VersionLine {
  const { slug, version } = candidate;
  const line = { ...BLANK, app: slug, version, action: kind, day: day(at), keptBy: limit };
  if (ended === null) return line;
  const said = {
    reason: 'message' in ended ? ended.message : 'note' in ended ? ended.note : null,
    hint: 'hint' in ended ? ended.hint : ended.kind === 'unknown' ? UNKNOWN_HINT : null,
  };
  const after = ended.kind === 'pending' ? afterWaiting(waited.get(slug)) : {};
  return { ...line, result: ended.kind, ...said, ...after };
}

const UNKNOWN_HINT = 'Run the same command again: it looks up first what became of it.';

/** What waiting for a pending version came to; nothing new when nobody waited. */
function afterWaiting(waited: Waited | undefined): Partial<VersionLine> {
  if (waited === 'accepted') return { result: 'published', reason: null, hint: null };
  if (waited === 'pending') return { result: 'pending' };
  if (waited === undefined) return {};
  return {
    result: 'refused',
    reason: 'the registry took it for review, and has it no more',
    hint: 'See what the registry says of it. To send it again, change the app, build and release.',
  };
}

function findingOf({ app, action, result, reason, hint }: VersionLine, appsLabel: string): Finding[] {
  const state = result ?? action;
  if (state !== 'refused' && state !== 'unknown') return [];
  return [
    {
      level: 'error',
      rule: `publish/${state}`,
      app,
      file: `${appsLabel}/${app}/${DESCRIPTOR_FILE}`,
      message: reason ?? state,
      ...(hint === null ? {} : { hint }),
    },
  ];
}

function day(at: number): string {
  return moment(at).slice(0, 'YYYY-MM-DD'.length);
}

/** Rounded up to the second, so that nobody comes back early. */
function moment(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}
