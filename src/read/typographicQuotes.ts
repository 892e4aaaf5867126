import { isSeq, visit, type Document } from 'yaml';
import { LIST_MARK } from './findListMarks.ts';

const OPEN = '\\u2018\\u201C\\u201E\\u00AB';
const CLOSE = '\\u2019\\u201D\\u201C\\u00BB';
const INSIDE = `[^${OPEN}${CLOSE}\\n]*`;

/** Matches the lines of a YAML text whose whole value stands in the quotes of a text processor: key, then value. */
export const QUOTED_LINE = new RegExp(`^([ -]*[\\w-]+: +)([${OPEN}]${INSIDE}[${CLOSE}])[ \\t]*$`, 'gm');
const QUOTED = new RegExp(`^[${OPEN}]${INSIDE}[${CLOSE}]$`);

/**
 * Puts plain quotes around such values of a document, and around entries of lists with a comma of another script: so it says that their
 * quotes and commas belong to the text.
 */
export function quoteTypographic(document: Document): void {
  visit(document, {
    Scalar: (_, node, path) => {
      if (typeof node.value !== 'string') return;
      const isListed = isSeq(path.at(-1)) && LIST_MARK.test(node.value);
      if (isListed || QUOTED.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
}
