import { KEY, LONGEST_PLAIN_KEY, PLAIN_KEY } from '../facts.ts';
import type { ManifestRule } from './rule.ts';

/** Rules of the group "Skill Metadata". */
export const skillRules: readonly ManifestRule[] = [
  {
    name: 'secondme/key',
    level: 'error',
    about: 'The integration key has lower-case letters, digits and hyphens only.',
    check: ({ manifest: { skill }, at }) =>
      skill.key === '' || KEY.test(skill.key)
        ? []
        : [
            {
              at: [...at, 'skill', 'key'],
              message: `The integration key "${skill.key}" has other characters than a-z, 0-9 and -`,
              hint: 'Write it in lower case with hyphens, as in "google-sheets".',
            },
          ],
  },
  {
    name: 'secondme/plain-key',
    level: 'warning',
    about: 'The integration key is plain: no hyphen at an end or after another, at most 64 characters.',
    check: ({ manifest: { skill }, at }) =>
      !KEY.test(skill.key) || (PLAIN_KEY.test(skill.key) && skill.key.length <= LONGEST_PLAIN_KEY)
        ? []
        : [
            {
              at: [...at, 'skill', 'key'],
              message: `The integration key "${skill.key}" may be refused: its hyphens or its length are unusual`,
              hint: `Use words with one hyphen between them, at most ${LONGEST_PLAIN_KEY} characters.`,
            },
          ],
  },
  {
    name: 'secondme/lock',
    level: 'error',
    about: 'The integration key is the one that was given out: another key is another integration.',
    check: ({ manifest: { skill }, at, lockedKey }) => {
      if (lockedKey === undefined || lockedKey === skill.key) return [];
      const known = lockedKey === null;
      return [
        {
          at: [...at, 'skill', 'key'],
          message: known
            ? `The integration key "${skill.key}" is not in secondme.lock.json`
            : `The integration key was "${lockedKey}" and is "${skill.key}" now: users would lose the integration`,
          hint: known
            ? 'Run `skillpress secondme lock` and commit the file.'
            : `Keep "${lockedKey}" for this app in secondme.lock.json.`,
        },
      ];
    },
  },
];
