import { contentOf, iconsOf, svgDanger } from '../facts/icon.ts';
import type { Rule } from '../../model/rule.ts';

const BAD_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const GOOD_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

export const clawhubIconScript: Rule = {
  name: 'marketplace/icon-script',
  level: 'error',
  about: 'An SVG icon holds no script, no event handler, no document type and no reference to another file.',
  why: 'Whoever serves `dist/` or a listing made of it would serve a program of whoever drew the icon. ClawHub refuses such icons too (openclaw/clawhub convex/lib/skillPresentation.ts).',
  bad: { files: { 'clawhub/acme/icon.svg': BAD_SVG } },
  good: { files: { 'clawhub/acme/icon.svg': GOOD_SVG } },
  excusable: false,
  ofApp: (subject) =>
    iconsOf(subject).flatMap((file) => {
      const danger = file.path.endsWith('.svg') ? svgDanger(contentOf(file).toString('utf8')) : null;
      return danger === null
        ? []
        : [
            {
              message: `The icon holds ${danger}`,
              hint: 'Export it as plain shapes, or take a PNG.',
              place: { file: file.path },
            },
          ];
    }),
};
