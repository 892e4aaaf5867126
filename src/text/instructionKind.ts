/** One kind of instruction, and how to tell it by its words. */
export interface InstructionKind {
  readonly what: string;
  /** Nobody who describes an API writes this. */
  readonly certain?: RegExp;
  /** Attacks say this, and now and then a description does. */
  readonly doubtful: RegExp;
  /** `true`: a sentence about what a setting does ("If true, do not notify …") tells the app this, not the agent. */
  readonly mayBeSetting?: true;
}
