import { toBytes, findIconProblem, listIcons } from '../facts/icon.ts';
import type { Rule } from '../../model/rule.ts';

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
    listIcons(subject).flatMap((file) => {
      const problem = findIconProblem(file.path, toBytes(file));
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
