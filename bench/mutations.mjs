import { parseAstAsync } from 'vitest/node';

/**
 * A change of a program that some test should notice.
 * @typedef {{ start: number, end: number, text: string, line: number, what: string }} Mutation
 */

/** What a rule says of itself is no behaviour; its examples are tests already. */
const DOCUMENTATION = new Set(['name', 'level', 'about', 'why', 'bad', 'good', 'excusable', 'hint']);
const SWAPPED = new Map(
  Object.entries({
    '&&': '||',
    '||': '&&',
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '===': '!==',
    '!==': '===',
  }),
);
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

/** Every simple mutation of a TypeScript module, in the order of the text. @returns {Promise<Mutation[]>} */
export async function mutationsOf(code) {
  const program = await parseAstAsync(code, { lang: 'ts' });
  const found = [];
  const add = (start, end, text, label) => {
    const line = code.slice(0, start).split('\n').length;
    const shown = (part) => (part.length > 60 ? `${part.slice(0, 57)}...` : part).replaceAll(/\s+/g, ' ');
    found.push({
      start,
      end,
      text,
      line,
      what: label ?? `${shown(code.slice(start, end))} -> ${shown(text)}`,
    });
  };
  walk(program, (node) => mutate(node, code, add));
  return found.sort((a, b) => a.start - b.start);
}

/** A module's text with one mutation made. */
export function mutated(code, { start, end, text }) {
  return code.slice(0, start) + text + code.slice(end);
}

/** Visits what runs: no types, no documentation, and no head of a loop, which a mutation could make endless. */
function walk(node, visit) {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  if (typeof node?.type !== 'string') return;
  if (/^(?:TSType|TSInterface|ImportDeclaration|TSTypeAlias)/.test(node.type)) return;
  if (node.type === 'Property' && DOCUMENTATION.has(node.key.name)) return;
  visit(node);
  const loops = ['ForStatement', 'WhileStatement', 'DoWhileStatement'].includes(node.type);
  for (const [key, child] of Object.entries(node))
    if (typeof child === 'object' && !(loops && ['init', 'test', 'update'].includes(key))) walk(child, visit);
}

function mutate(node, code, add) {
  const text = (part) => code.slice(part.start, part.end);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return add(node.test.start, node.test.end, `!(${text(node.test)})`);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return swapOperator(node, code, add);
    case 'ArrayExpression':
      return shortenList(node, add);
    case 'Property':
      if (['ofApp', 'ofCatalog'].includes(node.key.name)) add(node.value.start, node.value.end, '() => []');
      return undefined;
    case 'MemberExpression': {
      const other = METHODS.get(node.property.name);
      return other && add(node.property.start, node.property.end, other);
    }
    case 'Literal':
      if (node.regex) return shortenPattern(node, add);
      return typeof node.value === 'number' ? add(node.start, node.end, String(node.value + 1)) : undefined;
    default:
      return undefined;
  }
}

function swapOperator({ left, right, operator }, code, add) {
  const swapped = SWAPPED.get(operator);
  if (!swapped) return;
  const start = code.indexOf(operator, left.end);
  if (start < right.start) add(start, start + operator.length, swapped);
}

function shortenList({ start, end, elements }, add) {
  if (elements.length === 0) return;
  add(start, end, '[]');
  if (elements.length === 1 || !elements.every((element) => element?.type === 'Literal')) return;
  for (const [at, element] of elements.entries()) {
    const next = elements[at + 1];
    if (next) add(element.start, next.start, '');
    else add(elements[at - 1].end, element.end, '');
  }
}

/** The pattern that matches nothing, and the pattern without each of its alternatives. */
function shortenPattern({ start, end, regex: { pattern, flags } }, add) {
  add(start, end, `/(?!)/${flags}`);
  for (const [from, to] of alternativesOf(pattern))
    add(
      start,
      end,
      `/${pattern.slice(0, from)}${pattern.slice(to)}/${flags}`,
      `pattern without ${pattern.slice(from, to)}`,
    );
}

/** Bounds of each alternative of a regular expression with one `|` beside it. */
function alternativesOf(pattern) {
  const groups = [[]];
  const starts = [0];
  const found = [];
  const close = (at) => {
    const bars = groups.pop();
    const from = starts.pop();
    const edges = [from, ...bars.map((bar) => bar + 1)];
    if (bars.length > 0)
      for (const [index, edge] of edges.entries())
        found.push(index < bars.length ? [edge, bars[index] + 1] : [edge - 1, at]);
  };
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') {
      groups.push([]);
      starts.push(at + 1 + (/^\?(?:<?[=!]|:|<\w+>)/.exec(pattern.slice(at + 1))?.[0].length ?? 0));
    } else if (char === ')') close(at);
    else if (char === '|') groups.at(-1).push(at);
  }
  close(pattern.length);
  return found;
}
