import { toVisibleLine } from '../text/characters.ts';
import { isRecord } from '../text/isRecord.ts';

/**
 * The encoders of typed slots. Every output of a template goes through one of them, so data fills its slot and never
 * adds a heading, a link, a table cell, a command or an invisible character. Each throws on a value that has no
 * encoding; the template engine adds the place.
 */

/** A value that its slot cannot take. */
export class SlotError extends Error {}

/** Whether a text has anything to escape; most have not. */
const MARKUP = /[\\`*_[\]<>#|~&@]|:\/\/|www\./i;
/**
 * What Markdown acts on, wherever it stands: markup; the underscores that may open emphasis; the start of an entity, which may end with
 * a semicolon of the template; and
 * what GitHub's flavour makes a link of without any markup: `://`, `www.` and the `@` of an address.
 */
const MARKUP_ALL =
  /[\\`*[\]<>|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9]+(?:;|$))|:(?=\/\/)|(?<=(?<![A-Za-z0-9])www)\.|(?<=\S)@|(?<=\s)#(?=#*$)/gi;
const BLOCK_START = /^(?:[-+=#:]|\d+[.)](?:\s|$))/;

/** Prose inside a line of Markdown, or a cell of a table. */
export function text(value: unknown): string {
  const line = oneLine(value, 'text');
  const escaped = MARKUP.test(line) ? line.replace(MARKUP_ALL, '\\$&') : line;
  return BLOCK_START.test(escaped) ? escapeStart(escaped) : escaped;
}

/** An inline code span. */
export function code(value: unknown): string {
  const line = oneLine(value, 'code');
  if (!line.includes('`')) return `\`${line.replaceAll('|', '\\|')}\``;
  const longest = Math.max(...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line.replaceAll('|', '\\|')} ${fence}`;
}

/** The target of a link: an absolute web address, or a path inside the skill. */
export function url(value: unknown): string {
  const line = oneLine(value, 'url');
  const safe = /^(?:https?:\/\/)?[\w.][^\s"'<>()[\]\\^`{|}]*$/.test(line);
  if (!safe || (/^[a-z][\w+.-]*:/i.test(line) && !/^https?:\/\//.test(line)))
    throw new SlotError(`expected a URL, received ${JSON.stringify(line)}`);
  return line;
}

/** A bare word of a shell command, such as a package with its version. */
export function shell(value: unknown): string {
  const line = oneLine(value, 'shell');
  if (!/^[\w@%+:,./-]+$/.test(line) || line.startsWith('-'))
    throw new SlotError(`expected a plain shell word, received ${JSON.stringify(line)}`);
  return line;
}

/** A double-quoted argument of a shell command, without anything that a shell would act on. */
export function quoted(value: unknown): string {
  const line = oneLine(value, 'quoted');
  if (/["$`\\!]/.test(line))
    throw new SlotError(
      `expected an argument without quotes, $, backtick, ! or backslash, received ${JSON.stringify(line)}`,
    );
  return `"${line}"`;
}

/** A JSON string, for a body that a shell is given in single quotes. */
export function json(value: unknown): string {
  return JSON.stringify(oneLine(value, 'json')).replaceAll("'", String.raw`\u0027`);
}

/** A whole number, in digits too: so are those of `data:` in `catalog.yaml`. */
export function count(value: unknown): string {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new SlotError(`expected a whole number for the slot "count", received ${wordKind(value)}`);
  return String(number);
}

/** Notes of the descriptor: Markdown of paragraphs, bullets, inline code and emphasis, which the rule `descriptor/notes` checks. */
export function markdown(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new SlotError('expected Markdown for the slot "markdown", received nothing');
  return value
    .split('\n')
    .map((line) => toVisibleLine(line).trimEnd())
    .join('\n')
    .trim();
}

/** By the name under which templates use them. */
export const encoders: Readonly<Record<string, (value: unknown) => string>> = {
  text,
  cell: text,
  code,
  url,
  shell,
  quoted,
  json,
  count,
  markdown,
};

function oneLine(value: unknown, slot: string): string {
  if (typeof value !== 'string')
    throw new SlotError(`expected a text for the slot "${slot}", received ${wordKind(value)}`);
  const line = toVisibleLine(value).trim();
  if (line === '') throw new SlotError(`expected a text for the slot "${slot}", received nothing`);
  return line;
}

function wordKind(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a map of keys' : JSON.stringify(value);
}

function escapeStart(line: string): string {
  const ordered = /^\d+(?=[.)])/.exec(line)?.[0];
  return ordered === undefined ? `\\${line}` : `${ordered}\\${line.slice(ordered.length)}`;
}
