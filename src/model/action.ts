import type { Effect, EffectEvidence, VerbObject } from './effect.ts';
import type { Inputs } from './inputs.ts';

/** JSON Schema (2020-12) as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The arguments of a tool. */
export interface ToolInput {
  /** Of an object. */
  readonly schema: JsonSchema;
  /** The action's input is no object: it is the property `input`. */
  readonly wrapped: boolean;
}

/** Why an action stands where it does. */
export interface RankingReason {
  /**
   * `pinned`: by the descriptor; `object`: shown because many actions are about its object; `kind`: shown because no other
   * listed one reads, writes, deletes or is about a main object as it does; `rest`: not among the listed ones.
   */
  readonly why: 'pinned' | 'object' | 'kind' | 'rest';
  /** What it is ranked under; empty when its name tells none. */
  readonly object: string;
  /** How many of the app's actions are about that. */
  readonly uses: number;
}

/** What is known of an action. */
export interface ActionFacts {
  /** Membrane's key; `null` when the catalog answered none. */
  readonly key: string | null;
  readonly id: string | null;
  readonly name: string;
  /** The name without what the app's names begin with and say nothing by: `LIST_BOATS` of `ACME_LIST_BOATS`. */
  readonly readAs: string;
  /** The descriptor's own sentence; `null` when nobody wrote one. */
  readonly told: string | null;
  /** What Membrane says of it, as it came; empty when it says nothing. */
  readonly description: string;
  /** The top-level entity that it is about; `null` when it is about none. */
  readonly entity: string | null;
  readonly effect: Effect;
  /** What tells the effect; empty when nothing does, and it is taken to write. */
  readonly evidence: readonly EffectEvidence[];
  /** What it does, as its name or its key tells; empty when neither does. */
  readonly about: readonly VerbObject[];
  readonly ranking: RankingReason;
  /** `null`: Membrane did not tell them. */
  readonly inputs: Inputs | null;
  /** Another action has the same key, or the same name where neither has one: only the id tells them apart. */
  readonly twin: boolean;
  /** Its name as a tool, unique in the app: `clerk_list-users`. */
  readonly tool: string;
  /** The same inputs for machines; `null`: Membrane did not tell them. */
  readonly toolInput: ToolInput | null;
}

/** An action, worded. */
export interface Action extends ActionFacts {
  /** One sentence, never empty. */
  readonly sentence: string;
}

/** Actions that belong together. */
export interface ActionGroupFacts {
  /** The entity that they are about; `null` where they share none. */
  readonly entity: string | null;
  /** What they are about where that is no entity, in the singular; `null` with an entity, and for those in no other group. */
  readonly object: string | null;
  readonly actions: readonly ActionFacts[];
}

/** A group, worded. */
export interface ActionGroup extends ActionGroupFacts {
  /** Its heading. */
  readonly title: string;
  readonly actions: readonly Action[];
}

/** A file of the reference of actions. */
export interface ReferencePartFacts {
  /** The name of the file, without its ending. */
  readonly file: string;
  readonly groups: readonly ActionGroupFacts[];
}

/** A file of the reference of actions, worded. */
export interface ReferencePart extends ReferencePartFacts {
  readonly groups: readonly ActionGroup[];
}
