import { SlotError } from '../render/encode.ts';
import { toVisibleLine } from '../text/characters.ts';

/** HTML that skillpress made itself: rendered Markdown, a style sheet. No text from outside is ever one. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The HTML of a value that is one; throws a `SlotError` for any other. */
  static read(value: unknown): string {
    if (!(value instanceof Html))
      throw new SlotError(`expected HTML of skillpress, received ${typeof value}`);
    return value.#text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text with every character that HTML or XML acts on as an entity. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** Text between tags, in one line and without hidden characters. */
function html(value: unknown): string {
  return escapeHtml(readLine(value, 'html'));
}

/** Text between the quotes of an attribute. */
function attr(value: unknown): string {
  return escapeHtml(readLine(value, 'attr'));
}

/** The target of a link, between quotes: a web address, a path of the site, or a place of the same page. */
function url(value: unknown): string {
  const text = readLine(value, 'url');
  if (!isSafeTarget(text))
    throw new SlotError(
      `expected a web address, a path that starts with / or a place that starts with #, received ${JSON.stringify(text)}`,
    );
  return escapeHtml(text);
}

/** True for what a link may lead to: `http:` and `https:`, a path of this site, a place of this page. */
export function isSafeTarget(text: string): boolean {
  if (/[\s"'<>`\\{}|^]/.test(text)) return false;
  return /^#[\w-]+$/.test(text) || /^\/(?!\/)/.test(text) || isHttpUrl(text);
}

/** True for an absolute web address. */
export function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** A JSON document inside a data block (`application/ld+json`): nothing in it can end the element. */
function data(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? toVisibleLine(each) : each))
    .replaceAll(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The slots of the site's templates, by name. */
export const siteSlots: Readonly<Record<string, (value: unknown) => string>> = {
  html,
  attr,
  url,
  data,
  rendered: (value) => Html.read(value),
};

function readLine(value: unknown, slot: string): string {
  if (typeof value !== 'string')
    throw new SlotError(
      `expected a string for the slot "${slot}", received ${value === null ? 'null' : typeof value}`,
    );
  return toVisibleLine(value).trim();
}
