/** What running an action does to the user's data. */
export type Effect = 'read' | 'write' | 'delete';

/** Something that tells what an action does to the user's data. */
export interface EffectEvidence {
  readonly source: 'descriptor' | 'type' | 'method' | 'name' | 'key' | 'description' | 'input';
  readonly says: Effect;
  /** `decides` overrules everything; of `strong` evidence what asks for the most care wins; `weak` counts where there is no other. */
  readonly strength: 'decides' | 'strong' | 'weak';
  /** What was found there: a verb, a method, a type. */
  readonly found: string;
}

/** Something that an action does, as its name tells: a verb, what it is done to, and what that does to the user's data. */
export interface VerbObject {
  /** Base form, lower case: `retrieve`, `opt out`. Of a name in another language than English the plain English verb; empty where a name has none. */
  readonly verb: string;
  /** Lower case, the last word in the singular: `contact`, `pull request`; empty where the name tells none. */
  readonly object: string;
  readonly effect: Effect;
}
