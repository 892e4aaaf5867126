import Handlebars from 'handlebars';
import { wordError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { findDamage } from '../text/damage.ts';
import { remember } from '../text/memo.ts';

/** The parts of Handlebars' syntax tree that templates may use. */
export interface TemplateNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly body?: readonly TemplateNode[];
  readonly path?: TemplateNode;
  readonly params?: readonly TemplateNode[];
  readonly hash?: { readonly pairs: readonly unknown[] };
  readonly program?: TemplateNode;
  readonly inverse?: TemplateNode;
  readonly name?: TemplateNode;
  readonly original?: string | number | boolean;
  readonly parts?: readonly string[];
  readonly depth?: number;
  readonly data?: boolean;
}

/** The text of a template, and its parts as Handlebars reads them. */
export interface ParsedTemplate {
  readonly file: string;
  readonly source: string;
  readonly tree: TemplateNode;
}

/** Parses a template; a finding when it is none. */
export function parseTemplate(file: string, source: string): ParsedTemplate | Finding {
  const plain = source.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const damage = findDamage(plain);
  if (damage) {
    const { message, hint, at } = damage;
    return { level: 'error', rule: 'template/syntax', file, ...at, message, hint };
  }
  try {
    return { file, source: plain, tree: parseText(plain) };
  } catch (error) {
    const { line, message } = wordSyntaxError(wordError(error));
    const hint = 'Close every {{#block}} with its {{/block}}, and every {{ with }}.';
    return { level: 'error', rule: 'template/syntax', file, line, column: 1, message, hint };
  }
}

const parseText = remember((source: string) => Handlebars.parse(source) as unknown as TemplateNode);

/** What Handlebars' parser (lib/handlebars/compiler/parser.js) says by the token that it met, in words for who writes templates. */
const MET: Readonly<Record<string, string>> = {
  EOF: 'A {{#block}}, or a {{ without }}, is still open at the end of the file',
  OPEN_ENDBLOCK: 'This {{/block}} closes a block that is not open',
  INVERSE: '{{else}} stands outside of a block',
  CLOSE: 'These braces close before a name or value, or by another number than opened',
  CLOSE_UNESCAPED: 'These braces close before a name or value, or by another number than opened',
  INVALID: 'Expected a name or a value between {{ and }}, or }} is missing',
};

function wordSyntaxError(text: string): { readonly line: number; readonly message: string } {
  const [, opened, closed, at] = /^(\S+) doesn't match (\S+) - (\d+):/.exec(text) ?? [];
  if (opened !== undefined)
    return { line: Number(at), message: `{{#${opened}}} is closed by {{/${closed}}}` };
  const met = /got '(\w+)'$/.exec(text)?.[1] ?? '';
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? 1);
  return { line, message: MET[met] ?? 'This is no template: something else is expected here' };
}

/** Creates what stands in place of a template that cannot be read. */
export function createEmptyTemplate(file: string): ParsedTemplate {
  return { file, source: '', tree: parseText('') };
}
