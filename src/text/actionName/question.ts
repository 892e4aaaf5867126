import { createSet } from '../lexicon.ts';
import type { Clause } from './segments.ts';
import { toVerbForm } from '../verbForms.ts';
import { READ_VERBS } from '../verbTable.ts';
import { isOnlyVerb } from './nounOrVerb.ts';

const QUESTIONS = createSet(`
  am are can did does has have how is was were what what's when where where's which who who's whose why`);
/** Behind what it is about, such a word asks too: `user_is_active`, `user_has_role`. */
const PREDICATES = createSet('are can does has have is was were');
const PRONOUNS = createSet('he i it she that there they this we you');
const STATES = createSet('are has have is was were');
/** Behind "CAN", the bus of vehicles and machines. */
const ON_A_BUS = createSet('bus data frame frames id interface message messages network node signal signals');

/** "Is Following", "Who Am I" ask; "User is removed" does not begin so. */
export function readQuestion(words: readonly string[]): Clause | null {
  if (!QUESTIONS.has(words[0] ?? '') && words[0] !== 'whoami') return null;
  if (isDoneAfter(words, 0) || (words[0] === 'can' && ON_A_BUS.has(words[1] ?? ''))) return null;
  return { verbs: ['check'], before: [], after: [] };
}

/** "User Is Active" and `user_can_edit` ask; what is told to be done ("Order Has Been Deleted") is a passive. */
export function readPredicate(words: readonly string[]): Clause | null {
  const at = words.findIndex((word, place) => place > 0 && PREDICATES.has(word));
  const after = words.slice(at + 1);
  if (at === -1 || after.length === 0 || isDoneAfter(words, at) || words.slice(0, at).some(isOnlyVerb))
    return null;
  const isDone = words[at] !== 'can' || after[0] === 'be';
  if (isDone && after.some((word) => toVerbForm(word)?.form === 'past')) return null;
  const before = PRONOUNS.has(words[at - 1] ?? '') ? [] : words.slice(0, at);
  return { verbs: ['check'], before, after: [] };
}

/** "Is Following Toggle", `user_is_active_set`: what is asked about is changed; "Can User Delete" only asks. */
function isDoneAfter(words: readonly string[], at: number): boolean {
  const last = words.at(-1) ?? '';
  return STATES.has(words[at] ?? '') && words.length - at > 2 && isOnlyVerb(last) && !READ_VERBS.has(last);
}
