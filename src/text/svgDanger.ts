import { createRequire } from 'node:module';
import type { SaxesOptions, SaxesParser as Parser, SaxesTagNS } from 'saxes';
import { findSuspicion } from './instructions.ts';
import { findCssDanger, findValueDanger } from './svgCss.ts';
import { isDrawingAttribute, isDrawingElement, PRESENTATION } from './svgNames.ts';

/** What an image holds that is more than a drawing, and the line on which it stands. */
export interface SvgDanger {
  /** The object of a sentence: `an event handler, onload`. */
  readonly what: string;
  readonly line: number;
}

/** A part of what a drawing says, and the line on which it ends. */
interface SvgText {
  readonly text: string;
  readonly line: number;
}

interface Saxes {
  readonly SaxesParser: new (options: SaxesOptions & { xmlns: true }) => Parser<{ xmlns: true }>;
}

const require = createRequire(import.meta.url);

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** What drawing programs write for themselves; nothing that shows an image reads it. */
const EDITORS =
  /^(?:http:\/\/(?:www\.)?(?:inkscape\.org|sodipodi\.sourceforge\.net|ns\.adobe\.com|purl\.org\/dc|creativecommons\.org|web\.resource\.org\/cc|bohemiancoding\.com|serif\.com|vectornator\.io|boxy-svg\.com|w3\.org\/1999\/02\/22-rdf-syntax-ns)|https:\/\/(?:boxy-svg\.com|www\.figma\.com))/;

/**
 * The first thing in an SVG that could run, load or restyle something where it is shown, alone or inside an HTML page, or that tells
 * an agent what to do; `null` when it only draws. What is not on the lists of elements, attributes and properties that draw is refused, read by
 * an XML parser that knows namespaces and entities.
 */
export function findSvgDanger(text: string): SvgDanger | null {
  const { SaxesParser } = require('saxes') as Saxes;
  const parser = new SaxesParser({ xmlns: true });
  let found: SvgDanger | null = null;
  let css: string | null = null;
  const said: SvgText[] = [];
  const report = (what: string | null): void => {
    if (what !== null) found ??= { what, line: parser.line };
  };
  parser.on('error', (error) =>
    report(`XML that is not well-formed (${error.message.replace(/^\d+:\d+: /, '')})`),
  );
  parser.on('doctype', () => report('a document type'));
  parser.on('processinginstruction', ({ target }) => report(`a processing instruction, <?${target}?>`));
  parser.on('opentag', (tag) => {
    report(tagDanger(tag));
    if (tag.local === 'style') css = '';
  });
  parser.on('text', (part) => {
    if (css !== null) css += part;
    else if (part.trim() !== '') said.push({ text: part.trim(), line: parser.line });
  });
  parser.on('cdata', (part) => {
    if (css !== null) css += part;
    // What an HTML page shows of it outside a style sheet is not what XML reads.
    else report('a CDATA section');
  });
  parser.on('comment', (comment) => {
    report(wordsDanger('a comment', comment));
    if (/^-?>/.test(comment)) report('a comment that an HTML page ends at its beginning');
  });
  parser.on('closetag', ({ local }) => {
    if (local !== 'style' || css === null) return;
    report(findCssDanger(css));
    report(wordsDanger('a style sheet', (css.match(/\/\*[^]*?\*\//g) ?? []).join(' ')));
    css = null;
  });
  parser.write(text).close();
  return found ?? textDanger(said);
}

/** Judges what a drawing says as a whole: an instruction may stand in several elements. */
function textDanger(said: readonly SvgText[]): SvgDanger | null {
  const [first] = said;
  const what = wordsDanger('a text', said.map(({ text }) => text).join(' '));
  return first === undefined || what === null ? null : { what, line: first.line };
}

/** Agents read the source of an image, too: words in it that read as an instruction, wherever they stand. */
function wordsDanger(where: string, words: string): string | null {
  const found = findSuspicion(words);
  return found === null ? null : `${where} that ${found.what}`;
}

/** Coordinates, colours and names are none. */
const WORDS = /\p{L}{2}[^\p{L}\d]+\p{L}{2}/u;

function tagDanger({ name, local, uri, prefix, attributes }: SaxesTagNS): string | null {
  // Inside an HTML page namespaces do not count, so that an element of another one must not be called as one of HTML.
  const isDrawing = uri === SVG || uri === '' ? isDrawingElement(local) : prefix !== '' && EDITORS.test(uri);
  if (!isDrawing) return `an element that does not draw, <${name}>`;
  for (const attribute of Object.values(attributes)) {
    const danger =
      attributeDanger(attribute, uri !== SVG && uri !== '') ??
      (WORDS.test(attribute.value) ? wordsDanger(`an attribute, ${attribute.name},`, attribute.value) : null);
    if (danger !== null) return danger;
  }
  return null;
}

/** `isEditors`: it is of an element that only its drawing program reads, whatever it is called. */
function attributeDanger(
  { name, local, uri, value }: SaxesTagNS['attributes'][string],
  isEditors: boolean,
): string | null {
  if (uri === XMLNS || (uri === XML && ['space', 'lang', 'id'].includes(local))) return null;
  if (/^on/i.test(local)) return `an event handler, ${name}`;
  if (local === 'href' || local === 'src')
    return /^\s*#[^\s"'<>\\]*\s*$/.test(value)
      ? null
      : `a reference to something else, ${name}=${JSON.stringify(value.slice(0, 60))}`;
  if (uri === XLINK)
    return ['title', 'type', 'role', 'arcrole', 'show', 'actuate'].includes(local) ? null : unknown(name);
  if (uri !== '') return EDITORS.test(uri) ? null : unknown(name);
  if (local === 'style') return findCssDanger(`svg{${value}}`);
  if (!isDrawingAttribute(local)) return isEditors ? null : unknown(name);
  return PRESENTATION.has(local) ? findValueDanger(value) : null;
}

function unknown(name: string): string {
  return `an attribute that does not draw, ${name}`;
}
