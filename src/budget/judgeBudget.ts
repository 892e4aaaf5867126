import type { AgentClient } from './client.ts';
import { CLIENTS } from './clients.ts';
import { findLargest } from './findLargest.ts';
import { isWhole, type DescribedSkill, type ListedSkill } from './skill.ts';

/** What a client makes of a selection of skills. */
export interface ClientBudget {
  readonly client: string;
  readonly name: string;
  readonly version: string;
  readonly assumptions: readonly string[];
  readonly skills: readonly ListedSkill[];
  /** Any so many of these skills keep their whole descriptions; skills that never keep it are not counted. At most 2,000. */
  readonly pack: number;
  /** What to do; empty when every description is whole. */
  readonly advice: readonly string[];
}

/** Asks every client that is modelled. */
export function judgeBudget(skills: readonly DescribedSkill[]): readonly ClientBudget[] {
  return CLIENTS.map((client) => {
    const { key, name, version, assumptions } = client;
    const verdicts = client.judge(skills);
    const pack = packSize(client, skills);
    return {
      client: key,
      name,
      version,
      assumptions,
      skills: verdicts,
      pack,
      advice: advise(client, skills, verdicts, pack),
    };
  });
}

const LARGEST_PACK = 2000;

/** How many of the longest of these skills fit; a small selection is taken again and again. */
function packSize({ judge, cost }: AgentClient, skills: readonly DescribedSkill[]): number {
  const fits = (some: readonly DescribedSkill[]): boolean => judge(some).every(isWhole);
  const fitting = skills.filter((skill) => fits([skill])).sort((a, b) => cost(b) - cost(a));
  const sample = (count: number): DescribedSkill[] =>
    Array.from({ length: count }, (_, index) => fitting[index % fitting.length]).filter(
      (skill) => skill !== undefined,
    );
  return findLargest(0, fitting.length === 0 ? 0 : LARGEST_PACK, (count) => fits(sample(count)));
}

function advise(
  { setting }: AgentClient,
  skills: readonly DescribedSkill[],
  verdicts: readonly ListedSkill[],
  pack: number,
): readonly string[] {
  const lost = verdicts.filter((verdict) => !isWhole(verdict));
  if (lost.length === 0) return [];
  const advice: string[] = [];
  if (verdicts.length > pack && pack > 0)
    advice.push(`Offer packs of at most ${pack} of these skills: any ${pack} keep their whole descriptions.`);
  const raise = setting(skills);
  if (raise !== null) advice.push(`Or users set ${raise}.`);
  const shown = lost.filter(({ state }) => state === 'cut').map((verdict) => verdict.shown);
  if (shown.length > 0)
    advice.push(
      `What an agent reads ends after ${Math.min(...shown)} characters: begin each description with brand and verbs.`,
    );
  return advice;
}
