import type { Output } from './output.ts';
import type { Rule } from './rule.ts';

/** A rule of a catalog's own: what a rule of skillpress tells for its page of the documentation may be left out. */
export type OwnRule = Omit<Rule, 'why' | 'bad' | 'good' | 'excusable' | 'appliesTo' | 'isWeighed'> &
  Partial<Pick<Rule, 'why' | 'bad' | 'good' | 'excusable'>>;

/** What `skillpress.config.mjs` exports as its default: outputs and rules of a catalog's own. */
export interface Extension {
  readonly outputs?: readonly Output[];
  readonly rules?: readonly OwnRule[];
}
