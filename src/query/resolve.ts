import type { Lookup, QueryOutcome } from '../model.ts';
import { getElement, search, type Element, type ElementType, type Result } from './endpoints.ts';
import type { Http } from './http.ts';

/** The element that stands for an app. */
export interface Resolved {
  readonly type: ElementType;
  readonly element: Element;
}

export type Resolution = { readonly kind: 'resolved'; readonly value: Resolved } | Exclude<QueryOutcome, { kind: 'fresh' }>;

/** Searched in this order: an app leads to the public catalog's actions, an integration to the workspace's. */
const SEARCHED: readonly ElementType[] = ['app', 'integration', 'connector'];

/** By the descriptor's selector, else by search, matched by domain, key and name. A tie is never guessed. */
export async function resolve(http: Http, lookup: Lookup): Promise<Resolution> {
  if (lookup.membrane) return bySelector(http, lookup.membrane.by, lookup.membrane.key);
  for (const type of SEARCHED) {
    const found = await search(http, lookup.name, type);
    if (!found.ok) return failed(found.message);
    const best = bestOf(found.value, lookup);
    if (best.length > 1) return ambiguous(type, best);
    if (best[0]) return { kind: 'resolved', value: { type, element: best[0] } };
  }
  return {
    kind: 'unknown',
    message: `Membrane's search knows no app "${lookup.name}" at ${hostOf(lookup.homepage)}`,
    hint: 'Nothing to do if it has no ready-made actions yet; else name it with "membrane: { app: … }".',
  };
}

async function bySelector(http: Http, type: ElementType, key: string): Promise<Resolution> {
  const found: Result<Element> = await getElement(http, type, key);
  if (found.ok) return { kind: 'resolved', value: { type, element: found.value } };
  if (found.status !== 404) return failed(found.message);
  return { kind: 'unresolved', message: `Membrane has no ${type} "${key}"`, hint: 'Correct "membrane" in the descriptor, or remove it to search by name.' };
}

function ambiguous(type: ElementType, candidates: readonly Element[]): Resolution {
  const list = candidates.map(({ id, key, name, appUri }) => [name, key ?? id, appUri].filter(Boolean).join(' ')).join('; ');
  const example = candidates[0]?.key ?? candidates[0]?.id ?? '';
  return { kind: 'unresolved', message: `${candidates.length} ${type}s match equally well: ${list}`, hint: `Say which one, as in "membrane: { ${type}: ${example} }".` };
}

function failed(message: string): Resolution {
  return { kind: 'failed', message: `Membrane could not be asked: ${message}`, hint: 'The last snapshot and page are kept. Run the build again later.' };
}

/** The candidates with the highest score; none when nothing but the search itself speaks for them. */
function bestOf(candidates: readonly Element[], lookup: Lookup): Element[] {
  const scored = candidates.map((element) => ({ element, score: score(element, lookup) }));
  const top = Math.max(0, ...scored.map((each) => each.score));
  return top === 0 ? [] : scored.filter((each) => each.score === top).map((each) => each.element);
}

/** The same domain says more than the same key, the same key more than the same name. */
function score({ key, name, appUri }: Element, lookup: Lookup): number {
  const wanted = plain(lookup.name);
  const domain = appUri ? domainScore(hostOf(appUri), hostOf(lookup.homepage)) : 0;
  return domain + (key && plain(key) === wanted ? 2 : 0) + (plain(name) === wanted ? 1 : 0);
}

function domainScore(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 4;
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`) ? 3 : 0;
}

function hostOf(url: string): string {
  const text = url.includes('://') ? url : `https://${url}`;
  return URL.canParse(text) ? new URL(text).hostname.replace(/^www\./, '') : '';
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
