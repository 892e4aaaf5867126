import type { DescribedSkill } from '../../src/budget/skill.ts';

/** The measured catalog: descriptions of 123 characters in the median, names of 9.1 on average. */
const NAME_LENGTHS = [7, 8, 9, 10, 12, 9, 8, 9, 10, 9];
const DESCRIPTION_LENGTHS = [103, 133, 123, 113, 143];

/** So many skills with names and descriptions of the lengths that the published catalog has, in the order of their names. */
export function measuredSkills(count: number): DescribedSkill[] {
  return Array.from({ length: count }, (_, index) => {
    const start = index.toString(36).padStart(4, '0');
    const name = start.padEnd(NAME_LENGTHS[index % NAME_LENGTHS.length] ?? 9, 'a');
    return skill(name, DESCRIPTION_LENGTHS[(index * 3) % DESCRIPTION_LENGTHS.length]);
  });
}

/** A skill with a description of a length. */
export function skill(name: string, length = 123, bytes = 4000): DescribedSkill {
  return { name, description: 'd'.repeat(length), bytes };
}
