import { readFrontMatter, locateKey, pickValues } from '../../frontMatter.ts';
import type { Rule } from '../../../model/rule.ts';
import { isSlug, LONGEST_SLUG } from '../../../text/slug.ts';
import { findSkills } from '../../skills.ts';

export const name: Rule = {
  name: 'specification/name',
  level: 'error',
  about:
    "A skill's name is a string of 1 to 64 lower-case letters, digits and single hyphens, and the name of its folder.",
  why: 'The Agent Skills specification demands it. Clients find a skill by its folder and call it by its name; six of eleven measured ones reject a name that YAML reads as a number, such as 247 without quotes.',
  bad: { page: '---\nname: "Acme"\ndescription: "Orders."\n---\n\n# Acme Orders\n' },
  good: { page: '---\nname: "acme"\ndescription: "Orders."\n---\n\n# Acme Orders\n' },
  excusable: false,
  ofFiles: ({ documents }) =>
    findSkills(documents).flatMap(({ folder, page: { file } }) => {
      const head = readFrontMatter(file);
      const value = head && pickValues(head)['name'];
      if (!head || (value === folder && isSlug(folder))) return [];
      return [
        {
          message: `Expected the folder's name "${folder}" as a string of lower-case letters, digits and single hyphens, at most ${LONGEST_SLUG}, received ${JSON.stringify(value ?? null)}`,
          hint: 'Rename the folder of the app; its name becomes the name of the skill.',
          place: { file: file.path, line: locateKey(head, 'name') },
        },
      ];
    }),
};
