import { nameFirst } from '../../text/counting.ts';
import { CLIENTS } from '../../budget/clients.ts';
import { isWhole } from '../../budget/skill.ts';
import type { Pack } from '../../model/pack.ts';
import type { Rule, Verdict } from '../../model/rule.ts';
import { toSkills } from '../choosePacks.ts';

/** Apps that a message names before it counts the others. */
const NAMED = 5;

export const packBudget: Rule = {
  name: 'pack/budget',
  level: 'warning',
  about: 'A client that has one pack installed shows an agent the whole description of each of its skills.',
  why: 'An agent opens a skill by its description. Claude Code 2.1.328 shows some 1,850 characters of descriptions besides its own skills and leaves out whole ones beyond that; Codex 0.169.0 cuts all of them to one length. A pack of a category is made to fit; of one that you choose, this says which descriptions are cut, and where.',
  bad: {
    packs: `own: { all: { title: All, description: Everything., apps: [acme, ${letters().join(', ')}] } }`,
    others: Object.fromEntries(letters().map((letter) => [letter, otherApp(letter)])),
  },
  good: {
    packs: 'own: { traders: { title: For traders, description: Orders and stock., apps: [acme] } }',
  },
  excusable: false,
  ofPacks: (packs) => packs.flatMap(verdictsOn),
};

function verdictsOn({ name, apps, category }: Pack): Verdict[] {
  const skills = toSkills(name, apps);
  return CLIENTS.flatMap((client): Verdict[] => {
    // What is lost without the pack, too, is not the pack's fault.
    const alone = new Set(
      skills.filter((skill) => client.judge([skill]).every(isWhole)).map((skill) => skill.name),
    );
    const lost = client.judge(skills).filter((verdict) => !isWhole(verdict) && alone.has(verdict.name));
    if (lost.length === 0) return [];
    const slugs = lost.map((verdict) => verdict.name.slice(name.length + 1));
    return [
      {
        message: `${client.name} ${client.version} cuts or leaves out ${lost.length} of ${apps.length} descriptions of the pack "${name}": ${nameFirst(slugs, NAMED)}`,
        hint: 'Take the less used apps out of the pack, or make two packs of it.',
        place: { setting: category === null ? ['packs', 'own', name, 'apps'] : ['packs', 'byCategory'] },
      },
    ];
  });
}

function letters(): string[] {
  return [...'bcdefghijklmnopq'].map((letter) => `${letter}-orders`);
}

function otherApp(slug: string): string {
  return `{ name: ${slug.toUpperCase()}, homepage: 'https://${slug}.example/' }`;
}
