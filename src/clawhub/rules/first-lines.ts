import type { OutputFile } from '../../model/files.ts';
import { splitHead } from '../../text/head.ts';
import { rememberFor } from '../../text/memo.ts';
import { listLines, SHAPE_LINES } from '../facts/shape.ts';
import type { Rule } from '../../model/rule.ts';

/** So many of an app's own lines make its fingerprint; a page with fewer has all of them early. */
const ENOUGH = 10;
const FENCES = '```\n'.repeat(SHAPE_LINES);

export const clawhubFirstLines: Rule = {
  name: 'marketplace/first-lines',
  level: 'warning',
  about:
    "Of the lines that only this app's page has, ten (or all, if there are fewer) are among its first 80.",
  why: "ClawHub's structural fingerprint is made of the first 80 lines that are not empty. With the part that every page has first, 2,984 of the 3,074 published pages would be in large groups of one fingerprint, and publishing them would take 216 days instead of 16.",
  bad: {
    files: {
      'clawhub/acme/SKILL.md': `# Acme Orders\n\n${FENCES}\n## Orders\n\n- \`list-orders\`: List orders.\n`,
    },
  },
  good: {
    files: {
      'clawhub/acme/SKILL.md': `# Acme Orders\n\n## Orders\n\n- \`list-orders\`: List orders.\n\n${FENCES}`,
    },
  },
  excusable: false,
  ofApp: ({ app, bundle, neutral }) => {
    const page = bundle.find(({ file }) => file.path === `clawhub/${app.slug}/SKILL.md`);
    if (!page) return [];
    const lines = listLines(splitHead(page.file.text).body, Infinity);
    if (lines[SHAPE_LINES] === undefined) return [];
    const shared = listShared(neutral());
    const own = lines.map((line) => !shared.has(line));
    const early = own.slice(0, SHAPE_LINES).filter(Boolean).length;
    const expected = Math.min(ENOUGH, own.filter(Boolean).length);
    return early >= expected
      ? []
      : [
          {
            message: `${early} of the app's own lines are among the first ${SHAPE_LINES}, expected ${expected}`,
            hint: 'In templates/page.hbs, put what is the same on every page after what is about the app.',
            place: { file: page.file.path },
          },
        ];
  },
};

/** The lines of a page whose every text from outside is a placeholder; apps of one structure share them. */
const listShared = rememberFor((neutral: readonly OutputFile[]): ReadonlySet<string> => {
  const page = neutral.find(({ path }) => /^clawhub\/[^/]+\/SKILL\.md$/.test(path));
  return new Set(listLines(splitHead(page?.text ?? '').body, Infinity));
});
