import type { Lookup } from '../model/descriptor.ts';
import type { QueryOutcome } from '../model/query.ts';
import { toPlainText } from '../http/plainText.ts';
import type { ElementType, Endpoints } from './endpoints.ts';
import { keepBest, readHost } from './match.ts';
import { LATER, type Failure, type Result } from './result.ts';
import type { Element } from './schemas.ts';

/** The element that stands for an app. */
export interface Resolved {
  readonly type: ElementType;
  readonly element: Element;
}

/** The element, or why there is none. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly value: Resolved }
  | Exclude<QueryOutcome, { kind: 'fresh' }>;

/** Searched in this order: an app leads to the public catalog's actions, an integration to the workspace's. */
const SEARCHED: readonly ElementType[] = ['app', 'integration', 'connector'];

/** Finds the element by the descriptor's selector, else by search, matched by domain, key and name. Of a tie none is taken. */
export async function resolve(api: Endpoints, lookup: Lookup): Promise<Resolution> {
  if (lookup.membrane) return fetchSelected(api, lookup.membrane.by, lookup.membrane.key);
  for (const type of SEARCHED) {
    const found = await api.search(lookup.name, type);
    if (!found.ok) return toFailed(found);
    const [best, ...equals] = keepBest(found.value, lookup);
    if (best && equals.length > 0) return refuseTie(type, [best, ...equals]);
    if (best) return fetchWhole(api, type, best);
  }
  return {
    kind: 'unknown',
    message: `Membrane's search knows no app "${lookup.name}" at ${readHost(lookup.homepage)}`,
    hint: 'Nothing to do if it has no ready-made actions yet; else name it with "membrane: { app: … }".',
  };
}

/** A search result has all that is needed of an app; of other elements it leaves out which app they belong to. */
async function fetchWhole(api: Endpoints, type: ElementType, hit: Element): Promise<Resolution> {
  const found: Result<Element> = type === 'app' ? { ok: true, value: hit } : await api.element(type, hit.id);
  return found.ok ? { kind: 'resolved', value: { type, element: found.value } } : toFailed(found);
}

async function fetchSelected(api: Endpoints, type: ElementType, key: string): Promise<Resolution> {
  const found = await api.element(type, key);
  if (found.ok) return { kind: 'resolved', value: { type, element: found.value } };
  if (found.status !== 404) return toFailed(found);
  return {
    kind: 'unresolved',
    message: `Membrane has no ${type} "${key}"`,
    hint: 'Correct "membrane" in the descriptor, or remove it to search by name.',
  };
}

function refuseTie(type: ElementType, candidates: readonly Element[]): Resolution {
  const shown = ({ id, key, name, appUri }: Element): string =>
    [name, key || id, appUri].filter(Boolean).join(' ');
  const example = candidates[0]?.key || candidates[0]?.id || '';
  return {
    kind: 'unresolved',
    message: `${candidates.length} ${type}s match equally well: ${candidates.map((each) => toPlainText(shown(each))).join('; ')}`,
    hint: `Say which one, as in "membrane: { ${type}: ${toPlainText(example)} }".`,
  };
}

/** The outcome for an app that Membrane could not be asked about, or whose answer contradicts itself. */
export function toFailed({
  message,
  cause = message,
  contradiction,
  fix,
}: Failure): Exclude<QueryOutcome, { kind: 'fresh' }> {
  if (contradiction)
    return {
      kind: 'held',
      message: `Membrane's answer is held back: ${message}`,
      hint: 'The last snapshot and page are kept. If the next run says the same, report it to Membrane.',
    };
  return {
    kind: 'failed',
    cause,
    ...(fix && { fix }),
    message: `Membrane could not be asked: ${message}`,
    hint: `The last snapshot and page are kept. ${fix ?? LATER}`,
  };
}
