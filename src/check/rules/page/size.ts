import type { Rule } from '../../../model/rule.ts';
import { findSkills } from '../../skills.ts';

/** Characters that are counted as one token, here as everywhere in skillpress. */
const CHARACTERS_PER_TOKEN = 4;

export const pageSize: Rule = {
  name: 'page/size',
  level: 'warning',
  about:
    'A page stays within the lines and tokens of catalog.yaml: an agent pays for all of it each time it opens the skill.',
  why: 'The Agent Skills specification recommends fewer than 500 lines and 5,000 tokens; whatever is longer pushes the conversation out of the context.',
  bad: { notes: '- A line of the notes, once more than anybody reads.\n'.repeat(500) },
  good: { notes: '- What nobody can guess.\n' },
  excusable: true,
  ofApp: ({ documents, bundle, config: { limits } }) =>
    findSkills(documents)
      // A bundle has the same body.
      .filter(({ page }) => !bundle.includes(page))
      .flatMap(({ page: { file, outline } }) => {
        const tokens = Math.ceil(file.text.length / CHARACTERS_PER_TOKEN);
        const lines = outline.lines.length;
        if (lines <= limits.pageLines && tokens <= limits.pageTokens) return [];
        return [
          {
            message: `The page has ${lines} lines and ${tokens} tokens, expected at most ${limits.pageLines} and ${limits.pageTokens}`,
            hint: 'Shorten the notes or the entities, or lower limits.popularActions.',
            place: { file: file.path },
          },
        ];
      }),
};
