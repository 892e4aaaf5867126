/**
 * An emulator of the ClawHub registry for skills: a real HTTP server on loopback whose state lives in the process of
 * the test, so that publishers can be killed and started again while it goes on.
 *
 * What it follows, and where that is from (file names are of openclaw/clawhub around 64db9c3f, August 2026; the texts
 * of refusals are the server's own but for those named below):
 * - requests and the shape of answers: the official CLI (npm clawhub 0.23.3), whose schemas parse what it gets here;
 * - authentication and its three 401s: convex/lib/apiTokenAuth.ts;
 * - order of checks, 400 as plain text, 415: convex/httpApiV1/skillsV1.ts, convex/lib/skillPublish.ts;
 * - upload tickets (user-bound, 60 minutes, once, 10 MB): convex/skillPublishUploads.ts;
 * - slugs, categories, topics: convex/lib/skillSlugValidator.ts, packages/schema/src/catalogMetadata.ts;
 * - quality gate and structural fingerprint: convex/lib/skillQuality.ts;
 * - new-skill cap, "Version exists", what moves `latest`, pending versions: convex/skills.ts (insertVersion);
 * - security verdicts: convex/httpApiV1/skillsV1.ts (the CLI does not know them);
 * - rate limits: convex/lib/httpRateLimit.ts.
 *
 * Assumed, because no source says it: the texts of the 413, of a payload of the wrong form and of the 403 for an
 * account; categories and topics are checked before files; a used ticket is found out after "Version exists"
 * (`ticketsFirst` for the other order); an ambiguous slug is JSON on `/resolve` (some versions of the server answer it
 * there in plain text); a pending update has the verdict `pending`, a pending new skill none (`skill_not_found`); the
 * counts in `stats` come under all names that were seen (`installs`, `installsCurrent`, `installsAllTime`).
 * Left out: the clamp of summaries to 160 characters, the front matter's requirements, source and owner migration,
 * forks, deletion and its reserved slugs, GitHub-backed skills, telemetry, the lower limits for Chinese, Japanese and
 * Korean pages, the rate limiter's 32 shards.
 *
 * Everything depends on the requests, the clock and the seeds alone. Ids are digests of names. Faults (faults.ts) say
 * apart what the registry does and what the client gets to see; presets.ts names the usual ones. For example:
 *
 *     const clock = simulatedClock();
 *     const hub = await startClawhub({ now: clock.now, newPerDay: 200, pendingMs: HOUR, tier: 'low' });
 *     hub.setFaults([{ on: 'publish', slug: 'slack', times: 1, ...lostAnswer }]);
 *     // … run a publisher against hub.url with TOKEN …
 *     expect(hub.commits.filter(({ slug }) => slug === 'slack')).toHaveLength(1);
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { accountOf } from './accounts.ts';
import { text, type Answer } from './answers.ts';
import { bodyOf } from './body.ts';
import type { Settings } from './call.ts';
import { controls, type Controls } from './controls.ts';
import { faultPicker, type FaultRule, type RecordedRequest } from './faults.ts';
import { RATE_LIMITS, rateLimiter, type Allowance, type RateLimits } from './limits.ts';
import { listen } from './listener.ts';
import { release } from './pending.ts';
import { recorder } from './record.ts';
import { act, send } from './respond.ts';
import { account, type AccountSpec, type Commit, type Org, type Skill, type State } from './state.ts';

/** What `startClawhub` can be told; everything has a default. */
export interface ClawhubOptions extends Partial<Omit<Settings, 'url'>> {
  /** One, `maker` with `TOKEN`, 400 days old, unless told. */
  readonly accounts?: readonly AccountSpec[];
  readonly orgs?: readonly Org[];
  readonly rateLimits?: Partial<RateLimits>;
  readonly faults?: readonly FaultRule[];
}

/** The token of the account that is there unless told otherwise. */
export const TOKEN = 'clh_emulated_maker_token';

/** A running emulator. */
export interface Clawhub extends Controls {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Every version that was ever accepted, in order; what a publisher must do exactly once. */
  readonly commits: readonly Commit[];
  /** By `@owner/slug`. */
  readonly skills: ReadonlyMap<string, Skill>;
  /** How the registry behaves; may be changed while it runs. */
  readonly settings: Settings;
  /** Requests so far that would change the registry: upload-url, upload, publish. */
  readonly mutating: number;
  /** Replaces all rules and starts their counts anew. */
  setFaults(faults: readonly FaultRule[]): void;
  /** Stops at once, whatever is still open or being sent. */
  close(): Promise<void>;
}

const WRITES = new Set(['upload-url', 'upload', 'publish']);

function settingsOf(options: ClawhubOptions): Settings {
  return {
    url: '',
    now: Date.now,
    newPerDay: 200,
    pendingMs: null,
    tier: null,
    qualityGate: true,
    verdict: { status: 'clean' },
    wrapErrors: false,
    ticketsFirst: false,
    ...options,
  };
}

function stateOf(
  { accounts = [{ handle: 'maker', token: TOKEN }], orgs = [] }: ClawhubOptions,
  now: number,
): State {
  return {
    accounts: accounts.map((spec) => account(spec, now)),
    orgs: [...orgs],
    skills: new Map(),
    tickets: new Map(),
    storage: new Map(),
    commits: [],
    ticketCounts: new Map(),
  };
}

/** Starts an emulator on a free port of 127.0.0.1. */
export async function startClawhub(options: ClawhubOptions = {}): Promise<Clawhub> {
  const settings = settingsOf(options);
  const state = stateOf(options, settings.now());
  const requests: RecordedRequest[] = [];
  const record = recorder(requests, state, settings);
  const allow = rateLimiter({ ...RATE_LIMITS, ...options.rateLimits }, settings.now);
  let pick = faultPicker(options.faults ?? []);

  const listener = await listen(async (req, res) => {
    const body = await bodyOf(req);
    if (body === null) return;
    const { request, route, call } = record(req, body);
    const fault = pick(request);
    request.fault = fault;
    fault?.before?.();
    await wait(fault?.delayMs, listener.closing);
    const user = accountOf(state, call.headers.authorization);
    const allowance = allow(route.limit, user?.userId ?? null);
    releaseDue(state, settings);
    const acted = allowance.ok ? await act(call, route, fault) : allowance.answer;
    request.status = acted?.status ?? null;
    await wait(fault?.holdMs, listener.closing);
    send(res, request, withHeaders(acted ?? text('Service unavailable', 503), allowance, settings.now()));
  });
  settings.url = listener.url;

  return {
    ...controls(state, settings),
    url: listener.url,
    requests,
    commits: state.commits,
    skills: state.skills,
    settings,
    get mutating() {
      return requests.filter(({ kind }) => WRITES.has(kind)).length;
    },
    setFaults: (rules) => (pick = faultPicker(rules)),
    close: listener.close,
  };
}

function releaseDue(state: State, { now, verdict }: Settings): void {
  release(state, (_, version) => version.releaseAt <= now(), verdict, now());
}

/** The headers that every answer has: the emulated time, and the limits where they were asked. */
function withHeaders(answer: Answer, allowance: Allowance, now: number): Answer {
  const limits = allowance.ok ? allowance.headers : {};
  return { ...answer, headers: { date: new Date(now).toUTCString(), ...limits, ...answer.headers } };
}

async function wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
  if (ms !== undefined) await sleep(ms, undefined, { signal });
}
