import { readActionName } from '../text/actionName/readActionName.ts';
import type { ActionFacts } from '../model/action.ts';
import type { VerbObject } from '../model/effect.ts';
import { createSet } from '../text/lexicon.ts';
import { remember } from '../text/memo.ts';
import { toSingular, toSingularPhrase } from '../text/number.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { PLAIN_VERBS } from '../text/verbTable.ts';
import { splitWords } from '../text/words.ts';
import type { Claim } from './readClaims.ts';

/** Verbs that say the same of a thing, whichever of them an action is called by. */
const SAME = [
  createSet(
    'list get find search look|up browse see show view read fetch retrieve query lookup check count describe'.replaceAll(
      '|',
      '_',
    ),
  ),
  createSet('create add new insert make register'),
  createSet('update edit modify change patch'),
  createSet('delete remove destroy erase'),
  createSet('create issue open raise upsert'),
  createSet('update upsert set adjust change'),
  createSet('post send'),
  createSet('execute launch run start trigger'),
];
/** Verbs that say at once that things are made, changed and taken away. */
const ALL_OF = createSet('manage administer maintain');
const CHANGES = ['create', 'update', 'delete'];
/** Words for what is in a thing: an action that gets the content of a file reads the file. */
const CONTENTS = createSet('body content contents data');
/** Words that say which thing is meant; the object of an action has none of them. */
const WHICH = createSet(
  'authenticated current latest logged logged-in newest next own previous recent signed signed-in in',
);

type Named = Pick<ActionFacts, 'readAs'>;

/** Whether one of the actions does what a description claims. */
export function isDone({ verb, noun }: Claim, actions: readonly Named[]): boolean {
  const done = listVerbs(noun, actions);
  // "Manage Entity" manages them, whatever that is.
  if (done.includes(verb)) return true;
  const needed = ALL_OF.has(verb) ? CHANGES : [verb];
  return needed.every((each) => done.some((other) => isSame(each, other)));
}

/** What actions do with a thing, in their own verbs; empty when no action is about it. */
export function listVerbs(noun: string, actions: readonly Named[]): string[] {
  // "SignExpress" is two words in a name of an action, too.
  const given = toSingularPhrase(splitWords(noun).flatMap(splitWords)).map((word) => word.toLowerCase());
  const words = given.slice(given.findIndex((word) => !WHICH.has(word)));
  if (words.length === 0) return [];
  const pairs = actions.flatMap(({ readAs }) => pairsOf(readAs));
  return [...new Set(pairs.filter(({ object }) => endsIn(object, words)).map(({ verb }) => verb))];
}

/** The verbs and objects of a name. One without a verb counts for all that it may mean: `lead_score` scores leads, and gets a lead's score. */
const pairsOf = remember((name: string): readonly Pick<VerbObject, 'verb' | 'object'>[] => {
  const told = readActionName(name);
  if (told.length > 0) return told;
  const words = splitWords(name).map((word) => word.toLowerCase());
  const asVerbs = words
    .filter((word) => toVerbForm(word)?.form === 'base')
    .map((verb) => ({ verb, object: words.filter((word) => word !== verb).join(' ') }));
  return [{ verb: 'get', object: words.join(' ') }, ...asVerbs];
});

/** "members" are what an action on an "organization member" is about; "organizations" are not. */
function endsIn(object: string, words: readonly string[]): boolean {
  // "to-dos" are two words here, and so they are in a name.
  const all = object.split(/[ -]/);
  const target =
    all.length > words.length && CONTENTS.has(all.at(-1) ?? '') && !CONTENTS.has(words.at(-1) ?? '')
      ? all.slice(0, -1)
      : all;
  return words.every((word, at) => isSameWord(target[target.length - words.length + at], word));
}

function isSameWord(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  // In lower case nobody can tell that "rssis" are many.
  return one === other || toSingular(one) === toSingular(other) || `${other}s` === one;
}

function isSame(claimed: string, done: string): boolean {
  const [one, other] = [plain(claimed), plain(done)];
  return one === other || SAME.some((verbs) => verbs.has(one) && verbs.has(other));
}

function plain(verb: string): string {
  return (PLAIN_VERBS.get(verb) ?? verb).replace(' ', '_');
}
