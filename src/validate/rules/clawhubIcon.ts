import type { OutputFile } from '../../model.ts';
import { iconProblem, svgDanger } from '../clawhub/icon.ts';
import type { Rule, Subject } from '../rule.ts';

const BAD_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const GOOD_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

export const clawhubIcon: Rule = {
  name: 'marketplace/icon',
  level: 'warning',
  about: "An app's icon is a whole PNG or an SVG of at most 512 KB.",
  why: 'ClawHub leaves out an icon that is none, without a word (openclaw/clawhub convex/lib/skillPresentation.ts); the listing then stands there with a blank.',
  bad: { files: { 'clawhub/acme/icon.png': '<html>Not found</html>' } },
  good: { files: { 'clawhub/acme/icon.svg': GOOD_SVG } },
  excusable: false,
  ofApp: (subject) =>
    iconsOf(subject).flatMap((file) => {
      const problem = iconProblem(file.path, contentOf(file));
      return problem === null
        ? []
        : [
            {
              message: `The icon ${problem}`,
              hint: "Put another icon.svg or icon.png into the app's folder.",
              place: { file: file.path },
            },
          ];
    }),
};

export const iconScript: Rule = {
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

function iconsOf({ app, files }: Subject): OutputFile[] {
  const below = `clawhub/${app.slug}/`;
  return files.filter(({ path }) => path.startsWith(below) && /\.(?:svg|png)$/.test(path));
}

function contentOf({ text, bytes }: OutputFile): Buffer {
  return text === '' ? Buffer.from(bytes ?? []) : Buffer.from(text);
}
