import type { Rule } from '../../../model/rule.ts';

const LARGEST = 64 * 1024;
/** Files of the router: the index of the apps, and their parts. */
const OF_ROUTER = /^skills\/[^/]+\/references\/(?:index|apps)\//;

export const routerFileSize: Rule = {
  name: 'page/router-file-size',
  level: 'error',
  about: 'No file that the router skill finds an app in has more than 64 KiB.',
  why: 'An agent opens these files one after the other, in the middle of a task: a longer one is cut by the tools of some clients without a word, and what is cut is an app that it does not find or a limit that it does not know.',
  bad: {
    files: { 'skills/membrane-apps/references/apps/acme.md': `# Acme Orders\n\n${'x'.repeat(LARGEST)}\n` },
  },
  good: { files: { 'skills/membrane-apps/references/apps/acme.md': '# Acme Orders\n' } },
  excusable: false,
  ofFiles: ({ forAgents }) =>
    forAgents.flatMap(({ path, text }) => {
      // No character has more than three bytes a code unit.
      const size = text.length * 3 < LARGEST || !OF_ROUTER.test(path) ? 0 : Buffer.byteLength(text);
      if (size <= LARGEST) return [];
      return [
        {
          message: `The file has ${size} bytes, expected at most ${LARGEST}`,
          hint: 'Shorten the notes of the app, or lower limits.popularActions in catalog.yaml.',
          place: { file: path },
        },
      ];
    }),
};
