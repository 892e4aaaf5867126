import * as z from 'zod';
import type { Remote, RemoteAnswer } from '../../http/remote.ts';

/** An OAuth app of the account. */
export interface ConsoleApp {
  readonly appId: string;
  readonly name: string;
  /** `null`: the console does not say. */
  readonly allowedScopes: readonly string[] | null;
}

/** An integration of the account. */
export interface ConsoleIntegration {
  readonly id: string;
  readonly key: string;
  readonly appId: string | null;
  /** A review of it is under way, so that no second one can begin. */
  readonly isInReview: boolean;
}

/** What an account has at SecondMe, or why that is not known. */
export type ConsoleRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** The control plane for one developer. Each list is read once. */
export interface Console {
  readonly apps: () => Promise<ConsoleRead<readonly ConsoleApp[]>>;
  readonly integrations: () => Promise<ConsoleRead<readonly ConsoleIntegration[]>>;
  /** What the last validation of an integration said; `null` when it says nothing. */
  readonly validationReport: (id: string) => Promise<ConsoleRead<unknown>>;
}

/** Answers are in an envelope (mindverse/second-me-skills, references/control-plane.md at 181b41f). */
const envelope = z.object({ code: z.literal(0), data: z.unknown() });
/** A list stands alone or under one of these, as callers saw it; the document does not say. */
const LISTS = ['items', 'list', 'records', 'applications', 'integrations'];
const text = z.string().min(1).max(200);

const app = z.object({
  appId: text.optional(),
  clientId: text.optional(),
  appName: text.optional(),
  allowedScopes: z.array(z.string()).optional(),
});
const key = z.object({ skill: z.object({ key: text }).optional() });
const oauth = z.object({ oauth: z.object({ appId: text }).nullish() });
const integration = z.object({
  integrationId: z.union([text, z.int().transform(String)]).optional(),
  id: z.union([text, z.int().transform(String)]).optional(),
  skillKey: text.optional(),
  integrationKey: text.optional(),
  appId: text.nullish(),
  manifest: key.extend(oauth.shape).nullish(),
  releaseStatus: z.string().nullish(),
  pendingReleaseReview: z.unknown().optional(),
});

const PAGE = 100;
const PAGES = 20;

/** Opens the control plane; nothing is asked yet. `until` is the moment of the remote's clock by which each answer is there. */
export function openConsole(
  remote: Remote,
  base: string,
  token: { readonly value: string; readonly name: string },
  until: () => number,
): Console {
  const get = async (path: string): Promise<ConsoleRead<unknown>> =>
    readEnvelope(
      await remote.ask({ method: 'GET', path: `${base}/api${path}`, token, until: until() }),
      path,
    );
  const all = async (path: (page: number) => string): Promise<ConsoleRead<readonly unknown[]>> => {
    const found: unknown[] = [];
    for (let page = 1; page <= PAGES; page += 1) {
      const answer = await get(path(page));
      if (!answer.ok) return answer;
      const items = listIn(answer.value);
      if (items === null) return { ok: false, message: `${path(1)} answered no list` };
      found.push(...items);
      if (items.length < PAGE) break;
    }
    return { ok: true, value: found };
  };
  const apps = keep(async () =>
    read(await all((page) => `/applications/external/list?page=${page}&page_size=${PAGE}`), toApp),
  );
  const integrations = keep(async () =>
    read(await all((page) => `/integrations/list?page=${page}&pageSize=${PAGE}`), toIntegration),
  );
  return {
    apps,
    integrations,
    validationReport: async (id) => {
      const detail = await get(`/integrations/${encodeURIComponent(id)}`);
      return detail.ok ? { ok: true, value: findReport(detail.value) } : detail;
    },
  };
}

function keep<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

function readEnvelope(answer: RemoteAnswer, path: string): ConsoleRead<unknown> {
  if (answer.kind !== 'answered') return { ok: false, message: answer.message };
  const { data } = envelope.safeParse(answer.json);
  if (answer.status === 200 && data) return { ok: true, value: data.data };
  const said = answer.text === '' ? '' : `: ${answer.text}`;
  return { ok: false, message: `${path.split('?', 1)[0]} answered ${answer.status}${said}` };
}

function listIn(data: unknown): readonly unknown[] | null {
  if (Array.isArray(data)) return data;
  if (typeof data !== 'object' || data === null) return null;
  const list = LISTS.map((name) => Reflect.get(data, name)).find((value) => Array.isArray(value));
  return list ?? null;
}

function read<T>(
  items: ConsoleRead<readonly unknown[]>,
  toItem: (raw: unknown) => T | null,
): ConsoleRead<readonly T[]> {
  return items.ok ? { ok: true, value: items.value.flatMap((raw) => toItem(raw) ?? []) } : items;
}

function toApp(raw: unknown): ConsoleApp | null {
  const { data } = app.safeParse(raw);
  const appId = data?.appId ?? data?.clientId;
  if (!data || appId === undefined) return null;
  return { appId, name: data.appName ?? appId, allowedScopes: data.allowedScopes ?? null };
}

function toIntegration(raw: unknown): ConsoleIntegration | null {
  const { data } = integration.safeParse(raw);
  const id = data?.integrationId ?? data?.id;
  const itsKey = data?.skillKey ?? data?.integrationKey ?? data?.manifest?.skill?.key;
  if (!data || id === undefined || itsKey === undefined) return null;
  const { pendingReleaseReview: pending, releaseStatus } = data;
  return {
    id,
    key: itsKey,
    appId: data.appId ?? data.manifest?.oauth?.appId ?? null,
    isInReview:
      releaseStatus === 'pending_review' || (pending !== undefined && pending !== null && pending !== false),
  };
}

/** Its form is not documented: the first one in the answer, the latest version's where versions are newest first. */
function findReport(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const own: unknown = Reflect.get(value, 'validationReport');
  if (own !== undefined && own !== null) return own;
  for (const child of Object.values(value)) {
    const found = findReport(child);
    if (found !== null) return found;
  }
  return null;
}
