import { visit } from 'jsonc-parser';
import type { Position } from '../text/position.ts';

/** The keys of a JSON text that their object has before, each with its place: the last one counts, and the others say nothing. */
export function findTwiceInJson(text: string): { readonly key: string; readonly at: Position }[] {
  const open: Set<string>[] = [];
  const twice: { key: string; at: Position }[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, _, __, line, column) => {
      const keys = open.at(-1);
      if (keys?.has(key)) twice.push({ key, at: { line: line + 1, column: column + 1 } });
      keys?.add(key);
    },
  });
  return twice;
}
