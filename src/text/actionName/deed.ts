import { createSet } from '../lexicon.ts';
import { isOnlyVerb } from './nounOrVerb.ts';
import { PREPOSITIONS } from './object.ts';

/** Verbs that are done to other verbs. */
const DONE_TO_DEEDS = createSet('attempt confirm preview request retry simulate test undo validate verify');
/** Verbs that stand before a noun as nouns do: "Validate Deploy Key". */
export const BEFORE_NOUNS = createSet(`
  accept answer complete deploy embed follow include install invoke load mail set setup subscribe sync use`);

/** "Request Cancel Order", "Verify Add Item": a verb that is done to another one with its object. */
export function doesWithDeed(verb: string, after: readonly string[]): boolean {
  const [first = '', second = ''] = after;
  return (
    DONE_TO_DEEDS.has(verb) &&
    isOnlyVerb(first) &&
    !BEFORE_NOUNS.has(first) &&
    second !== '' &&
    !PREPOSITIONS.has(second)
  );
}
