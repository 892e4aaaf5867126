import { findCaller } from '../text/actionName/caller.ts';
import { isOnlyVerb, NOUNS, SELDOM_NOUNS } from '../text/actionName/nounOrVerb.ts';
import { isSearchNoun } from '../text/actionName/nounTails.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { readDescription } from '../text/actionName/readDescription.ts';
import { withoutShouting } from '../text/actionName/readImperative.ts';
import { isRequest } from '../text/actionName/request.ts';
import { createSet } from '../text/lexicon.ts';
import { remember } from '../text/memo.ts';
import { findNumber, toPlural, toSingular } from '../text/number.ts';
import { SPELLING } from '../text/spelling.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { PLAIN_VERBS } from '../text/verbTable.ts';
import { splitWords } from '../text/words.ts';
import { withPreposition } from './verbPreposition.ts';

/** Behind these an action is about a link between two things: "Add User to Group" adds no users. */
const LINKS = createSet('to from into onto');
/** Verbs that may have such words behind their object and still do what they say: "Send Invoice to Customer". */
const GIVING = createSet('send export import post publish upload forward get list search find download');
/** Verbs that say too much, or nothing without what follows their object: "Mark Message as Seen". */
const UNFINISHED = createSet(
  'manage mark set give run autocomplete append hangup shutdown setup login logout signup backup checkout rollback exec',
);
/** Words that no noun of users has inside: "Get Meals This Week", "Create Two Content Slide". */
const NO_PARTS = createSet('this that these those my your two three four other');
/** "Time off" is a noun. */
const OFF = createSet('day days time');
/** "SumList" lists no sums. */
const SUMS = createSet('average avg max mean median min sum');
/** What says of one thing that it is the caller's: nobody looks up current users. */
const OWN = createSet('authenticated current own');
/** What belongs to a verb, not to a noun. */
const PARTICLES = createSet('down in off on out up');
const NO_OBJECTS = createSet(
  'me self one about it all by id ids i read count old new he her him she them they us we you',
);
/** Adjectives and participles: "Find Unsubscribed" lacks its noun. */
const NO_NOUN = /(?:able|ible|ly|[^e]ed)$/;
/** Words of a noun that users would say. */
const LONGEST_OBJECT = 3;

/** A thing that an action is about, and what a description may say that it does with it. */
export interface Deed {
  readonly words: readonly string[];
  readonly many: string | null;
  readonly verbs: readonly string[];
}

/** What the app's description may say of an action, by the thing that it is about. Empty where the action's own description says something else. */
export function readDeeds({
  readAs,
  description,
}: {
  readonly readAs: string;
  readonly description: string;
}): Iterable<Deed> {
  return findCaller(readAs) !== null || isOtherwise(readAs, description) ? [] : deedsOf(readAs).values();
}

/** Whether the description of a name that may be a noun says that the action only looks: `call_log` "Returns the calls of a day". */
function isOtherwise(name: string, description: string): boolean {
  if (
    description === '' ||
    !readActionName(name).every(
      ({ verb, effect }) => effect !== 'read' && (NOUNS.has(verb) || SELDOM_NOUNS.has(verb)),
    )
  )
    return false;
  const told = readDescription(description);
  return told.length > 0 && told.every(({ effect }) => effect === 'read');
}

const deedsOf = remember((name: string): ReadonlyMap<string, Deed> => {
  const spelled = withoutShouting(splitWords(isRequest(name) ? name.replaceAll('/', ' ') : name));
  const deeds = new Map<string, { words: readonly string[]; many: string | null; verbs: string[] }>();
  if (isTwoDeeds(name, spelled)) return deeds;
  for (const { verb, object, effect } of readActionName(name)) {
    // Who lists an item on a marketplace lists no items.
    if (verb === 'list' && (effect !== 'read' || SUMS.has(object))) continue;
    if (isSearchNoun(verb, object)) continue;
    const words = asSpelled(object, spelled);
    const many = findPlural(words, spelled);
    const isOwn =
      many === null &&
      findNumber(words.at(-1) ?? '') === 'one' &&
      spelled.some((word) => OWN.has(word.toLowerCase()));
    if (!isThing(words) || isOwn) continue;
    const deed = deeds.get(object) ?? {
      words,
      many: many?.endsWith('ings') === true ? many : null,
      verbs: [],
    };
    if (isSaid(verb, words, spelled))
      deed.verbs.push(claimedVerb(verb, many !== null && !endsWith(verb, spelled)));
    deeds.set(object, deed);
  }
  return deeds;
});

