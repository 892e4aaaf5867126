import { toBytes, listIcons } from '../facts/icon.ts';
import type { Rule } from '../../model/rule.ts';
import { findSvgDanger } from '../../text/svgDanger.ts';

const BAD_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const GOOD_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

export const clawhubIconScript: Rule = {
  name: 'marketplace/icon-script',
  level: 'error',
  about:
    'An SVG icon only draws: no script, event handler, animation, document type or reference to another file, no style but of its own parts, and no words that tell an agent what to do.',
  why: 'Whoever serves `dist/` or a listing made of it would serve a program of whoever drew the icon. So it is read by an XML parser, and what is not on a list of elements, attributes, functions and properties of CSS that draw is refused: gradients, clipping, masks, filters and style sheets with classes are on it. ClawHub refuses such icons too (openclaw/clawhub convex/lib/skillPresentation.ts).',
  bad: { files: { 'clawhub/acme/icon.svg': BAD_SVG } },
  good: { files: { 'clawhub/acme/icon.svg': GOOD_SVG } },
  excusable: false,
  ofApp: (subject) =>
    listIcons(subject).flatMap((file) => {
      const danger = file.path.endsWith('.svg') ? findSvgDanger(toBytes(file).toString('utf8')) : null;
      return danger === null
        ? []
        : [
            {
              message: `The icon holds ${danger.what}`,
              hint: 'Export it as plain shapes (SVGO without a document type does), or take a PNG.',
              place: { file: file.path, line: danger.line },
            },
          ];
    }),
};
