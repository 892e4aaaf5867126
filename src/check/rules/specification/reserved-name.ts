import { BUNDLED_SKILLS } from '../../../clawhub/facts/bundledSkills.ts';
import { VENDOR_WORD } from '../../../text/slug.ts';
import type { Rule } from '../../../model/rule.ts';

/** Devices of Windows (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/;

export const reservedName: Rule = {
  name: 'specification/reserved-name',
  level: 'warning',
  about: "A skill's name is none that a client or a system keeps for itself.",
  why: "Anthropic's platform refuses names with `anthropic` or `claude`, and Claude Code refuses plugins called so. OpenClaw's bundled skills 1password, canvas, github, notion and trello win over others of their name, so that a page with such a name is not shown there unless it is installed from ClawHub. Windows has no folder called con, prn, aux, nul, com1 or lpt1: nobody there can check out the catalog or install the skill.",
  bad: { slug: 'trello' },
  good: { slug: 'trello-boards' },
  excusable: true,
  ofApp: ({ app: { slug } }) => {
    const problem = findKeeper(slug);
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

/** Says who keeps a name for itself; `null`: nobody. */
function findKeeper(slug: string): string | null {
  if (VENDOR_WORD.test(slug)) return "Anthropic's clients refuse a skill with this name";
  if (BUNDLED_SKILLS.has(slug)) return 'OpenClaw brings along a skill of this name, which wins over this one';
  return DEVICE.test(slug) ? 'Windows takes no folder of this name' : null;
}
