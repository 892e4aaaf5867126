import { createSet } from '../text/lexicon.ts';
import { FORMS } from '../text/verbTable.ts';
import { splitWords } from '../text/words.ts';

/** Verbs that no action's name begins with, but nouns of overviews do. */
const MORE = createSet(
  'automate accelerate administer approve collaborate defend empower monetize protect streamline visualize',
);
/** Verbs that are also the names of things: an order, a form's view, a list. */
const THINGS = createSet(`
  advance answer archive award backup block book boost broadcast build call capture cast change charge chat claim cluster comment commit
  copy count deposit dispatch dispute embed estimate explore fax filter flag forecast fork form format fund grant handle index invite
  issue label launch lead leave link list load lock log mail map mark match measure mirror monitor nudge offer order override park
  patch pin place play poll post process prompt purchase query queue quote rank rate record redirect refund release replay reply
  report request return review route run sample scale scan schedule score screen screenshot seal share sign stage star
  store stream switch tag taint test toggle track train transfer trigger tweet vault view vote watch whitelist blacklist`);
/** Verbs that are a thing only where the page treats them so: it lists builds, or names a saved search. */
const EITHER = createSet(`
  autocomplete check crawl deploy discover download drag drop edit export geocode hold import
  login lookup merge ping preview print purge read render restore resume scrape search send sort split subscribe
  sync transform unsubscribe update upgrade upload withdraw`);
/** Verbs in front of a noun that say which noun: a pull request, a load balancer, an end user. */
const DESCRIBING = createSet(`
  change check compute connect count end favorite fill follow force forward hold ignore ingest join load log login logout
  merge open opt pay pick press publish pull push refresh repair restore reverse secure select ship sign signup skip whois
  zip`);
/** Nouns behind a verb that make a field or a thing of it: a start date, an upload session. */
const PROCESSES = createSet('count date history job limit link log point queue session time url');
/** An identifier has no blanks: these stand in the middle of one only where it names an action. */
const ORDERS = createSet(
  'apply create delete execute fetch generate get insert list remove retrieve update upsert',
);

/** Returns whether a noun of an overview is a verb alone, such as "Validate"; `isThing` tells those the page treats as nouns. */
export function isVerbAlone(name: string, isThing: (word: string) => boolean): boolean {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const [word = ''] = words;
  if (words.length !== 1 || THINGS.has(word)) return false;
  if (FORMS.get(word) !== word && !MORE.has(word)) return false;
  return !EITHER.has(word) || !isThing(word);
}

/** Returns whether a verb could stand for a thing as well, as "Filter" does; among verbs it is one of them. */
export function mayBeVerb(name: string): boolean {
  const word = name.toLowerCase();
  return THINGS.has(word) || EITHER.has(word);
}

/**
 * Returns whether a name tells what is done: "Install Theme", `GetClientVersion`, "Update Objective" beside "Objective".
 * `isNoun` tells the other nouns of the list.
 */
export function isActionPhrase(name: string, isNoun: (phrase: string) => boolean): boolean {
  const words = splitWords(name);
  const lower = words.map((word) => word.toLowerCase());
  const [first = '', second = ''] = lower;
  if (second === '') return false;
  if (!/\s/.test(name.trim()) && lower.slice(0, -1).some((word) => ORDERS.has(word))) return true;
  if (FORMS.get(first) !== first || THINGS.has(first) || DESCRIBING.has(first)) return false;
  if (lower.length === 2 && PROCESSES.has(second)) return false;
  return !EITHER.has(first) || isNoun(words.slice(1).join(' '));
}
