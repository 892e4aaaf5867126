import Handlebars from 'handlebars';
import { beginsChinese, beginsSpaced, endsChinese, endsSpaced } from '../text/chineseSpaces.ts';

/** Before or behind a slot its template has a space, which goes with a value that is Chinese there. */
export interface SlotSpaces {
  readonly before?: boolean;
  readonly behind?: boolean;
}

/**
 * Parses a template. A space between a Chinese character of it and a slot is for a value in Latin letters: it is taken out of the text and noted at
 * the slot, for `spaceValue`.
 */
export function parseFitted(source: string, file: string): hbs.AST.Program {
  const program = Handlebars.parseWithoutProcessing(source, { srcName: file });
  fitBody(program);
  return program;
}

/** An encoded value of a slot with the spaces that it needs. */
export function spaceValue(value: string, { before = false, behind = false }: SlotSpaces): string {
  const head = before && !beginsChinese(value) ? ' ' : '';
  const tail = behind && !endsChinese(value) ? ' ' : '';
  return head + value + tail;
}

function fitBody(program: hbs.AST.Program | undefined): void {
  const { body = [] } = program ?? {};
  for (const [at, statement] of body.entries()) {
    if (isBlock(statement)) {
      fitBody(statement.program);
      fitBody(statement.inverse);
    }
    if (statement.type === 'MustacheStatement')
      fitSlot(statement as hbs.AST.MustacheStatement, body[at - 1], body[at + 1]);
  }
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}

function fitSlot(
  slot: hbs.AST.MustacheStatement,
  before: hbs.AST.Statement | undefined,
  behind: hbs.AST.Statement | undefined,
): void {
  if (isText(before) && endsSpaced(before.value)) {
    setText(before, before.value.slice(0, -1));
    note(slot, 'before');
  }
  if (isText(behind) && beginsSpaced(behind.value)) {
    setText(behind, behind.value.slice(1));
    note(slot, 'behind');
  }
}

function isText(statement: hbs.AST.Statement | undefined): statement is hbs.AST.ContentStatement {
  return statement?.type === 'ContentStatement';
}

function setText(content: hbs.AST.ContentStatement, text: string): void {
  Object.assign(content, { value: text, original: text });
}

function note(slot: hbs.AST.MustacheStatement, side: keyof SlotSpaces): void {
  const value: hbs.AST.BooleanLiteral = {
    type: 'BooleanLiteral',
    value: true,
    original: true,
    loc: slot.loc,
  };
  slot.hash ??= { type: 'Hash', pairs: [], loc: slot.loc };
  slot.hash.pairs.push({ type: 'HashPair', key: side, value, loc: slot.loc });
}
