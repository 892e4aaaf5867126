import * as z from 'zod';
import { toTarget } from '../http/target.ts';
import type { Requester } from './requester.ts';
import { followPages } from './paging.ts';
import type { ResponseCache } from './responseCache.ts';
import type { Result } from './result.ts';
import {
  actionPageSchema,
  elementSchema,
  hitPageSchema,
  type Element,
  type Hit,
  type RemoteAction,
} from './schemas.ts';
import { wordMisfit } from '../text/parseKeptJson.ts';

/** In lower case: the API's enum is lower-case kebab, some examples in its docs are capitalised. */
export type ElementType = 'app' | 'integration' | 'connector' | 'connection';

/** The endpoints that a refresh reads. An answer is asked for once a run, whoever needs it. */
export interface Endpoints {
  /** `GET /search`: elements of one type that match a text. */
  readonly search: (text: string, type: ElementType) => Promise<Result<Element[]>>;
  /** `GET /<type>/{id or key}`. */
  readonly element: (type: ElementType, key: string) => Promise<Result<Element>>;
  /** `GET /actions`, every page of it. */
  readonly actions: (filter: Readonly<Record<string, string>>) => Promise<Result<RemoteAction[]>>;
}

const PATHS: Readonly<Record<ElementType, string>> = {
  app: '/external-apps',
  integration: '/integrations',
  connector: '/connectors',
  connection: '/connections',
};
/** What the detail endpoints ask for besides the id. */
const DETAIL_QUERY: Readonly<Record<ElementType, Record<string, string>>> = {
  app: {},
  integration: { includeSecrets: 'false' },
  connector: { version: 'latest' },
  connection: { includeSecrets: 'false' },
};
const SEARCH_LIMIT = '20';
const LONGEST_SEARCH = 200;

type Ask = <S extends z.ZodType>(
  path: string,
  query: Readonly<Record<string, string>>,
  schema: S,
) => Promise<Result<z.output<S>>>;

/** Parses at the border; keeps good answers in the cache, if there is one, for a run that is interrupted. */
export function createEndpoints(requester: Requester, cache?: ResponseCache): Endpoints {
  const ask = createAsk(requester, cache);
  return {
    search: async (text, elementType) => {
      const query = { q: text.slice(0, LONGEST_SEARCH), elementType, limit: SEARCH_LIMIT };
      const page = await ask('/search', query, hitPageSchema);
      return page.ok ? elementsOf(page.value.items, elementType) : page;
    },
    element: (type, key) =>
      ask(`${PATHS[type]}/${encodeURIComponent(key)}`, DETAIL_QUERY[type], elementSchema),
    actions: (filter) =>
      followPages('/actions', (page) => ask('/actions', { ...filter, ...page }, actionPageSchema)),
  };
}

/** One request for all who ask the same, at the same time or later in the run; a failure is not kept. */
function createAsk(requester: Requester, cache: ResponseCache | undefined): Ask {
  const asked = new Map<string, Promise<Result<unknown>>>();
  const fetch = async (path: string, target: string, schema: z.ZodType): Promise<Result<unknown>> => {
    const kept = cache?.get(target);
    if (kept !== undefined) return check(path, kept, schema);
    const answer = await requester.get(target);
    const result = answer.ok ? check(path, answer.value, schema) : answer;
    if (result.ok) cache?.put(target, result.value);
    else asked.delete(target);
    return result;
  };
  return <S extends z.ZodType>(path: string, query: Readonly<Record<string, string>>, schema: S) => {
    const target = toTarget(path, query);
    const answer = asked.get(target) ?? fetch(path, target, schema);
    asked.set(target, answer);
    // The same target is always asked with the same schema.
    return answer as Promise<Result<z.output<S>>>;
  };
}

/** The elements of the wanted type; the search may answer others as well. */
function elementsOf(hits: readonly Hit[], type: ElementType): Result<Element[]> {
  const elements: Element[] = [];
  for (const [at, hit] of hits.entries()) {
    if (hit.elementType !== type) continue;
    const element = check('/search', hit.element, elementSchema, ['items', at, 'element']);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  return { ok: true, value: elements };
}

/** A value that fits its schema, or where the answer of `path` does not fit. */
export function check<S extends z.ZodType>(
  path: string,
  value: unknown,
  schema: S,
  at: readonly PropertyKey[] = [],
): Result<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  const [issue] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const message = `${path} answered an unexpected shape at ${jsonPath([...at, ...(issue?.path ?? [])])}: ${wordMisfit(issue)}${more}`;
  return { ok: false, status: 200, message };
}

/** `$.items[3].name`. */
function jsonPath(keys: readonly PropertyKey[]): string {
  return `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`;
}
