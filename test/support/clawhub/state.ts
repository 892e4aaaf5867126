import { DAY } from './clock.ts';
import { idOf } from './ids.ts';

/** Good standing, or the reason why every write is refused: 401 (suspended) or 403 (forbidden). */
export type Standing = 'good' | 'suspended' | 'forbidden';

/** A user with an API token and a personal publisher of the same handle. */
export interface Account {
  readonly userId: string;
  readonly handle: string;
  readonly displayName: string;
  token: string;
  revoked: boolean;
  standing: Standing;
  /** Milliseconds since the epoch; decides the 14 days' rule and the trust tier. */
  createdAt: number;
}

/** An organisation and the handles of those who may publish for it. */
export interface Org {
  readonly handle: string;
  readonly members: readonly string[];
}

/** A file of a bundle, stored. */
export interface StoredFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

/** What the security scan said; `flagged` hides a suspicious skill from public lists. */
export interface Verdict {
  readonly status: 'clean' | 'suspicious' | 'malicious' | 'pending' | 'error';
  readonly summary?: string;
  readonly reasonCodes?: readonly string[];
  readonly flagged?: boolean;
}

/** A version; never changed but for its publication and its verdict. */
export interface Version {
  readonly versionId: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly structure: string;
  readonly files: readonly StoredFile[];
  readonly displayName: string;
  readonly summary: string | null;
  readonly changelog: string;
  readonly changelogSource: 'auto' | 'user';
  readonly tags: readonly string[];
  readonly categories: readonly string[] | undefined;
  readonly topics: readonly string[] | undefined;
  readonly createdAt: number;
  publicationStatus: 'pending' | 'published';
  /** When a pending version is let through; Infinity for never. */
  releaseAt: number;
  /** False for one that was stored and is never shown (issues #3122, #3349). */
  readonly visible: boolean;
  verdict: Verdict;
}

/** Counts that only other people's use changes. */
export interface Stats {
  downloads: number;
  installs: number;
  stars: number;
}

/** A skill of a publisher. */
export interface Skill {
  readonly skillId: string;
  readonly slug: string;
  readonly owner: string;
  /** The user whose token made it: caps and the template gate count by user, not by publisher. */
  readonly userId: string;
  readonly createdAt: number;
  updatedAt: number;
  /** In order of arrival. */
  versions: Version[];
  latest: Version | null;
  tags: Record<string, string>;
  displayName: string;
  summary: string | null;
  categories: readonly string[];
  topics: readonly string[];
  stats: Stats;
  /** Hidden by the quality gate. */
  quarantined: boolean;
}

/** An upload ticket: bound to a user, good for one upload and one publish, 60 minutes long. */
export interface Ticket {
  readonly id: string;
  readonly userId: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentType: string | undefined;
  readonly expiresAt: number;
  storageId: string | null;
  used: boolean;
}

/** One accepted version: what the registry committed, whatever the client got to see. */
export interface Commit {
  readonly owner: string;
  readonly slug: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly files: readonly { path: string; size: number; sha256: string }[];
  /** The payload as it was sent. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly via: 'json' | 'multipart';
  /** The emulated time, in milliseconds since the epoch. */
  readonly at: number;
  readonly newSkill: boolean;
  /** Its publication as of now. */
  readonly state: Version;
}

/** Everything that the registry remembers. */
export interface State {
  readonly accounts: Account[];
  readonly orgs: Org[];
  /** By `@owner/slug`, in order of creation. */
  readonly skills: Map<string, Skill>;
  readonly tickets: Map<string, Ticket>;
  readonly storage: Map<string, Buffer>;
  readonly commits: Commit[];
  /** How many tickets of a user, path and digest were given out: makes ids that do not depend on order. */
  readonly ticketCounts: Map<string, number>;
}

/** What can be told about an account. */
export interface AccountSpec {
  readonly handle: string;
  readonly token: string;
  readonly displayName?: string;
  /** 400 unless told. */
  readonly ageDays?: number;
}

/** An account in good standing. */
export function account(
  { handle, token, displayName = handle, ageDays = 400 }: AccountSpec,
  now: number,
): Account {
  const createdAt = now - ageDays * DAY;
  const userId = idOf('users', handle);
  return { userId, handle, displayName, token, revoked: false, standing: 'good', createdAt };
}

/** The key of a skill. */
export const keyOf = (owner: string, slug: string) => `@${owner}/${slug}`;

/** Makes a version the latest if it is greater, and gives the skill its presentation. */
export function promote(skill: Skill, version: Version, greater: boolean, now: number): void {
  version.publicationStatus = 'published';
  skill.updatedAt = now;
  for (const tag of version.tags) if (tag.toLowerCase() !== 'latest') skill.tags[tag] = version.version;
  if (!greater) return;
  skill.latest = version;
  skill.tags['latest'] = version.version;
  skill.displayName = version.displayName;
  skill.summary = version.summary;
  if (version.categories) skill.categories = version.categories;
  if (version.topics) skill.topics = version.topics;
}
