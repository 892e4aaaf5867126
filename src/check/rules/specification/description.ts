import { readFrontMatter, locateKey, pickValues } from '../../frontMatter.ts';
import type { Rule } from '../../../model/rule.ts';

const LONGEST = 1024;

export const description: Rule = {
  name: 'specification/description',
  level: 'error',
  about: "A skill's description is 1 to 1,024 characters without `<` and `>`.",
  why: 'The Agent Skills specification limits its length, and Copilot rejects what is longer; the quick validator of anthropics/skills rejects `<` and `>`, because descriptions stand between XML tags in the prompt of an agent.',
  bad: { descriptor: 'description: Use when asked about <orders> in Acme Orders.' },
  good: { descriptor: 'description: Use when asked about orders in Acme Orders.' },
  excusable: false,
  ofApp: ({ skill, descriptor }) =>
    skill.flatMap(({ file }) => {
      const head = file.path.endsWith('/SKILL.md') ? readFrontMatter(file) : null;
      const value = head && pickValues(head)['description'];
      if (!head || typeof value !== 'string') return [];
      const problem = problemOf(value);
      if (problem === null) return [];
      return [
        {
          message: `The description ${problem}`,
          hint: 'Write `description` in the descriptor, or mend the name, entities, keywords or summary that it is made of.',
          place:
            descriptor.description === null
              ? { file: file.path, line: locateKey(head, 'description') }
              : { at: ['description'] },
        },
      ];
    }),
};

function problemOf(value: string): string | null {
  if (value.trim() === '') return 'is empty';
  if (/[<>]/.test(value)) return 'holds "<" or ">"';
  return value.length > LONGEST ? `has ${value.length} characters, expected at most ${LONGEST}` : null;
}
