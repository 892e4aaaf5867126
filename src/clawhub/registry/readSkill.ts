import type { Answered } from '../../http/answer.ts';
import type { Observation, Seen, SeenVersion } from '../../publish/observation.ts';
import type * as z from 'zod';
import { quoteAnswer } from '../../publish/readAnswer.ts';
import { findClawhubProblem } from './answers.ts';
import { READ_MS, type RegistryReading } from './reading.ts';
import { skillReadSchema, versionsSchema } from './readSchemas.ts';

const PAGE_LIMIT = 100;
const PAGES = 5;
/** What is said of an answer of another shape. */
export const NOT_PROMISED = 'its answer is not what ClawHub promises';

/** The flag of an app that ClawHub has and shows to nobody. */
const HIDDEN = 'hidden';

/** Where people see an app (openclaw/clawhub src/routes). */
export function createPageUrl(
  slug: string,
  { origin, owner }: Pick<RegistryReading, 'origin' | 'owner'>,
): string {
  return `${origin}/${encodeURIComponent(owner)}/skills/${slug}`;
}

/** Counts, versions and moderation of an app that has a public version. */
export async function readSkill(slug: string, base: Seen, reading: RegistryReading): Promise<Observation> {
  const { client, owner, clock } = reading;
  const path = `/api/v1/skills/${slug}?${new URLSearchParams({ ownerHandle: owner })}`;
  const answer = await client.ask({ method: 'GET', path, timeoutMs: READ_MS });
  if (answer.kind === 'failed') return { ...base, problem: answer.message };
  if (isHidden(answer))
    return { ...base, security: { verdict: null, flags: [HIDDEN], auditUrl: null, reports: [] } };
  const account = findClawhubProblem(answer, clock.wall());
  if (account) return account;
  if (answer.status !== 200) return { ...base, problem: quoteAnswer(answer) };
  const { data } = skillReadSchema.safeParse(answer.json);
  if (!data || data.skill.slug !== slug) return { ...base, problem: NOT_PROMISED };
  const { skill, latestVersion } = data;
  const { stats } = skill;
  const latest = latestVersion
    ? { version: latestVersion.version, at: latestVersion.createdAt, verdict: null }
    : null;
  const known: Seen = {
    ...base,
    latest: latest?.version ?? base.latest,
    publishedAt: latest?.at ?? null,
    downloads: stats?.downloads ?? null,
    installs: stats?.installsAllTime ?? stats?.installs ?? stats?.installsCurrent ?? null,
    stars: stats?.stars ?? null,
    security: { verdict: null, flags: moderationFlags(data), auditUrl: null, reports: [] },
    versions: latest ? [latest] : [],
  };
  // Most apps have one version, which was just told.
  return stats?.versions === 1 && latest ? known : withVersions(slug, known, reading);
}

/** The owner is told that it is hidden, everybody else that it is not there (convex/httpApiV1/skillsV1.ts). */
function isHidden({ status, text }: Answered): boolean {
  return (
    (status === 404 && /skill not found/i.test(text)) || (status === 403 && /skill is hidden/i.test(text))
  );
}

function moderationFlags({ moderation }: z.infer<typeof skillReadSchema>): string[] {
  if (!moderation || !(moderation.isSuspicious || moderation.isMalwareBlocked)) return [];
  return [
    ...(moderation.isMalwareBlocked ? ['moderation.malware_blocked'] : ['moderation.suspicious']),
    ...(moderation.reasonCodes ?? []),
  ];
}

async function withVersions(slug: string, known: Seen, { client, owner }: RegistryReading): Promise<Seen> {
  const versions: SeenVersion[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ ownerHandle: owner, limit: String(PAGE_LIMIT) });
    if (cursor !== null) query.set('cursor', cursor);
    const path = `/api/v1/skills/${slug}/versions?${query}`;
    const answer = await client.ask({ method: 'GET', path, timeoutMs: READ_MS });
    if (answer.kind === 'failed') return { ...known, problem: answer.message };
    if (answer.status !== 200) return { ...known, problem: quoteAnswer(answer) };
    const { data } = versionsSchema.safeParse(answer.json);
    if (!data) return { ...known, problem: NOT_PROMISED };
    versions.push(...data.items.map(({ version, createdAt }) => ({ version, at: createdAt, verdict: null })));
    cursor = data.nextCursor ?? null;
    if (cursor === null) break;
  }
  return { ...known, versions };
}
