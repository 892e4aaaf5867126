import { isSeq, visit } from 'yaml';
import { locatePosition, type Position } from '../text/position.ts';
import { parseNodes } from './yaml.ts';

/** A comma of another script in a list in brackets, which parts nothing there. */
export interface ListMark {
  readonly at: Position;
  readonly mark: string;
  /** The entry that it stands in. */
  readonly entry: string;
}

/** Commas of other scripts. */
export const LIST_MARK = /[，、；﹐﹑､]/;

/** Every unquoted entry of a list in brackets that has such a comma: `[users，teams]` is one entry. */
export function findListMarks(text: string): ListMark[] {
  if (!LIST_MARK.test(text)) return [];
  const found: ListMark[] = [];
  visit(parseNodes(text), {
    Scalar: (_, node, path) => {
      const list = path.at(-1);
      if (!isSeq(list) || !list.flow || node.type !== 'PLAIN' || !node.range) return;
      const [start, end] = node.range;
      const entry = text.slice(start, end);
      const index = entry.search(LIST_MARK);
      if (index !== -1)
        found.push({ at: locatePosition(text, start + index), mark: entry.charAt(index), entry });
    },
  });
  return found;
}
