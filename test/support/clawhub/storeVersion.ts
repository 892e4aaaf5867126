import { Refusal } from './answers.ts';
import type { Call } from './call.ts';
import { DAY } from './clock.ts';
import { idOf } from './ids.ts';
import type { Submission } from './payload.ts';
import { isGreater } from './semver.ts';
import {
  keyOf,
  promote,
  type Account,
  type Skill,
  type StoredFile,
  type Ticket,
  type Version,
} from './state.ts';

/** A version that every rule before the mutation let through. */
export interface Draft {
  readonly user: Account;
  readonly owner: string;
  readonly slug: string;
  readonly displayName: string;
  readonly existing: Skill | undefined;
  readonly files: readonly StoredFile[];
  readonly tickets: readonly Ticket[];
  readonly summary: string | null;
  readonly categories: readonly string[] | undefined;
  readonly topics: readonly string[] | undefined;
  readonly quarantined: boolean;
  readonly structure: string;
  readonly fingerprint: string;
  readonly submission: Submission;
}

/** The cap counts skills of the token's user, whatever publisher they are for, and only asks of new ones. */
function assertCap({ state, settings }: Call, user: Account): void {
  const since = settings.now() - DAY;
  const mine = [...state.skills.values()].filter((skill) => skill.userId === user.userId);
  if (mine.filter((skill) => skill.createdAt >= since).length >= settings.newPerDay)
    throw new Refusal(
      `Rate limit: max ${settings.newPerDay} new skills per 24 hours. Please wait before publishing more.`,
      400,
      true,
    );
}

function assertFree(skill: Skill | undefined, version: string): void {
  if (skill?.versions.some((one) => one.version === version))
    throw new Refusal(
      `Version ${version} already exists. Increment the version number and try again.`,
      400,
      true,
    );
}

function skillOf({ user, owner, slug, displayName, summary, quarantined }: Draft, now: number): Skill {
  return {
    skillId: idOf('k', keyOf(owner, slug)),
    slug,
    owner,
    userId: user.userId,
    createdAt: now,
    updatedAt: now,
    versions: [],
    latest: null,
    tags: {},
    displayName,
    summary,
    categories: ['other'],
    topics: [],
    stats: { downloads: 0, installs: 0, stars: 0 },
    quarantined,
  };
}

function versionOf({ settings, storing }: Call, draft: Draft): Version {
  const { changelog, tags = [], version } = draft.submission.payload;
  const pendingMs = storing === 'pending' ? Infinity : settings.pendingMs;
  const pending = pendingMs !== null;
  const now = settings.now();
  return {
    versionId: idOf('v', `${keyOf(draft.owner, draft.slug)} ${version.trim()}`),
    version: version.trim(),
    fingerprint: draft.fingerprint,
    structure: draft.structure,
    files: draft.files,
    displayName: draft.displayName,
    summary: draft.summary,
    changelog: changelog.trim() || `Release ${version.trim()}.`,
    changelogSource: changelog.trim() === '' ? 'auto' : 'user',
    tags,
    categories: draft.categories,
    topics: draft.topics,
    createdAt: now,
    publicationStatus: pending ? 'pending' : 'published',
    releaseAt: pending ? now + pendingMs : now,
    visible: storing !== 'hidden',
    verdict: pending ? { status: 'pending' } : settings.verdict,
  };
}

/** The mutation that stores a version, or refuses and changes nothing (convex/skills.ts: insertVersion). */
export function storeVersion(call: Call, draft: Draft): Record<string, unknown> {
  const { state, storing } = call;
  if (!draft.existing) assertCap(call, draft.user);
  const version = versionOf(call, draft);
  assertFree(draft.existing, version.version);
  if (draft.tickets.some((ticket) => ticket.used))
    throw new Refusal('Skill upload ticket does not match this publish', 400, true);
  const skill = draft.existing ?? skillOf(draft, version.createdAt);
  if (storing !== 'ghost') {
    for (const ticket of draft.tickets) ticket.used = true;
    state.skills.set(keyOf(draft.owner, draft.slug), skill);
    state.commits.push(commitOf(draft, version));
    add(skill, version);
  }
  const status = version.publicationStatus;
  return {
    ok: true,
    skillId: skill.skillId,
    versionId: version.versionId,
    status,
    slug: draft.slug,
    version: version.version,
    publicationStatus: status,
    ...(status === 'pending' ? { attemptId: idOf('a', version.versionId) } : {}),
  };
}

function add(skill: Skill, version: Version): void {
  skill.versions.push(version);
  if (version.publicationStatus === 'published' && version.visible)
    promote(skill, version, isNewest(skill, version), version.createdAt);
}

/** Whether a version would move `latest`: only a strictly greater one does. */
export function isNewest(skill: Skill, version: Version): boolean {
  return !skill.latest || isGreater(version.version, skill.latest.version);
}

function commitOf({ owner, slug, files, existing, submission }: Draft, state: Version) {
  return {
    owner,
    slug,
    version: state.version,
    fingerprint: state.fingerprint,
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    payload: submission.raw,
    via: submission.via,
    at: state.createdAt,
    newSkill: !existing,
    state,
  };
}
