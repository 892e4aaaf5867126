import { createSet } from '../lexicon.ts';
import { findVerbEffect } from '../verbTable.ts';
import { isOnlyVerb } from './nounOrVerb.ts';
import { PREPOSITIONS } from './object.ts';

/** Verbs that are done to other verbs. */
const DONE_TO_DEEDS = createSet('attempt confirm preview request retry simulate test undo validate verify');
/** Verbs that stand before a noun as nouns do: "Validate Deploy Key". */
export const BEFORE_NOUNS = createSet(`
  accept answer complete deploy embed follow include install invoke load mail set setup subscribe sync use`);

/** Verbs that begin no noun behind a verb that changes: "Connect Get Pod" connects no get pod, "Transact Write Items" transacts no write items. */
const NO_ADJUNCTS = createSet('create delete get remove retrieve update upsert write');

/** Verbs that alone name no thing: `archive_get` archives no get. */
const NOTHING = createSet('create fetch get retrieve');
/** Verbs of which the word before is the object, though it may be a verb as well: `upload_get` gets an upload. */
export const NEVER_NOUNS = createSet(
  'approve cancel confirm create delete fetch get publish remove retrieve send submit',
);

/** "Request Cancel Order", "Verify Add Item": a verb that is done to another one with its object. */
export function doesWithDeed(verb: string, after: readonly string[]): boolean {
  const [first = '', second = ''] = after;
  if (second === '') return NOTHING.has(first);
  if (PREPOSITIONS.has(second)) return false;
  if (NO_ADJUNCTS.has(first)) return findVerbEffect(verb) !== 'read' || DONE_TO_DEEDS.has(verb);
  return DONE_TO_DEEDS.has(verb) && isOnlyVerb(first) && !BEFORE_NOUNS.has(first);
}
