import { visit, type JSONPath } from 'jsonc-parser';
import { START, type Position } from '../text/position.ts';
import type { Step } from './yaml.ts';

/**
 * Where the value at `path` stands in a JSON text, or with `onKey` its key, in one pass and without a tree of it. Falls back
 * to the deepest step that exists.
 */
export function locateInJson(text: string, path: readonly Step[], onKey = false): Position {
  let depth = -1;
  let found = START;
  const see = (at: JSONPath, line: number, column: number): void => {
    if (at.length <= depth || at.length > path.length) return;
    if (!at.every((step, index) => step === path[index])) return;
    depth = at.length;
    found = { line: line + 1, column: column + 1 };
  };
  const keyAt = (key: string, line: number, column: number, parent: JSONPath): void => {
    if (onKey && parent.length === path.length - 1) see([...parent, key], line, column);
  };
  visit(text, {
    onObjectBegin: (_, __, line, column, pathOf) => void see(pathOf(), line, column),
    onArrayBegin: (_, __, line, column, pathOf) => void see(pathOf(), line, column),
    onLiteralValue: (_, __, ___, line, column, pathOf) => see(pathOf(), line, column),
    onObjectProperty: (key, _, __, line, column, pathOf) => keyAt(key, line, column, pathOf()),
  });
  return found;
}
