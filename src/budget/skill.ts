/** A skill as a client's loader sees it. */
export interface DescribedSkill {
  readonly name: string;
  readonly description: string;
  /** Size of its `SKILL.md`. */
  readonly bytes: number;
}

/**
 * What an agent is shown of a skill: its whole description, the beginning of it, its name only, or nothing at all.
 */
export type DescriptionState = 'whole' | 'cut' | 'name-only' | 'gone';

/** What one client shows of one skill. */
export interface ListedSkill {
  readonly name: string;
  readonly state: DescriptionState;
  /** Characters of the description that are shown. */
  readonly shown: number;
  /** Characters of the description. */
  readonly length: number;
  /** Why a skill is gone; `null` for one that is listed. */
  readonly reason: string | null;
}

/** True when an agent is shown the whole description. */
export function isWhole({ state }: ListedSkill): boolean {
  return state === 'whole';
}

/** The verdict on a skill whose description is shown up to `shown` characters; 0 leaves the name. */
export function toListed({ name, description }: DescribedSkill, shown: number): ListedSkill {
  const length = [...description].length;
  const state = shown >= length ? 'whole' : shown > 0 ? 'cut' : 'name-only';
  return { name, state, shown: Math.min(shown, length), length, reason: null };
}

/** The verdict on a skill that the agent never hears of. */
export function toGone({ name, description }: DescribedSkill, reason: string): ListedSkill {
  return { name, state: 'gone', shown: 0, length: [...description].length, reason };
}

/** By name in code-unit order: the order in which folders are read and listings written. */
export function sortByName(skills: readonly DescribedSkill[]): readonly DescribedSkill[] {
  return [...skills].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
