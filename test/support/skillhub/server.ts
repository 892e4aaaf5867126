/**
 * An emulator of Tencent's SkillHub for skills of one account: a real HTTP server on loopback whose state lives in the process of the
 * test. Faults are those of the ClawHub emulator (`../clawhub/faults.ts`, `../clawhub/presets.ts`).
 *
 * What it follows: reads and errors Tencent/skillhub docs/api/ at 80c913a; the request that publishes, its bounds and its 429
 * skills_store_cli.py, SkillHub's own command line; 201 with `reviewStatus`, and what a 409 is about, what callers reported of 2026-06 to
 * 2026-09. A version that waits for its review is in no read (docs/api/versions-and-diff.md).
 *
 * Assumed, because no source says it: the very words of a 409 and its `code`; that `securityReports` stand where the
 * pages of skillhub.cn show them, beside the skill and at each version.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../clawhub/answers.ts';
import { bodyOf, jsonOf } from '../clawhub/body.ts';
import { faultPicker, type Fault, type FaultRule, type RecordedRequest } from '../clawhub/faults.ts';
import { sha256 } from '../clawhub/ids.ts';
import { listen } from '../clawhub/listener.ts';
import { send } from '../clawhub/respond.ts';
import { error, routeOf, type Call, type Settings, type World } from './routes.ts';
import { cleanReports, fileOf, type Commit, type Report, type Skill } from './state.ts';

/** The key of the account that is there. */
export const KEY = 'skh_emulated_maker_key';

export interface SkillHubOptions extends Partial<Settings> {
  /** The account of `KEY`: `maker` unless told. */
  readonly owner?: string;
  readonly faults?: readonly FaultRule[];
}

/** A running emulator. */
export interface SkillHub {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Every version that was ever accepted, in order. */
  readonly commits: readonly Commit[];
  readonly skills: ReadonlyMap<string, Skill>;
  readonly settings: Settings;
  setFaults(faults: readonly FaultRule[]): void;
  revokeKey(): void;
  /** A public version that is there before a test begins. */
  seed(
    slug: string,
    texts: Readonly<Record<string, string>>,
    more?: { owner?: string; version?: string },
  ): void;
  setReports(slug: string, reports: Readonly<Record<string, Report>> | null, version?: string): void;
  /** Lets pending versions through, or refuses them. */
  review(slug: string, result: 'approved' | 'rejected'): void;
  close(): Promise<void>;
}

/** Starts an emulator on a free port of 127.0.0.1. */
export async function startSkillHub(options: SkillHubOptions = {}): Promise<SkillHub> {
  const { owner = 'maker', faults = [], ...over } = options;
  const settings: Settings = { now: Date.now, reviewMs: 0, perMinute: 1000, ...over };
  const world: World = {
    settings,
    token: KEY,
    owner,
    revoked: false,
    skills: new Map(),
    commits: [],
    sentAt: [],
  };
  const requests: RecordedRequest[] = [];
  let pick = faultPicker(faults);
  const record = recorder(requests, world);
  const listener = await listen(async (req, res) => {
    const body = await bodyOf(req);
    if (body === null) return;
    const { method = 'GET', url = '/', headers } = req;
    const { pathname, searchParams } = new URL(`http://emulator${url}`);
    const route = routeOf(method, pathname);
    const request = record(method, url, headers, route, body);
    const fault = pick(request);
    request.fault = fault;
    fault?.before?.();
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { signal: listener.closing });
    const call: Call = {
      query: searchParams,
      authorization: headers.authorization,
      contentType: headers['content-type'] ?? '',
      body,
      storing: storingOf(fault),
    };
    const acted = await act(fault, () => route.handle(world, call, route.slug));
    request.status = acted?.status ?? null;
    if (fault?.holdMs !== undefined) await sleep(fault.holdMs, undefined, { signal: listener.closing });
    send(res, request, dated(acted ?? error('service unavailable', 503), settings.now()));
  });
  return {
    url: listener.url,
    requests,
    commits: world.commits,
    skills: world.skills,
    settings,
    setFaults: (rules) => (pick = faultPicker(rules)),
    revokeKey: () => (world.revoked = true),
    ...controls(world),
    close: listener.close,
  };
}

function storingOf(fault: Fault | null): Call['storing'] {
  const effect = fault?.effect;
  if (effect === 'ghost') return effect;
  return effect === 'hidden' || effect === 'pending' ? 'hidden' : 'stored';
}

async function act(fault: Fault | null, answer: () => Answer | Promise<Answer>): Promise<Answer | null> {
  const effect = fault?.effect ?? 'once';
  if (effect === 'none') return null;
  if (effect === 'twice') await answer();
  return answer();
}

function dated(answer: Answer, now: number): Answer {
  return { ...answer, headers: { date: new Date(now).toUTCString(), ...answer.headers } };
}

function recorder(requests: RecordedRequest[], { settings, token }: World) {
  const seen = new Map<string, number>();
  return (
    method: string,
    url: string,
    headers: RecordedRequest['headers'],
    route: ReturnType<typeof routeOf>,
    body: Buffer,
  ): RecordedRequest => {
    const said = jsonOf(headers['content-type'], body) as
      | { readonly slug?: string; readonly version?: string }
      | undefined;
    const identity =
      route.kind === 'publish'
        ? `publish ${said?.slug}@${said?.version}`
        : `${method} ${url} ${body.length > 0 ? sha256(body) : ''}`;
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    const { authorization } = headers;
    const request: RecordedRequest = {
      kind: route.kind,
      method,
      url,
      path: url.split('?', 1)[0] ?? url,
      headers,
      slug: route.kind === 'publish' ? (said?.slug ?? null) : route.slug,
      token: authorization === undefined ? 'none' : authorization === `Bearer ${token}` ? 'valid' : 'invalid',
      json: said,
      bytes: body.length,
      at: settings.now(),
      identity,
      nth,
      status: null,
      fault: null,
    };
    requests.push(request);
    return request;
  };
}

function controls({ skills, settings, owner: own }: World): Pick<SkillHub, 'seed' | 'setReports' | 'review'> {
  const existing = (slug: string): Skill => {
    const found = skills.get(slug);
    if (!found) throw new Error(`No skill ${slug}`);
    return found;
  };
  return {
    seed: (slug, texts, { owner = own, version = '1.0.0' } = {}) => {
      const now = settings.now();
      const stats = { downloads: 830, stars: 0, installs: 7 };
      const skill = skills.get(slug) ?? {
        slug,
        owner,
        createdAt: now,
        displayName: slug,
        summary: slug,
        versions: [],
        stats,
      };
      skills.set(slug, skill);
      skill.versions.push({
        version,
        changelog: '',
        createdAt: now,
        files: Object.entries(texts).map(([path, text]) => fileOf(path, Buffer.from(text))),
        review: 'approved',
        reviewedAt: now,
        reports: cleanReports(slug),
      });
    },
    setReports: (slug, reports, version) => {
      for (const each of existing(slug).versions)
        if (version === undefined || each.version === version) each.reports = reports;
    },
    review: (slug, result) => {
      for (const each of existing(slug).versions) if (each.review === 'pending') each.review = result;
    },
  };
}
