import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLSeq } from 'yaml';

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
  for (const list of listsIn(source, counter).toReversed())
    for (const item of list.items.toReversed()) {
      if (!isScalar(item) || String(item.value) !== slug || !item.range) continue;
      const [start, end] = item.range;
      lines.push(counter.linePos(start).line);
      text = next === null ? takeOut(text, start, end, list) : text.slice(0, start) + next + text.slice(end);
    }
  return { text, lines: lines.toReversed() };
}

function listsIn(source: string, lineCounter: LineCounter): YAMLSeq[] {
  const lists: YAMLSeq[] = [];
  visit(parseDocument(source, { schema: 'failsafe', lineCounter }), {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === KEY && isSeq(value) && !isMap(value)) lists.push(value);
    },
  });
  return lists;
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
