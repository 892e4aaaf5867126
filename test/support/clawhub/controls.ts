import type { Settings } from './call.ts';
import { bundleFingerprint, sha256 } from './ids.ts';
import { discard, release } from './pending.ts';
import { structureOf } from './quality.ts';
import { storeVersion } from './storeVersion.ts';
import {
  keyOf,
  type Account,
  type Skill,
  type Standing,
  type State,
  type Stats,
  type Verdict,
} from './state.ts';

/** A version that is there before a test begins; it is not among the commits. */
export interface Seed {
  readonly slug: string;
  /** The first account's publisher unless told. */
  readonly owner?: string;
  /** 1.0.0 unless told. */
  readonly version?: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch; now unless told. */
  readonly at?: number;
}

/** What a test does to the registry from outside. Without a handle it is the first account. */
export interface Controls {
  account(handle?: string): Account;
  /** 401 (suspended) or 403 (forbidden) for every request that needs an account; `good` ends it. */
  setStanding(standing: Standing, handle?: string): void;
  revokeToken(handle?: string): void;
  skill(slug: string, owner?: string): Skill | undefined;
  seed(seeds: readonly Seed[]): void;
  setStats(slug: string, stats: Partial<Stats>, owner?: string): void;
  /** Of one version, or of all. */
  setVerdict(slug: string, verdict: Verdict, version?: string, owner?: string): void;
  /** Lets pending versions through at once, of one slug or all; answers how many. */
  publishPending(slug?: string): number;
  /** Discards pending versions, as a blocked check does, with a skill that has no other; answers how many. */
  rejectPending(slug?: string): number;
}

function seedOne(state: State, settings: Settings, user: Account, { files, slug, ...seed }: Seed): void {
  const { owner = user.handle, version = '1.0.0', at = settings.now() } = seed;
  const stored = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content);
    return { path, bytes, size: bytes.length, sha256: sha256(bytes), contentType: 'text/markdown' };
  });
  const page = files['SKILL.md'] ?? '';
  const payload = { slug, displayName: slug, version, changelog: '', files: [] };
  storeVersion(
    {
      method: '',
      path: '',
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      json: null,
      state,
      settings: { ...settings, newPerDay: Infinity, pendingMs: null, now: () => at },
      storing: 'stored',
    },
    {
      user,
      owner,
      slug,
      displayName: slug,
      existing: state.skills.get(keyOf(owner, slug)),
      files: stored,
      tickets: [],
      summary: null,
      categories: undefined,
      topics: undefined,
      quarantined: false,
      structure: structureOf(page),
      fingerprint: bundleFingerprint(stored),
      submission: { payload, raw: payload, via: 'json', blobs: new Map() },
    },
  );
  state.commits.pop();
}

/** The controls over a state. */
export function controls(state: State, settings: Settings): Controls {
  const accountOf = (handle = state.accounts[0]?.handle) => {
    const found = state.accounts.find((one) => one.handle === handle);
    if (!found) throw new Error(`No account @${handle}`);
    return found;
  };
  const skill = (slug: string, owner = accountOf().handle) => state.skills.get(keyOf(owner, slug));
  const existing = (slug: string, owner?: string) => {
    const found = skill(slug, owner);
    if (!found) throw new Error(`No skill ${slug}`);
    return found;
  };
  const of = (slug: string | undefined) => (one: Skill) => slug === undefined || one.slug === slug;
  return {
    account: accountOf,
    setStanding: (standing, handle) => void (accountOf(handle).standing = standing),
    revokeToken: (handle) => void (accountOf(handle).revoked = true),
    skill,
    seed: (seeds) => {
      for (const one of seeds) seedOne(state, settings, userOf(state, one.owner), one);
    },
    setStats: (slug, stats, owner) => void Object.assign(existing(slug, owner).stats, stats),
    setVerdict: (slug, verdict, version, owner) => {
      for (const one of existing(slug, owner).versions)
        if (version === undefined || one.version === version) one.verdict = verdict;
    },
    publishPending: (slug) => release(state, of(slug), settings.verdict, settings.now()),
    rejectPending: (slug) => discard(state, of(slug)),
  };
}

/** The user behind a publisher: its own, or the first member of an organisation. */
function userOf(state: State, owner: string | undefined): Account {
  const handle = state.orgs.find((org) => org.handle === owner)?.members[0] ?? owner;
  const user =
    state.accounts.find((one) => one.handle === handle) ??
    (owner === undefined ? state.accounts[0] : undefined);
  if (!user) throw new Error(`No account @${handle}`);
  return user;
}
