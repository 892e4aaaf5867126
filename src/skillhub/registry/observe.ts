import type { Observation, Security, Seen, SeenVersion, ObservedApp } from '../../publish/observation.ts';
import { UNREAD } from '../../publish/observeAll.ts';
import { toUnread } from '../../publish/readAnswer.ts';
import { pickWorst, readVerdict, SCANNERS } from '../facts/security.ts';
import { get, readFingerprint, readSkill, type SkillHubAccess } from './read.ts';
import { versionsSchema, type Reports } from './schemas.ts';
import { SKILLHUB_ACCOUNT } from './account.ts';
import type { RegistryReport } from '../../model/status.ts';

/** What SkillHub tells of an app: its counts, its versions with the reports of both scanners, and whether it has these bytes. */
export async function observeOne(
  { slug, fingerprint }: ObservedApp,
  access: SkillHubAccess & { readonly origin: string },
): Promise<Observation> {
  const read = await readSkill(slug, access);
  if (read.kind !== 'read') return read;
  const { skill, latestVersion, securityReports } = read.skill;
  const reports = listReports(securityReports ?? skill.securityReports);
  const known: Seen = {
    ...UNREAD,
    latest: latestVersion?.version ?? null,
    url: createPageUrl(slug, access.origin),
    publishedAt: latestVersion?.createdAt ?? null,
    downloads: skill.stats?.downloads ?? null,
    installs: skill.stats?.installs ?? null,
    stars: skill.stats?.stars ?? null,
    security: toSecurity(reports),
  };
  if (!latestVersion) return { ...known, url: null };
  const files = await readFingerprint(slug, latestVersion.version, access);
  if (files.kind === 'stopped') return files;
  if (files.kind === 'unknown') return { ...known, problem: files.message };
  const isOurs = fingerprint !== null && files.fingerprint === fingerprint;
  return withVersions(slug, { ...known, match: isOurs ? latestVersion.version : null }, access);
}

/** Where people see a skill: the API's own host without `api.`. */
function createPageUrl(slug: string, origin: string): string {
  return `${origin.replace('//api.', '//')}/skills/${slug}`;
}

async function withVersions(slug: string, known: Seen, access: SkillHubAccess): Promise<Seen> {
  const answer = await get(`/api/v1/skills/${slug}/versions`, {}, access);
  if (answer.kind !== 'answered') return { ...known, problem: answer.message };
  const { data } = versionsSchema.safeParse(answer.status === 200 ? answer.json : null);
  if (!data) {
    const problem = toUnread(answer, SKILLHUB_ACCOUNT);
    return { ...known, problem: problem.message };
  }
  const versions = data.versions.map(({ version, createdAt, securityReports }): SeenVersion => {
    const reports = listReports(securityReports);
    return { version, at: createdAt, verdict: pickWorst(reports.map(({ verdict }) => verdict)) };
  });
  const latest = data.versions.find(({ version }) => version === known.latest);
  const own = listReports(latest?.securityReports);
  // The skill itself tells of its latest version; where it does not, the list of versions does.
  const security = known.security.reports.length === 0 && own.length > 0 ? toSecurity(own) : known.security;
  const tells = known.security.reports.length > 0;
  return {
    ...known,
    security,
    versions: versions.map((each) =>
      tells && each.version === known.latest && each.verdict === null
        ? { ...each, verdict: security.verdict }
        : each,
    ),
  };
}

function listReports(reports: Reports | undefined): RegistryReport[] {
  return SCANNERS.flatMap(({ by, keys }) => {
    const key = keys.find((each) => reports?.[each]);
    const report = key === undefined ? null : reports?.[key];
    return report ? [{ by, verdict: readVerdict(report.status), url: report.reportUrl }] : [];
  });
}

function toSecurity(reports: readonly RegistryReport[]): Security {
  const doubtful = reports.filter(({ verdict }) => verdict !== 'clean');
  return {
    verdict: pickWorst(reports.map(({ verdict }) => verdict)),
    flags: doubtful.map(({ by, verdict }) => `${by}.${verdict}`),
    auditUrl: [...doubtful, ...reports].find(({ url }) => url !== null)?.url ?? null,
    reports,
  };
}
