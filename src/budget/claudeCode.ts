import type { AgentClient } from './client.ts';
import { sortByName, toListed, type DescribedSkill, type ListedSkill } from './skill.ts';
import { formatFigure } from '../text/counting.ts';

/** Tokens. A model with a larger window has a larger budget. */
const CONTEXT_WINDOW = 200_000;
const CHARS_PER_TOKEN = 4;
/** 1 % of the window is for the list of skills; users set it with `skillListingBudgetFraction` (Claude Code's settings schema). */
const FRACTION = 0.01;
const BUDGET = CONTEXT_WINDOW * CHARS_PER_TOKEN * FRACTION;
/**
 * Characters of the list that Claude Code's own skills take; they keep their descriptions whatever happens. Measured as "about
 * 6.2k": with 13 of them, 3,074 skills without descriptions made a block of 43,365 characters and would have made 430,095 with
 * them, and of 19 well-known apps with descriptions of 123 characters the last 6 lost theirs. 6,150 fits all three.
 */
export const BUNDLED = 6150;
const MAX_DESCRIPTION = 1536;

/** `- name` and the line's end. */
const nameCost = ({ name }: DescribedSkill): number => name.length + 3;
/** What the description adds to that: `: ` and itself. */
const descriptionCost = ({ description }: DescribedSkill): number =>
  Math.min(description.length, MAX_DESCRIPTION) + 2;
const sum = (skills: readonly DescribedSkill[], cost: (skill: DescribedSkill) => number): number =>
  skills.reduce((total, skill) => total + cost(skill), 0);

/**
 * Claude Code 2.1.328, measured with its own program: names are always listed; when the list is over its budget, descriptions
 * are taken in order as long as they fit, and one that does not fit is left out whole. The order of skills that were never used
 * is taken to be that of their names, which is what was measured (the last of the alphabet lost).
 */
export const claudeCode: AgentClient = {
  key: 'claude-code',
  name: 'Claude Code',
  version: '2.1.328',
  assumptions: [
    `a context window of ${formatFigure(CONTEXT_WINDOW)} tokens, 1 % of it (${formatFigure(BUDGET)} characters) for the list of skills`,
    `the bundled skills of 2.1.328, which take about ${formatFigure(BUNDLED)} characters of it`,
    'no other skill installed, none used before, not installed as a plugin (its name would precede each)',
  ],
  judge: (skills) => pack(sortByName(skills)),
  cost: (skill) => nameCost(skill) + descriptionCost(skill),
  setting: (skills) => {
    const needed = BUNDLED + sum(skills, nameCost) + sum(skills, descriptionCost);
    const fraction = Math.ceil((needed / (CONTEXT_WINDOW * CHARS_PER_TOKEN)) * 1000) / 1000;
    return fraction > 1 ? null : `"skillListingBudgetFraction": ${fraction} in Claude Code's settings`;
  },
};

function pack(skills: readonly DescribedSkill[]): readonly ListedSkill[] {
  let room = BUDGET - BUNDLED - sum(skills, nameCost);
  return skills.map((skill) => {
    const cost = descriptionCost(skill);
    if (cost > room) return toListed(skill, 0);
    room -= cost;
    return toListed(skill, MAX_DESCRIPTION);
  });
}
