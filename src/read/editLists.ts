import { isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLSeq } from 'yaml';

/** The key of a list of apps in `catalog.yaml`, wherever it stands. */
const KEY = 'apps';

/**
 * Puts `next` in place of the app `slug` in every list of apps of a `catalog.yaml`, or takes it out when that is `null`. The rest of
 * the text stays as it is. Returns the new text and the lines that name the app now or did, from 1.
 */
export function editLists(
  source: string,
  slug: string,
  next: string | null,
): { readonly text: string; readonly lines: readonly number[] } {
  const counter = new LineCounter();
  const lines: number[] = [];
  let text = source;
  // From the end, so that places before a change stay right.
  for (const [keyEnd, list] of listsIn(source, counter).toReversed())
    for (const item of list.items.toReversed()) {
      if (!isScalar(item) || String(item.value) !== slug || !item.range) continue;
      const [start, end] = item.range;
      lines.push(counter.linePos(start).line);
      if (next !== null) text = text.slice(0, start) + next + text.slice(end);
      else if (list.items.length === 1) text = empty(text, keyEnd, end, list);
      else text = takeOut(text, start, end, list);
    }
  return { text, lines: lines.toReversed() };
}

/** The lists, each behind the place where its key ends. */
function listsIn(source: string, lineCounter: LineCounter): (readonly [keyEnd: number, list: YAMLSeq])[] {
  const lists: (readonly [number, YAMLSeq])[] = [];
  visit(parseDocument(source, { schema: 'failsafe', lineCounter }), {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === KEY && isSeq(value)) lists.push([key.range?.[1] ?? 0, value]);
    },
  });
  return lists;
}

/** A list that loses its only item is written as one without any: the key alone would hold nothing. */
function empty(text: string, keyEnd: number, end: number, { flow, range }: YAMLSeq): string {
  if (flow && range) return `${text.slice(0, range[0])}[]${text.slice(range[1])}`;
  const rest = /\r?\n[^]*/.exec(text.slice(end))?.[0] ?? '';
  return `${text.slice(0, text.indexOf(':', keyEnd) + 1)} []${rest}`;
}

/** An item of a list in brackets goes with its comma, one of a list of lines with its line. */
function takeOut(text: string, start: number, end: number, { flow }: YAMLSeq): string {
  if (!flow) {
    const from = text.lastIndexOf('\n', start) + 1;
    const to = text.indexOf('\n', end);
    return text.slice(0, from) + (to === -1 ? '' : text.slice(to + 1));
  }
  const behind = /^\s*,\s*/.exec(text.slice(end));
  if (behind) return text.slice(0, start) + text.slice(end + behind[0].length);
  return text.slice(0, start).replace(/\s*,\s*$/, '') + text.slice(end);
}
