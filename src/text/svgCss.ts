import { isDrawingElement, PRESENTATION } from './svgNames.ts';
import { createSet } from './lexicon.ts';

/** Functions of CSS values that load nothing; `url(` is looked at by itself. */
const FUNCTIONS: ReadonlySet<string> =
  createSet(`rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp
  matrix matrix3d translate translatex translatey scale scalex scaley rotate skew skewx skewy
  inset circle ellipse polygon path rect blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  cubic-bezier steps icc-color`);
const INNER_URL = /\burl\(\s*(["']?)#[^"'()\s\\]*\1\s*\)/gi;

/** What in a value of CSS could load something, as the object of a sentence; `null` when nothing could. */
export function findValueDanger(value: string): string | null {
  if (value.includes('\\')) return 'an escape in CSS, which can hide anything';
  const rest = value.replaceAll(INNER_URL, '');
  const name = [...rest.matchAll(/([\w-]+)\(/g)]
    .map(([, found = '']) => found.toLowerCase())
    .find((each) => !FUNCTIONS.has(each));
  return name === undefined ? null : `a value that may load something, ${name}()`;
}

const COMMENT = /\/\*[^]*?\*\/|<!--|-->/g;
const MEDIA = /^@media\s[\w\s:(),.-]*$/i;
const FONT_FACE = /^@font-face\s*$/i;
const SIMPLE = /^(?:[\w-]+|\*)?(?:[.#][\w-]+)*(?::(?:first|last)-child|:root)?$/;

/**
 * What in a style sheet could load something or restyle what is not of the image, as the object of a sentence; `null` when
 * it only says how elements, classes and ids are drawn.
 */
export function findCssDanger(sheet: string): string | null {
  let open = 0;
  let media = 0;
  for (const [part, end] of partsOf(sheet.replaceAll(COMMENT, ' '))) {
    const danger = end === '{' ? preludeDanger(part, open > 0) : declarationDanger(part);
    if (danger !== null) return danger;
    if (end === '{') {
      if (part.startsWith('@media')) media += 1;
      open += 1;
    }
    if (end === '}') open -= 1;
    if (open < 0 || open > media + 1) return 'a style sheet that cannot be read';
  }
  return open === 0 ? null : 'a style sheet that cannot be read';
}

/** Preludes before `{`, declarations before `;` and `}`, with what ends them. */
function* partsOf(sheet: string): Generator<[string, string]> {
  let part = '';
  for (const [token] of sheet.matchAll(/"[^"\n]*"|'[^'\n]*'|\([^()]*\)|[{};]|[^"'({};]+|[^]/g)) {
    if (token === '{' || token === '}' || token === ';') {
      yield [part.trim(), token];
      part = '';
    } else part += token;
  }
  if (part.trim() !== '') yield [part.trim(), ';'];
}

function preludeDanger(prelude: string, isInside: boolean): string | null {
  if (prelude.startsWith('@')) {
    const isKnown = !isInside && (MEDIA.test(prelude) || FONT_FACE.test(prelude));
    return isKnown ? null : `a rule of CSS that may load something, ${prelude.slice(0, 40)}`;
  }
  const selectors = prelude.split(/[\s,>+~]+/).filter(Boolean);
  const other = selectors.find((each) => !SIMPLE.test(each) || !isDrawn(each));
  return other === undefined && selectors.length > 0
    ? null
    : `a selector of something else, ${(other ?? '').slice(0, 40)}`;
}

/** A class, an id, or an element that draws. */
function isDrawn(selector: string): boolean {
  const element = /^[\w-]+|^\*/.exec(selector)?.[0];
  return element === undefined || isDrawingElement(element);
}

function declarationDanger(declaration: string): string | null {
  if (declaration === '') return null;
  if (declaration.startsWith('@'))
    return `a rule of CSS that may load something, ${declaration.slice(0, 40)}`;
  const [property = '', ...value] = declaration.split(':');
  const name = property.trim().toLowerCase();
  if (!isProperty(name)) return `a property of CSS that does not draw, ${name.slice(0, 40)}`;
  return findValueDanger(value.join(':'));
}

/** What editors write besides (`-inkscape-font-specification`) no browser reads. */
function isProperty(name: string): boolean {
  return PRESENTATION.has(name) || name.startsWith('--') || name.startsWith('-inkscape-') || OTHERS.has(name);
}

const OTHERS: ReadonlySet<string> =
  createSet(`line-height text-align text-indent text-transform solid-color solid-opacity block-progression cx cy r rx ry x y d width height
  color-scheme font-feature-settings font-variant-ligatures font-variant-caps font-variant-numeric font-variant-position
  font-variant-alternates font-variant-east-asian font-variation-settings text-orientation text-decoration-line
  text-decoration-style text-decoration-color shape-padding shape-margin inline-size -webkit-font-smoothing`);
