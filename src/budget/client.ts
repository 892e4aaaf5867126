import type { DescribedSkill, ListedSkill } from './skill.ts';

/** A model of how one client lists skills to an agent. */
export interface AgentClient {
  /** Stable, for scripts. */
  readonly key: string;
  readonly name: string;
  /** The version whose behaviour is modelled. */
  readonly version: string;
  /** What the model takes for granted, one sentence each. */
  readonly assumptions: readonly string[];
  /** What the client shows of each skill when all are installed, in the order of their names. */
  readonly judge: (skills: readonly DescribedSkill[]) => readonly ListedSkill[];
  /** What a skill takes of the list with its whole description, in the client's own measure. */
  readonly cost: (skill: DescribedSkill) => number;
  /** The setting that would make room for the whole descriptions of all; `null` when there is none. */
  readonly setting: (skills: readonly DescribedSkill[]) => string | null;
}
