import { PLAIN_VERBS } from '../text/verbTable.ts';

/** The verb by which a description says what an action does: "list" for several, "look up" for one that is read. */
export function claimedVerb(verb: string, isMany: boolean): string {
  if (verb === 'lookup') return 'look up';
  const plain = PLAIN_VERBS.get(verb) ?? verb;
  if (plain === 'get') return isMany ? 'list' : 'look up';
  return plain === 'find' ? 'search' : plain;
}