/** Of "Schedule Send" nobody can tell which word is done to the other. */
function isTwoDeeds(name: string, [first = '', second = '', ...more]: readonly string[]): boolean {
  return /\s/.test(name) && more.length === 0 && toVerbForm(first)?.form === 'base' && isOnlyVerb(second);
}

/** The verb by which a description says what an action does: "list" for several, "look up" for one that is read. */
function claimedVerb(verb: string, isMany: boolean): string {
  if (verb === 'lookup') return 'look up';
  const plain = PLAIN_VERBS.get(verb) ?? verb;
  if (plain === 'get') return isMany ? 'list' : 'look up';
  return plain === 'find' ? 'search' : plain;
}

/** The words of an object in the case that the name gives them, "SignExpress" as one. */
function asSpelled(object: string, spelled: readonly string[]): string[] {
  const words: string[] = [];
  const given = object.split(' ');
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    const shouted = spelled.find((each) => isShouted(each) && each.toLowerCase() === `${word}s`);
    const joined = spelled.find((each) => each.toLowerCase() === `${word}${given[at + 1] ?? ' '}`);
    const found =
      joined ?? spelled.find((each) => [each, toSingular(each)].some((form) => form.toLowerCase() === word));
    words.push(
      shouted ??
        joined ??
        (found === undefined ? word : found.toLowerCase() === word ? found : toSingular(found)),
    );
    if (joined !== undefined) at += 1;
  }
  return words;
}

/** "BAS", "POS": no plural of anything. */
function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** The plural of the last word, where a name has it: "moorings" are many, although nobody counts "mooring". */
function findPlural(words: readonly string[], spelled: readonly string[]): string | null {
  return spelled.find((word) => findNumber(word) === 'many' && toSingular(word) === words.at(-1)) ?? null;
}

/** `users.get` gets one of the users, `users.getOpen` several. */
function endsWith(verb: string, spelled: readonly string[]): boolean {
  return toVerbForm(spelled.at(-1) ?? '')?.verb === verb;
}

/** A noun that users would say. */
function isThing(words: readonly string[]): boolean {
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (words.length > LONGEST_OBJECT || last.length < 2 || NO_OBJECTS.has(last) || NO_NOUN.test(last))
    return false;
  // "The bot's API key" is that of one bot.
  if (words.some((word) => word.includes("'"))) return false;
  if (
    PARTICLES.has(words[0]?.toLowerCase() ?? '') ||
    (PARTICLES.has(last) && !OFF.has(words.at(-2)?.toLowerCase() ?? '')) ||
    words.some((word) => NO_PARTS.has(word.toLowerCase()))
  )
    return false;
  if (words.some(isCode)) return false;
  // "dbfs" and "live" have no plural that anybody would read back.
  const noun = words.at(-1) ?? '';
  const isCounted = toSingular(toPlural(noun)).toLowerCase() === toSingular(noun).toLowerCase();
  return isCounted && /^[a-z]/.test(last) && words[0]?.toLowerCase() !== 'reverse';
}

/** "MMS200" is what a program is called, "SHA256" is known. */
function isCode(word: string): boolean {
  return /^[a-z]{2,}\d{3}/i.test(word) && !SPELLING.has(word.toLowerCase());
}

/** Whether the verb with the thing alone says what is done: who creates a bill of lading creates no bill. */
function isSaid(verb: string, words: readonly string[], spelled: readonly string[]): boolean {
  if (verb === '' || UNFINISHED.has(verb) || (/[ -]/.test(verb) && verb !== 'look up')) return false;
  // Who replies, replies *to* messages.
  if (withPreposition(verb, words)[0] !== words[0]) return false;
  const last = words.at(-1) ?? '';
  const end = spelled.findIndex((word) => word === last || toSingular(word) === last);
  if (spelled[end + 1]?.toLowerCase() === 'of') return false;
  if (GIVING.has(verb)) return true;
  return !spelled.slice(end + 1).some((word) => LINKS.has(word.toLowerCase()));
}
