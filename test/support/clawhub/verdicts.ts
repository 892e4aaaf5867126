import { json, Refusal, type Answer } from './answers.ts';
import type { Call } from './call.ts';
import { candidates, isPublic } from './lookup.ts';
import type { Skill, Version } from './state.ts';

interface Item {
  readonly slug: string;
  readonly ownerHandle?: string;
  readonly version: string;
}

const MAX_ITEMS = 100;

function itemOf(raw: unknown, index: number): Item {
  if (typeof raw !== 'object' || raw === null) throw new Refusal(`Invalid item at items[${index}]`);
  const { slug, version, ownerHandle } = raw as Record<string, unknown>;
  if (typeof slug !== 'string' || typeof version !== 'string')
    throw new Refusal(`items[${index}] requires slug and version strings`);
  if (ownerHandle !== undefined && typeof ownerHandle !== 'string')
    throw new Refusal(`Invalid ownerHandle at items[${index}]`);
  if ('tag' in raw) throw new Refusal(`items[${index}] uses version only; tag is not supported`);
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(slug.trim().toLowerCase()))
    throw new Refusal(`Invalid slug at items[${index}]`);
  if (version.trim() === '' || version.length > 128 || /[\s/\\]/.test(version.trim()))
    throw new Refusal(`Invalid version at items[${index}]`);
  const owner = ownerHandle?.trim().replace(/^@+/, '').toLowerCase();
  return {
    slug: slug.trim().toLowerCase(),
    version: version.trim(),
    ...(owner ? { ownerHandle: owner } : {}),
  };
}

function itemsOf(body: unknown): Item[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('JSON body must be an object');
  const { items } = body as { items?: unknown };
  if (!Array.isArray(items) || items.length < 1 || items.length > MAX_ITEMS)
    throw new Refusal(`items must contain 1 to ${MAX_ITEMS} entries`);
  const parsed = items.map(itemOf);
  const seen = new Set<string>();
  for (const { slug, ownerHandle, version } of parsed) {
    const key = `${ownerHandle ? `@${ownerHandle}/` : ''}${slug}@${version}`;
    if (seen.has(key)) throw new Refusal(`Duplicate item: ${key}`);
    seen.add(key);
  }
  return parsed;
}

const requested = ({ slug, ownerHandle, version }: Item) => ({
  requestedSlug: slug,
  ...(ownerHandle === undefined ? {} : { requestedOwnerHandle: ownerHandle }),
  requestedVersion: version,
});

function missing(item: Item, what: 'skill' | 'version') {
  const message = what === 'skill' ? 'Skill not found' : 'Version not found';
  return {
    ok: false,
    decision: 'fail',
    reasons: [`${what}.not_found`],
    ...requested(item),
    slug: item.slug,
    version: null,
    displayName: null,
    publisherHandle: null,
    publisherDisplayName: null,
    createdAt: null,
    checkedAt: null,
    skillUrl: null,
    securityAuditUrl: null,
    security: null,
    error: { code: `${what}_not_found`, message },
  };
}

function reasonsOf({ verdict: { status } }: Version): string[] {
  return [
    ...(status === 'malicious' ? ['moderation.malware_blocked'] : []),
    ...(status === 'clean' ? [] : ['security.status_not_clean']),
    ...(status === 'pending' || status === 'error' ? [`security.${status}`] : []),
  ];
}

function securityOf({ verdict, createdAt }: Version) {
  const { status, summary = null, reasonCodes = [] } = verdict;
  const checkedAt = status === 'pending' ? null : createdAt;
  const rawStatus = status === 'pending' ? null : status;
  const staticScan = {
    status: 'clean',
    rawStatus: 'clean',
    reasonCodes,
    summary: null,
    engineVersion: 'v2.4.26',
    checkedAt: createdAt,
  };
  return {
    status,
    passed: status === 'clean',
    rawStatus,
    verdict: rawStatus,
    confidence: null,
    summary,
    model: null,
    checkedAt,
    signals: { staticScan, virusTotal: null, skillSpector: null, dependencyRegistry: null },
  };
}

function found(item: Item, skill: Skill, version: Version, url: string) {
  const reasons = reasonsOf(version);
  const page = `${url}/${skill.owner}/skills/${skill.slug}`;
  return {
    ok: reasons.length === 0,
    decision: reasons.length === 0 ? 'pass' : 'fail',
    reasons,
    ...requested(item),
    slug: skill.slug,
    displayName: skill.displayName,
    publisherHandle: skill.owner,
    publisherDisplayName: skill.owner,
    version: version.version,
    createdAt: version.createdAt,
    checkedAt: version.createdAt,
    skillUrl: page,
    securityAuditUrl: `${page}/security-audit?version=${version.version}`,
    security: securityOf(version),
  };
}

/** `POST /api/v1/skills/-/security-verdicts`: a read, without a token, of 1 to 100 exact versions. */
export function verdicts({ json: body, state, settings }: Call): Answer {
  const items = itemsOf(body).map((item) => {
    const skills = candidates(state, item.slug, item.ownerHandle).filter(isPublic);
    const [skill] = skills;
    if (!skill || skills.length > 1) return missing(item, 'skill');
    const version = skill.versions.find((one) => one.visible && one.version === item.version);
    return version ? found(item, skill, version, settings.url) : missing(item, 'version');
  });
  return json({ schema: 'clawhub.skill.security-verdicts.v1', items });
}
