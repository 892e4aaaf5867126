import { readFrontMatter, locateKey, pickValues } from '../../frontMatter.ts';
import type { Document, Place, Rule, Verdict } from '../../../model/rule.ts';
import { LONGEST_IN_DESCRIPTOR } from '../../../text/textLimits.ts';
import { findSkills } from '../../skills.ts';

const LONGEST = LONGEST_IN_DESCRIPTOR.description;

export const description: Rule = {
  name: 'specification/description',
  level: 'error',
  about: "A skill's description is 1 to 1,024 characters without `<` and `>`.",
  why: 'The Agent Skills specification limits its length, and Copilot rejects what is longer; the quick validator of anthropics/skills rejects `<` and `>`, because descriptions stand between XML tags in the prompt of an agent.',
  bad: { descriptor: 'description: Use when asked about <orders> in Acme Orders.' },
  good: { descriptor: 'description: Use when asked about orders in Acme Orders.' },
  excusable: false,
  // The other pages of an app have the description of this one.
  ofApp: ({ skill, descriptor }) =>
    verdictsOn(skill, (file, line) =>
      descriptor.description === null ? { file, line } : { at: ['description'] },
    ),
  ofFiles: ({ slug, documents }) =>
    slug === null ? verdictsOn(documents, (file, line) => ({ file, line })) : [],
};

function verdictsOn(
  documents: readonly Document[],
  placeOf: (file: string, line: number) => Place,
): Verdict[] {
  return findSkills(documents).flatMap(({ page: { file } }) => {
    const head = readFrontMatter(file);
    const value = head && pickValues(head)['description'];
    const problem = typeof value === 'string' ? problemOf(value) : null;
    if (!head || problem === null) return [];
    return [
      {
        message: `The description ${problem}`,
        hint: 'Write `description` in the descriptor, or mend the name, entities, keywords or summary that it is made of.',
        place: placeOf(file.path, locateKey(head, 'description')),
      },
    ];
  });
}

function problemOf(value: string): string | null {
  if (value.trim() === '') return 'is empty';
  if (/[<>]/.test(value)) return 'holds "<" or ">"';
  return value.length > LONGEST ? `has ${value.length} characters, expected at most ${LONGEST}` : null;
}
