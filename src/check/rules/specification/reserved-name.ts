import { BUNDLED_SKILLS } from '../../../clawhub/facts/bundledSkills.ts';
import { VENDOR_WORD } from '../../../text/slug.ts';
import type { Rule } from '../../../model/rule.ts';

export const reservedName: Rule = {
  name: 'specification/reserved-name',
  level: 'warning',
  about: "A skill's name is none that a client keeps for itself.",
  why: "Anthropic's platform refuses names with `anthropic` or `claude`, and Claude Code refuses plugins called so. OpenClaw's bundled skills 1password, canvas, github, notion and trello win over others of their name, so that a page with such a name is not shown there unless it is installed from ClawHub.",
  bad: { slug: 'trello' },
  good: { slug: 'trello-boards' },
  excusable: true,
  ofApp: ({ app: { slug } }) => {
    const problem = VENDOR_WORD.test(slug)
      ? "Anthropic's clients refuse a skill with this name"
      : BUNDLED_SKILLS.has(slug)
        ? 'OpenClaw brings along a skill of this name, which wins over this one'
        : null;
    if (problem === null) return [];
    return [
      {
        message: `${problem}: "${slug}"`,
        hint: 'Name the folder otherwise, or make an exception that says why it is the right name all the same.',
        place: { at: ['name'] },
      },
    ];
  },
};
