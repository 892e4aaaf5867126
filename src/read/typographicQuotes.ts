import { visit, type Document } from 'yaml';

const OPEN = '\\u2018\\u201C\\u201E\\u00AB';
const CLOSE = '\\u2019\\u201D\\u201C\\u00BB';
const INSIDE = `[^${OPEN}${CLOSE}\\n]*`;

/** Matches the lines of a YAML text whose whole value stands in the quotes of a text processor: key, then value. */
export const QUOTED_LINE = new RegExp(`^([ -]*[\\w-]+: +)([${OPEN}]${INSIDE}[${CLOSE}])[ \\t]*$`, 'gm');
const QUOTED = new RegExp(`^[${OPEN}]${INSIDE}[${CLOSE}]$`);

/** Puts plain quotes around such values of a document: so it says that the others belong to the text. */
export function quoteTypographic(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && QUOTED.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
}
