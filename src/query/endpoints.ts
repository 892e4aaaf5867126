import * as z from 'zod';
import type { Answer, Http } from './http.ts';

/** A failure of one request, in words. */
export interface Failure {
  readonly status: number | null;
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Failure);

const optionalText = z.string().nullish();

/** What an element of any type carries (facts/membrane-api.md, 1.4 and 3). */
const element = z.object({
  id: z.string().min(1),
  key: optionalText,
  name: z.string().min(1),
  appUri: optionalText,
  logoUri: optionalText,
  type: optionalText,
  authType: optionalText,
  externalAppId: optionalText,
  defaultConnectorId: optionalText,
});

const action = z.object({
  id: z.string().min(1),
  key: optionalText,
  name: z.string().min(1),
  description: optionalText,
  type: optionalText,
  config: z.object({ request: z.object({ method: optionalText }).nullish() }).nullish().catch(null),
  inputSchema: z.unknown(),
  isPublic: z.boolean().nullish(),
  isDeactivated: z.boolean().nullish(),
  archivedAt: optionalText,
});

export type Element = z.infer<typeof element>;
export type RemoteAction = z.infer<typeof action>;
/** In lower case: the API's enum is lower-case kebab, seed 000 shows it capitalised. */
export type ElementType = 'app' | 'integration' | 'connector' | 'connection';

const found = z.object({ elementType: z.string(), element: z.unknown() });
const pageOf = <T>(item: z.ZodType<T>) => z.object({ items: z.array(item), cursor: optionalText });

const PATHS: Readonly<Record<ElementType, string>> = { app: '/external-apps', integration: '/integrations', connector: '/connectors', connection: '/connections' };
/** What the detail endpoints ask for besides the id. */
const DETAIL_QUERY: Readonly<Record<ElementType, Record<string, string>>> = {
  app: {},
  integration: { includeSecrets: 'false' },
  connector: { version: 'latest' },
  connection: { includeSecrets: 'false' },
};
const SEARCH_LIMIT = 20;
const PAGE_LIMIT = 1000;
const MAX_PAGES = 200;

/** `GET /search`: elements of one type that match a text. */
export async function search(http: Http, query: string, elementType: ElementType): Promise<Result<Element[]>> {
  const answer = await http.get('/search', { q: query.slice(0, 200), elementType, limit: String(SEARCH_LIMIT) });
  const parsed = parse(answer, pageOf(found), '/search');
  if (!parsed.ok) return parsed;
  const elements = parsed.value.items.filter((item) => item.elementType.toLowerCase() === elementType);
  return parse({ ok: true, body: elements.map((item) => item.element) }, z.array(element), '/search');
}

/** `GET /<type>/{id or key}`. */
export async function getElement(http: Http, type: ElementType, key: string): Promise<Result<Element>> {
  const path = `${PATHS[type]}/${encodeURIComponent(key)}`;
  return parse(await http.get(path, DETAIL_QUERY[type]), element, path);
}

/** `GET /actions` with every page followed; a cursor that comes back is an error, not a loop. */
export async function listActions(http: Http, filter: Readonly<Record<string, string>>): Promise<Result<RemoteAction[]>> {
  const all: RemoteAction[] = [];
  const seen = new Set<string>();
  let cursor: string | null | undefined;
  do {
    const answer = await http.get('/actions', { ...filter, limit: String(PAGE_LIMIT), ...(cursor ? { cursor } : {}) });
    const page = parse(answer, pageOf(action), '/actions');
    if (!page.ok) return page;
    all.push(...page.value.items);
    cursor = page.value.cursor;
    if (cursor && (seen.has(cursor) || seen.size >= MAX_PAGES)) return { ok: false, status: 200, message: `/actions pages without end (cursor ${JSON.stringify(cursor).slice(0, 60)})` };
    if (cursor) seen.add(cursor);
  } while (cursor);
  return { ok: true, value: all };
}

function parse<T>(answer: Answer, schema: z.ZodType<T>, path: string): Result<T> {
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, status: 200, message: `${path} answered an unexpected shape at ${issue?.path.join('.') || 'its root'}: ${issue?.message ?? 'unknown'}` };
}
