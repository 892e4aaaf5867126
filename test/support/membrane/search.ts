import { ApiError } from './errors.ts';
import type { Call } from './call.ts';
import { ELEMENT_TYPES, paginate, parse, searchQuery, type Page } from './queries.ts';
import { DEFAULT_LIMIT, textOf, wordsOf } from './select.ts';
import type { Element } from './elements.ts';

const pascal = (type: string) => type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What `/search` answers of an element: enough to find it; of an action neither key nor description is promised. */
function summary(type: string, e: Element): Element {
  const fields = type === 'action' ? ['uuid'] : ['uuid', 'key', 'logoUri', 'appUri', 'defaultConnectorId'];
  const known = fields.filter((field) => e[field] !== undefined).map((field) => [field, e[field]]);
  return { id: e.id, name: e.name, ...Object.fromEntries(known) };
}

/** 0 for an equal name or key, 1 for one that begins with the needle, 2 for the rest. */
function rank(e: Element, needle: string): number {
  const names = [e.name, String(e['key'] ?? '')].map((name) => name.toLowerCase());
  if (names.includes(needle)) return 0;
  return names.some((name) => name.startsWith(needle)) ? 1 : 2;
}

/** `GET /search`: every word of `q` must occur; best rank first, then the order of the world. */
export function search(call: Call): Page<unknown> {
  const q = parse(searchQuery, call.query);
  const spell = call.quirks.pascalCaseElementType ? pascal : (type: string) => type;
  const allowed = [...ELEMENT_TYPES, ...ELEMENT_TYPES.map(spell)];
  if (q.elementType !== undefined && !allowed.includes(q.elementType)) {
    throw new ApiError(400, `Validation failed: elementType: Invalid option "${q.elementType}"`);
  }
  const { apps, connectors, integrations, connections, actions } = call.world;
  const byType = {
    integration: integrations,
    connector: connectors,
    app: apps,
    action: actions,
    connection: connections,
  };
  const needle = q.q.trim().toLowerCase();
  const wanted = wordsOf(needle);
  const hits = Object.entries<Element[]>(byType)
    .filter(([type]) => !q.elementType || [type, spell(type)].includes(q.elementType))
    .flatMap(([type, items]) => items.map((e) => ({ type, e, text: textOf(e) })))
    .filter(({ e, text }) => !e['archivedAt'] && wanted.every((word) => text.includes(word)))
    .map(({ type, e }) => ({ type, e, rank: rank(e, needle) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ type, e }) => ({ elementType: spell(type), element: summary(type, e) }));
  return paginate(hits, q, DEFAULT_LIMIT.search, call.quirks.pageSize);
}
