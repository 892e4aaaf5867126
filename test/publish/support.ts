import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyPublish, type PublishResult, type Pacing } from '../../src/publish/apply.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import { fingerprintFiles } from '../../src/publish/fingerprint.ts';
import { readHistory } from '../../src/publish/history.ts';
import { openJournal, readJournal, type JournalLine } from '../../src/publish/journal.ts';
import { lookUpAll } from '../../src/publish/lookUp.ts';
import { planPublish, type PlanParts, type PublishPlan } from '../../src/publish/plan.ts';
import { rememberTaken } from '../../src/publish/rememberTaken.ts';
import type { Caps, Outcome, Registry, RegistryParts, Standing } from '../../src/publish/registry.ts';
import { tempDir } from '../support/catalogs.ts';
import { fakeClock, type FakeClock } from '../membrane/support.ts';

/** A release to be published; its bytes tell the slug, the version and the text. */
export function candidate(slug: string, over: Partial<Candidate> & { text?: string } = {}): Candidate {
  const { text = '', version = '1.0.0', ...rest } = over;
  const bytes = Buffer.from(`${slug} ${version} ${text}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = [{ path: 'SKILL.md', sha256, size: bytes.length, read: () => bytes }];
  return {
    slug,
    version,
    date: '2026-11-20',
    changelog: '- First release.',
    displayName: slug,
    summary: `Works with ${slug}.`,
    categories: [],
    topics: [],
    files,
    fingerprint: fingerprintFiles(files),
    shape: slug,
    usage: null,
    ...rest,
  };
}

/** What every adapter is opened with, but for its settings and environment. */
export function adapterParts(): Omit<RegistryParts, 'config' | 'env'> {
  return {
    clock: fakeClock(),
    random: () => 0.5,
    signal: new AbortController().signal,
    connections: 4,
    readOnly: false,
    sourceOf: (slug) => `apps/${slug}`,
    to: null,
    outDir: '',
  };
}

/** So many candidates, all of one shape when it is named. */
export function candidates(count: number, shape?: string): Candidate[] {
  return Array.from({ length: count }, (_, index) =>
    candidate(`app-${String(index).padStart(4, '0')}`, shape === undefined ? {} : { shape }),
  );
}

/** How a fake registry answers one request to publish. */
export type Reaction =
  | Outcome
  /** Carried out, and the answer is lost. */
  | 'commit, then lost'
  /** Carried out when it has been looked up so many times. */
  | { readonly lateAfter: number };

export interface FakeRegistry extends Registry {
  /** `slug version` of every request that publishes, in order. */
  readonly posts: readonly string[];
  readonly lookUps: readonly string[];
  readonly commits: readonly string[];
  /** How it answers; carries out and answers `published` where that is `null`. */
  react: (candidate: Candidate, nth: number) => Reaction | null;
  /** What comes before the request that publishes. */
  upload: (candidate: Candidate) => Promise<void>;
  /** A standing in place of the true one. */
  misstate: (candidate: Candidate) => Standing | null;
  readonly commit: (candidate: Candidate) => void;
  /** The most requests that were on their way at once. */
  readonly width: () => number;
}

/** A registry in memory. */
export function fakeRegistry({ caps = null }: { caps?: Caps | null } = {}): FakeRegistry {
  const versions = new Map<string, Candidate[]>();
  const posts: string[] = [];
  const lookUps: string[] = [];
  const commits: string[] = [];
  const late = new Map<string, { candidate: Candidate; left: number }>();
  let running = 0;
  let widest = 0;
  const has = (slug: string): Candidate[] => versions.get(slug) ?? [];
  const commit = (each: Candidate): void => {
    versions.set(each.slug, [...has(each.slug), each]);
    commits.push(`${each.slug} ${each.version}`);
  };
  const answer = (each: Candidate): Outcome => {
    const reaction = registry.react(
      each,
      posts.filter((post) => post === `${each.slug} ${each.version}`).length,
    );
    if (reaction !== null && typeof reaction === 'object' && 'kind' in reaction) return reaction;
    if (reaction !== null && typeof reaction === 'object') {
      late.set(each.slug, { candidate: each, left: reaction.lateAfter });
      return { kind: 'lost', message: 'timeout' };
    }
    if (has(each.slug).some(({ version }) => version === each.version))
      return { kind: 'taken', message: `Version ${each.version} already exists.` };
    commit(each);
    return reaction === null ? { kind: 'published' } : { kind: 'lost', message: 'reset' };
  };
  const registry: FakeRegistry = {
    name: 'fake',
    id: 'fake@owner',
    bundle: 'clawhub',
    isLocal: false,
    showsPending: true,
    spacingMs: 0,
    afterword: null,
    observe: async () => new Map(),
    caps,
    posts,
    lookUps,
    commits,
    commit,
    react: () => null,
    upload: () => new Promise(setImmediate),
    misstate: () => null,
    width: () => widest,
    objection: () => null,
    lookUp: async (each) => {
      lookUps.push(each.slug);
      const coming = late.get(each.slug);
      if (coming && (coming.left -= 1) <= 0) {
        late.delete(each.slug);
        commit(coming.candidate);
      }
      const there = has(each.slug);
      const match = there.findLast(({ fingerprint }) => fingerprint === each.fingerprint)?.version ?? null;
      const latest = there.at(-1)?.version ?? null;
      const standing: Standing = there.length === 0 ? { kind: 'absent' } : { kind: 'present', latest, match };
      return registry.misstate(each) ?? standing;
    },
    publish: async (each, intend) => {
      running += 1;
      widest = Math.max(widest, running);
      await registry.upload(each);
      running -= 1;
      if (!intend()) return { kind: 'unsent', message: 'not now' };
      posts.push(`${each.slug} ${each.version}`);
      return answer(each);
    },
    close: async () => {},
  };
  return registry;
}

export const NO_PATIENCE: Pacing = {
  concurrency: 4,
  gapMs: 0,
  lostMs: 60_000,
  visibleMs: 10_000,
  reviewMs: 0,
  slotMs: 0,
};

export interface Runner {
  readonly clock: FakeClock;
  readonly journal: string;
  /** Looks up, plans and applies, as one run of the command does. */
  readonly run: (
    all: readonly Candidate[],
    over?: RunOver,
  ) => Promise<{ plan: PublishPlan; applied: PublishResult }>;
  readonly lines: () => readonly JournalLine[];
}

export interface RunOver {
  readonly pacing?: Partial<Pacing>;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Runs against a registry, with a journal in a folder of its own and time that flies. */
export function runner(
  given: Registry,
  journal = join(tempDir(), 'publish', 'fake.jsonl'),
  clock = fakeClock(),
): Runner {
  const never = new AbortController().signal;
  const run: Runner['run'] = async (all, { pacing = {}, limit = Infinity, signal = never } = {}) => {
    const now = clock.wall();
    const [registry, history] = rememberTaken(given, readHistory(readJournal(journal), now), now);
    const { standings } = await lookUpAll(all, registry, 8, { signal, onDone: () => {} });
    const plan = planPublish({
      ...planParts(all, standings),
      caps: registry.caps,
      history,
      now: clock.wall(),
    });
    const open = openJournal(journal);
    onTestFinished(() => open.close());
    const applied = await applyPublish(plan, {
      registry,
      clock,
      random: () => 0.5,
      signal,
      journal: open,
      history,
      pacing: { ...NO_PATIENCE, ...pacing },
      limit,
      onDone: () => {},
    });
    return { plan, applied };
  };
  return { clock, journal, run, lines: () => readJournal(journal) };
}

/** What a plan is made of, with nothing known of earlier runs. */
export function planParts(
  all: readonly Candidate[],
  standings: ReadonlyMap<string, Standing> = new Map(all.map(({ slug }) => [slug, { kind: 'absent' }])),
): PlanParts {
  return {
    candidates: all,
    standings,
    heldBack: [],
    objection: () => null,
    caps: null,
    history: readHistory([], 0),
    now: Date.parse('2026-11-20T12:00:00Z'),
  };
}

/** `slug: how it ended`, sorted. */
export function endings({ sent }: PublishResult): string[] {
  return sent.map(({ due, ended }) => `${due.candidate.slug}: ${ended.kind}`).sort();
}
