import { findNearest } from '../errors.ts';
import type { TemplateNode } from './parseTemplate.ts';

/** What paths of a template start from: `here` is the item of `{{#each}}` or `{{#with}}` that they stand in. */
export interface Scope {
  readonly here: unknown;
  readonly parent: Scope | null;
  readonly root: unknown;
}

/** Takes a problem at a node of a template. */
export type TellProblem = (node: TemplateNode, message: string, hint?: string) => void;

/** In place of a value that is not there: told once, and nothing is told of what stands inside it. */
export const UNKNOWN = Symbol('already reported');

/** The value that an argument has in the sample; what is wrong with it is told, and then it is `UNKNOWN`. */
export function resolvePath(node: TemplateNode, scope: Scope, report: TellProblem): unknown {
  if (node.type !== 'PathExpression')
    return node.type === 'SubExpression'
      ? (report(node, 'Helpers inside helpers are not supported'), UNKNOWN)
      : node.original;
  if (node.data === true) return resolveData(node, scope, report);
  let at: Scope | null = scope;
  for (let depth = node.depth ?? 0; depth > 0 && at; depth -= 1) at = at.parent;
  return walkParts(node, node.parts ?? [], at ? at.here : UNKNOWN, report);
}

function walkParts(
  node: TemplateNode,
  parts: readonly string[],
  from: unknown,
  report: TellProblem,
): unknown {
  let value = from;
  for (const part of parts) {
    if (value === UNKNOWN) return UNKNOWN;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return unknownField(node, part, value, report);
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function resolveData(node: TemplateNode, scope: Scope, report: TellProblem): unknown {
  const [name, ...rest] = node.parts ?? [];
  if (name === 'root') return walkParts(node, rest, scope.root, report);
  if (['index', 'first', 'last'].includes(String(name))) return 0;
  report(node, `Unknown data variable "${node.original}"`, 'There are @root, @index, @first and @last.');
  return UNKNOWN;
}

function unknownField(node: TemplateNode, part: string, value: unknown, report: TellProblem): typeof UNKNOWN {
  const fields = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const near = findNearest(part, fields);
  report(
    node,
    `Unknown field "${node.original}"`,
    near === undefined ? `Fields here: ${fields.join(', ') || 'none'}.` : `Did you mean "${near}"?`,
  );
  return UNKNOWN;
}
