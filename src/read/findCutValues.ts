import { isMap, isPair, isScalar, isSeq, visit, type Scalar } from 'yaml';
import { locatePosition, type Position } from '../text/position.ts';
import { parseNodes } from './yaml.ts';

/** A value that ends where an unquoted ` #` begins a comment, though its writer may have meant the rest as well. */
export interface CutValue {
  /** Where the `#` stands. */
  readonly at: Position;
  /** What was read. */
  readonly value: string;
  /** What was not, from the `#` to the end of the line. */
  readonly rest: string;
}

/** A comment that is told from text by the two spaces before it, as yamllint's rule `comments` and prettier have it. */
const APART = /^(?: {2,}|\t)/;
/** A value that cannot go on behind a space: an address, a number, a truth value. */
const WHOLE = /^(?:https?:\/\/\S+|[\d.]+|true|false)$/;
/** Keys whose values, or those of their lists, have no spaces. */
const SPACELESS: ReadonlySet<unknown> = new Set(
  'app connector integration connection categories pin hide effect package version tier'.split(' '),
);

/**
 * Every unquoted value of a YAML text that a comment ends on its line, unless the comment is evident: behind two spaces, or
 * with words behind a value that cannot have any more. A quoted value, a list in brackets, a map in braces and a key whose
 * value stands below it have an evident end.
 */
export function findCutValues(text: string): CutValue[] {
  if (!/[ \t]#/.test(text)) return [];
  const cut: CutValue[] = [];
  visit(parseNodes(text), {
    Scalar: (key, node, path) => {
      if (key === 'key' || node.type !== 'PLAIN' || !node.range) return;
      const end = node.range[1];
      const [, gap = '', rest = ''] = /^([ \t]*)(#.*)/.exec(text.slice(end, lineEnd(text, end))) ?? [];
      if (rest === '' || isEvident({ node, gap, rest, keys: path.flatMap(keyOf) })) return;
      cut.push({
        at: locatePosition(text, end + gap.length),
        value: String(node.value),
        rest: rest.trimEnd(),
      });
    },
  });
  return cut;
}

interface Comment {
  readonly node: Scalar;
  readonly gap: string;
  readonly rest: string;
  readonly keys: readonly unknown[];
}

function isEvident({ node, gap, rest, keys }: Comment): boolean {
  const value = String(node.value);
  const hasWords = /^#+ +\S/.test(rest);
  // `docs: # none yet` has no value on purpose, `name: #1 Tool` has not.
  if (value === '') return hasWords;
  if (APART.test(gap)) return true;
  return (
    hasWords && (WHOLE.test(value) || (!value.includes(' ') && keys.some((each) => SPACELESS.has(each))))
  );
}

function keyOf(node: unknown): unknown[] {
  return isPair(node) &&
    isScalar(node.key) &&
    !isMap(node.value) &&
    (isSeq(node.value) || isScalar(node.value))
    ? [node.key.value]
    : [];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
