import type { BodyFault, PlainFault, RecordedRequest } from './faults.ts';
import { objectId } from './ids.ts';

type Json = Record<string, unknown>;
type Change<F> = (body: Json, fault: F, request: RecordedRequest) => string | Json;
type Changes = { [K in BodyFault['kind']]: Change<Extract<BodyFault, { kind: K }>> };

const PLACE = '\u0001emulated literal\u0001';
const POLLUTION = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const itemsOf = (body: Json): unknown[] | undefined =>
  Array.isArray(body['items']) ? body['items'] : undefined;
const isFirst = (request: RecordedRequest) => ['', '0'].includes(request.query['cursor'] ?? '');
/** The number in a cursor that this fault made; the pager takes every `fault-…` for the first page. */
const turn = (request: RecordedRequest) =>
  Number(/^fault-\D+(\d+)$/.exec(request.query['cursor'] ?? '')?.[1] ?? 0);

/** Sets or deletes `path`, whose `*` means every element. */
function setAt(target: unknown, [head, ...rest]: readonly string[], value: unknown, remove: boolean): void {
  if (!isObject(target) || head === undefined) return;
  for (const key of head === '*' ? Object.keys(target) : [head]) {
    if (rest.length > 0) setAt(target[key], rest, value, remove);
    else if (remove) delete target[key];
    else target[key] = value;
  }
}

/** The body with a JSON literal at `path` that `JSON.stringify` could not write. */
function withLiteral(body: Json, path: string, literal: string): string {
  setAt(body, path.split('.'), PLACE, false);
  return JSON.stringify(body).replaceAll(JSON.stringify(PLACE), () => literal);
}

/** Spread copies an own `__proto__` key as it is, and stringify writes it. */
const polluted = (value: unknown) =>
  isObject(value) ? { ...(JSON.parse(POLLUTION) as Json), ...value } : value;

/** The item of a later page: the same with another id. */
function renamed(item: unknown, page: number): unknown {
  return isObject(item) && page > 0 ? { ...item, id: objectId(`${String(item['id'])}/${page}`) } : item;
}

const CHANGES: Changes = {
  'cursor-loop': (body, { length = 1 }, request) =>
    itemsOf(body) ? { ...body, cursor: `fault-loop-${(turn(request) + 1) % length}` } : body,
  'endless-pages': (body, _, request) => {
    const page = turn(request);
    const items = itemsOf(body)?.map((item) => renamed(item, page));
    return items ? { ...body, items, cursor: `fault-endless-${page + 1}` } : body;
  },
  'empty-page': (body, _, request) =>
    itemsOf(body) && isFirst(request) ? { ...body, items: [], cursor: 'fault-begin' } : body,
  'duplicate-items': (body, _, request) =>
    itemsOf(body) && isFirst(request) ? { ...body, cursor: 'fault-again' } : body,
  field: (body, fault) => {
    setAt(body, fault.path.split('.'), fault.value, !('value' in fault));
    return body;
  },
  'proto-keys': (body) => {
    const items = itemsOf(body);
    return polluted(items ? { ...body, items: items.map(polluted) } : body) as Json;
  },
  deep: (body, { depth, path = 'deep' }) => withLiteral(body, path, '['.repeat(depth) + ']'.repeat(depth)),
  'huge-integer': (body, { path, digits = '12345678901234567890' }) => withLiteral(body, path, digits),
};

/** The text of a 200 answer, changed by the fault if it is one of the body. */
export function bodyText(body: unknown, fault: PlainFault | undefined, request: RecordedRequest): string {
  const change =
    fault && fault.kind in CHANGES ? (CHANGES[fault.kind as BodyFault['kind']] as Change<PlainFault>) : null;
  if (!change || !fault || !isObject(body)) return JSON.stringify(body);
  const changed = change(structuredClone(body), fault, request);
  return typeof changed === 'string' ? changed : JSON.stringify(changed);
}
