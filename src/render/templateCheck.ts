import type { Finding } from '../model/finding.ts';
import type { TemplateNode } from './parseTemplate.ts';
import { resolvePath, UNKNOWN, type Scope, type TellProblem } from './resolvePath.ts';
import { isRecord } from '../text/isRecord.ts';
import { findNearest } from '../errors.ts';

/** The template that is checked, and the helpers and partials that it may use. */
export interface CheckContext {
  /** The template's file, for findings. */
  readonly file: string;
  readonly helpers: readonly string[];
  readonly partials: ReadonlyMap<string, { readonly file: string; readonly tree: TemplateNode }>;
}

const BLOCKS = ['if', 'unless', 'each', 'with'];

/**
 * Checks every path, helper and partial of a template against a sample of its data, before anything is rendered:
 * Handlebars' own strict mode misses `{{#if typo}}` and what is null. In the sample every field is filled and every list
 * has an item. An output that goes through no encoder is an error too.
 */
export function checkTemplate(tree: TemplateNode, sample: unknown, context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const reportIn =
    (file: string): TellProblem =>
    (node, message, hint) => {
      const { line, column } = node.loc.start;
      findings.push({
        level: 'error',
        rule: 'template/strict',
        file,
        line,
        column: column + 1,
        message,
        ...(hint ? { hint } : {}),
      });
    };
  walk(
    tree,
    { here: sample, parent: null, root: sample },
    { ...context, reportIn, report: reportIn(context.file), seen: [] },
  );
  return findings;
}

/** What is known on the way through a template and its partials. */
interface Walk extends CheckContext {
  readonly reportIn: (file: string) => TellProblem;
  /** Reports in the file that the node is in. */
  readonly report: TellProblem;
  /** The partials that the node is in, by name. */
  readonly seen: readonly string[];
}

function walk(node: TemplateNode, scope: Scope, context: Walk): void {
  switch (node.type) {
    case 'Program':
      for (const child of node.body ?? []) walk(child, scope, context);
      break;
    case 'ContentStatement':
    case 'CommentStatement':
      break;
    case 'MustacheStatement':
      checkOutput(node, scope, context);
      break;
    case 'BlockStatement':
      checkBlock(node, scope, context);
      break;
    case 'PartialStatement':
      checkPartial(node, scope, context);
      break;
    default:
      context.report(
        node,
        `${node.type} is not supported in templates`,
        'Use {{slot value}}, {{#if}}, {{#unless}}, {{#each}}, {{#with}} and {{> partial}}.',
      );
  }
}

function checkOutput(node: TemplateNode, scope: Scope, { helpers, report }: Walk): void {
  const helper = String(node.path?.original);
  const params = node.params ?? [];
  if (!helpers.includes(helper)) {
    const message =
      params.length > 0 ? `Unknown helper "${helper}"` : `"${helper}" is written without an encoder`;
    const near = findNearest(helper, helpers);
    report(
      node,
      message,
      near === undefined || params.length === 0
        ? `Name its slot, as in {{text ${helper}}}: ${helpers.join(', ')}.`
        : `Did you mean "${near}"?`,
    );
  } else if (params.length !== 1 || (node.hash?.pairs.length ?? 0) > 0)
    report(node, `{{${helper} …}} takes exactly one value`);
  for (const param of params) resolvePath(param, scope, report);
}

function checkBlock(node: TemplateNode, scope: Scope, context: Walk): void {
  const { report } = context;
  const kind = String(node.path?.original);
  const param = node.params?.[0];
  if (!BLOCKS.includes(kind) || !param)
    return report(
      node,
      `Unknown block "${kind}"`,
      `Blocks are ${BLOCKS.map((name) => `{{#${name} …}}`).join(', ')}.`,
    );
  const value = resolvePath(param, scope, report);
  const inner = kind === 'each' ? itemOf(value, param, report) : value;
  const next = kind === 'each' || kind === 'with' ? { here: inner, parent: scope, root: scope.root } : scope;
  if (node.program) walk(node.program, next, context);
  if (node.inverse) walk(node.inverse, scope, context);
}

function itemOf(value: unknown, param: TemplateNode, report: TellProblem): unknown {
  if (value === UNKNOWN) return UNKNOWN;
  if (Array.isArray(value)) {
    // Of `data:` in catalog.yaml, a list may be empty, and its items may differ.
    if (value.length === 0) return UNKNOWN;
    return value.every(isRecord) ? Object.assign({}, ...value.toReversed()) : value[0];
  }
  report(param, `{{#each ${param.original}}} needs a list`);
  return UNKNOWN;
}

function checkPartial(node: TemplateNode, scope: Scope, context: Walk): void {
  const { partials, seen, report, reportIn } = context;
  const name = node.name?.type === 'PathExpression' ? String(node.name.original) : '';
  const partial = partials.get(name);
  if (!partial) {
    const near = findNearest(name, [...partials.keys()]);
    return report(
      node,
      `Unknown partial "${name}"`,
      near === undefined
        ? `Partials are the files in templates/partials: ${[...partials.keys()].join(', ')}.`
        : `Did you mean "${near}"?`,
    );
  }
  if (seen.includes(name))
    return report(
      node,
      `The partial "${name}" includes itself`,
      'Remove it here, or in the partial by which it comes back.',
    );
  walk(partial.tree, scope, { ...context, seen: [...seen, name], report: reportIn(partial.file) });
}
