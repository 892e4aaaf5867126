import { BUNDLED_SKILLS } from '../clawhub/facts/bundledSkills.ts';
import type { AgentClient } from './client.ts';
import { toGone, toListed, type DescribedSkill, type ListedSkill } from './skill.ts';
import { findLargest } from './findLargest.ts';
import { formatFigure } from '../text/counting.ts';

/** Limits of OpenClaw's configuration, `skills.limits`, with its defaults (measured; its docs/gateway/configuration-reference). */
const MAX_CANDIDATES = 300;
const MAX_LOADED = 200;
const MAX_LISTED = 150;
const MAX_CHARS = 18_000;
const MAX_FILE_BYTES = 256_000;
/** Characters of the text around the list, and of the note that it was shortened (openclaw src/skills/loading). */
const FRAME = 378;
const NOTE = 121;
/** Characters of one entry's tags, and of those of its description. */
const ENTRY_TAGS = 65;
const DESCRIPTION_TAGS = 32;
/** What stands before and after the name in the entry's location. */
const LOCATION = '~/catalog/skills/'.length + '/SKILL.md'.length;
/** A shortened description has at least and at most so many characters, the same for all. */
const SHORTEST = 4;
const LONGEST = 220;

/**
 * OpenClaw with the limits above, which are measured; how it fills them is read in its source (openclaw/openclaw
 * src/skills/loading/skill-prompt-limits.ts, as of autumn 2026): candidates in the order of their names, then those loaded, then
 * those listed; if the list is too long, all descriptions are cut to the longest length that fits, then left out, and at last the
 * end of the list goes.
 */
export const openClaw: AgentClient = {
  key: 'openclaw',
  name: 'OpenClaw',
  version: 'autumn 2026',
  assumptions: [
    `the default limits: ${MAX_CANDIDATES} candidates a folder, ${MAX_LOADED} loaded, ${MAX_LISTED} listed, ${formatFigure(MAX_CHARS)} characters`,
    'the catalog is an extra folder such as ~/catalog/skills, where bundled skills win over those of the same name',
    'no bundled skill listed (most wait for a program that is not installed); 2026.7 and older drop what this one cuts',
  ],
  judge: (skills) => {
    const sorted = byLocale(skills);
    const lost = whyLost(sorted);
    const shown = list(sorted.filter((skill) => !lost.has(skill)));
    return sorted.map((skill) => shown.get(skill) ?? toGone(skill, lost.get(skill) ?? UNLISTED));
  },
  cost: (skill) => sum([skill], Infinity),
  setting: (skills) => {
    const loadable = skills.filter((skill) => isLoadable(skill) && !BUNDLED_SKILLS.has(skill.name));
    const limits = {
      maxCandidatesPerRoot: [skills.length, MAX_CANDIDATES],
      maxSkillsLoadedPerSource: [skills.filter(isLoadable).length, MAX_LOADED],
      maxSkillsInPrompt: [loadable.length, MAX_LISTED],
      maxSkillsPromptChars: [FRAME + sum(loadable, Infinity), MAX_CHARS],
    } as const;
    const raised = Object.entries(limits).flatMap(([key, [needed, limit]]) =>
      needed > limit ? [`${key}: ${needed}`] : [],
    );
    return raised.length === 0 ? null : `skills.limits { ${raised.join(', ')} } in OpenClaw's configuration`;
  },
};

const UNSEEN = `only the first ${MAX_CANDIDATES} folders are looked at`;
const UNLOADED = `only ${MAX_LOADED} skills of a folder are loaded`;
const UNLISTED = `only ${MAX_LISTED} skills are listed, in ${formatFigure(MAX_CHARS)} characters`;
const TOO_LARGE = `its SKILL.md has more than ${formatFigure(MAX_FILE_BYTES)} bytes`;
const SHADOWED = "OpenClaw's own skill of this name wins here; one installed from ClawHub would win over it";

/** OpenClaw sorts with `localeCompare(…, 'en')`. */
function byLocale(skills: readonly DescribedSkill[]): readonly DescribedSkill[] {
  const { compare } = new Intl.Collator('en');
  return [...skills].sort((a, b) => compare(a.name, b.name));
}

function isLoadable({ bytes }: DescribedSkill): boolean {
  return bytes <= MAX_FILE_BYTES;
}

/** The skills that do not come as far as the list. One that is shadowed was loaded all the same. */
function whyLost(sorted: readonly DescribedSkill[]): ReadonlyMap<DescribedSkill, string> {
  const lost = new Map<DescribedSkill, string>();
  let loaded = 0;
  for (const [index, skill] of sorted.entries()) {
    if (index >= MAX_CANDIDATES) lost.set(skill, UNSEEN);
    else if (loaded >= MAX_LOADED) lost.set(skill, UNLOADED);
    else if (!isLoadable(skill)) lost.set(skill, TOO_LARGE);
    else {
      loaded += 1;
      if (BUNDLED_SKILLS.has(skill.name)) lost.set(skill, SHADOWED);
    }
  }
  return lost;
}

function list(skills: readonly DescribedSkill[]): ReadonlyMap<DescribedSkill, ListedSkill> {
  const first = skills.slice(0, MAX_LISTED);
  // With as many as may be listed it never is: their tags alone take more.
  if (FRAME + sum(first, Infinity) <= MAX_CHARS)
    return new Map(first.map((skill) => [skill, toListed(skill, Infinity)]));
  const kept = first.slice(
    0,
    findLargest(0, first.length, (count) => fits(first.slice(0, count), 0)),
  );
  const length = findLargest(SHORTEST, LONGEST, (length) => fits(kept, length));
  return new Map(kept.map((skill) => [skill, toListed(skill, fits(kept, length) ? length : 0)]));
}

function fits(skills: readonly DescribedSkill[], length: number): boolean {
  return FRAME + NOTE + sum(skills, length) <= MAX_CHARS;
}

/** Characters of the entries, with descriptions up to a length. */
function sum(skills: readonly DescribedSkill[], length: number): number {
  return skills.reduce((total, { name, description }) => {
    const cut =
      description.length > length ? `${description.slice(0, Math.max(0, length - 3))}...` : description;
    const text = length === 0 ? 0 : DESCRIPTION_TAGS + escapedLength(cut);
    return total + ENTRY_TAGS + 2 * name.length + LOCATION + text;
  }, 0);
}

const ESCAPED: Readonly<Record<string, number>> = { '&': 5, '<': 4, '>': 4, '"': 6, "'": 6 };

/** Entries are XML: such a character is written as its entity. */
function escapedLength(text: string): number {
  return (
    text.length + (text.match(/[&<>"']/g) ?? []).reduce((more, char) => more + (ESCAPED[char] ?? 1) - 1, 0)
  );
}
