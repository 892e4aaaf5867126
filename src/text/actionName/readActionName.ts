import type { Effect, VerbObject } from '../../model/effect.ts';
import { createSet } from '../lexicon.ts';
import { remember } from '../memo.ts';
import { findNumber, KINDS_IN_PLURAL, toSingular } from '../number.ts';
import { findCaller } from './caller.ts';
import { readClause } from './clause.ts';
import { doesWithDeed } from './deed.ts';
import { readData } from './data.ts';
import { changesFound, endsInDeletion, findClauseEffect } from './effect.ts';
import { FRONT, readObject, PREPOSITIONS, TAILS } from './object.ts';
import { beginsForeign, findForeignVerbs } from './otherLanguages.ts';
import { toVerbForm } from '../verbForms.ts';
import { AMBIGUOUS, READ_VERBS } from '../verbTable.ts';
import { splitSegments, UNPARTED, type Clause, type Segment, type Segments } from './segments.ts';
import { NOUN_TAILS, SECOND_TAILS } from './nounTails.ts';
import { readRequest } from './request.ts';
import { withoutNoise } from './withoutNoise.ts';

const NO_ENGLISH = /[^\0-\x7f]/;
/** "chat.postMessage", "acme.v1.OrderService/ListOrders", "Patient/$merge": a method behind what holds it. */
const METHOD = /^[\w-]+(?:[.:/]\$?[\w-]+)*[.:/]\$?([\w-]+)$/;
/** What a method begins with and does not mean: `action_post`. */
const PREFIX = /^(?:action|button|cmd|do|op|rpc)_(?=[a-z])/i;
/** What nobody but the caller does: `Client/LoginWithToken` logs in no client. */
const LOGINS = new Set(['login', 'log in', 'sign in', 'sign up', 'signup']);
/** How many names before that of a method are told: the messages of a user, not also Gmail's. */
const HOLDERS = 2;

/**
 * What an action does, as its name or key tells: "Search and Delete Contacts" searches contacts and deletes contacts. Names
 * are read as people write them, as identifiers (`users.delete`, `issue_read`), and in some other languages; empty
 * where no verb is known.
 */
export const readActionName = remember((given: string): readonly VerbObject[] => {
  const request = readRequest(given.trim());
  if (request !== null) return request;
  const caller = findCaller(given.trim());
  if (caller !== null) return [{ verb: 'get', object: caller, effect: 'read' }];
  const name = withoutNoise(given.trim());
  const method = METHOD.exec(name);
  const about =
    (method?.[1] === undefined ? null : readMethod(name, method[1])) ?? readEnglish(splitSegments(name));
  if (NO_ENGLISH.test(name) || about.length === 0 || beginsForeign(name)) {
    const other = findForeignVerbs(name);
    // "xoaKhachHang" hangs nothing.
    if (other.length > 0 && beginsForeign(name)) return other;
    const changes = other.filter(({ effect }) => effect !== 'read');
    return about.length === 0 ? other : [...about, ...changes];
  }
  return about;
});

/** Of `chat.postMessage` the last part is a name of its own; without an object it is about the part before. */
function readMethod(name: string, method: string): VerbObject[] | null {
  const about = readEnglish(splitSegments(method.replace(PREFIX, '')));
  if (about.length === 0) return null;
  const holders = name
    .slice(0, name.length - method.length)
    .split(/[.:/$]+/)
    .filter(Boolean);
  const words = splitSegments(holders.slice(-HOLDERS).join('_')).parts.flatMap((part) => part.words);
  // `drive.about.get` gets no drive.
  const isBare = words.some((word) => PREPOSITIONS.has(word));
  // `batch-groups.complete` is about the groups of a batch, and completes them one by one.
  const start = words[0] === 'batch' && words.length > 1 ? 'batch ' : '';
  const named = words.map(toOne);
  // `calendar.calendarList.insert` says the first word twice.
  const holder = isBare ? '' : start + readObject(named[0] === named[1] ? named.slice(1) : named, '');
  return about.map((each) =>
    (each.object === '' && !LOGINS.has(each.verb)) || TAILS.has(each.object)
      ? { ...each, object: holder }
      : each,
  );
}

/** With the further objects of "List Users, Groups and Roles". */
interface LongClause extends Clause {
  readonly more: (readonly string[])[];
  /** A further object may be a verb that changes something: "Check Balance and Charge". */
  mayChange: boolean;
}

function readEnglish({ parts, isIdentifier }: Segments): VerbObject[] {
  const clauses: LongClause[] = [];
  for (const [at, part] of parts.entries()) {
    const before = clauses.at(-1);
    // Until a verb is found, "Users, Groups" are what a later part may be about.
    const segment = clauses.length === 0 && at > 0 ? { ...part, join: '' as const } : part;
    const clause = readClause(segment, isIdentifier, before?.after.length === 0);
    if (clause !== null) clauses.push({ ...clause, more: [], mayChange: false });
    else if (before !== undefined && isOneThing(before, part))
      clauses[clauses.length - 1] = {
        ...before,
        after: [...before.after, 'and', ...part.words],
        mayChange: before.mayChange || isDoubtful(before, part),
      };
    else if (before !== undefined && part.join !== 'aside' && mayGoOn(before)) {
      before.more.push(part.words);
      before.mayChange ||= isDoubtful(before, part);
    }
  }
  if (clauses.length === 0)
    return readData(
      parts.flatMap(({ words }) => words),
      isIdentifier,
    );
  const objects = clauses.map((clause) => objectsOf(clause, isIdentifier));
  return clauses.flatMap((clause, at) => {
    // "Search and Delete Contacts": the objects of the next verb that has some, else of the one before.
    const others = [...objects.slice(at), ...objects.slice(0, at).toReversed()];
    const own = others.find(({ length }) => length > 0) ?? [''];
    return clause.verbs.flatMap((verb) =>
      own.map((object) => ({ verb, object, effect: effectOf(verb, clause) })),
    );
  });
}

function effectOf(verb: string, { before, after, mayChange }: LongClause): Effect {
  if (endsInDeletion(verb, after)) return 'delete';
  const effect = findClauseEffect(verb, after.length > 0 ? after : before);
  return effect === 'read' && (mayChange || changesFound(verb, after)) ? 'write' : effect;
}

/** "Get Profit and Loss Report" is about one report, "Update Company and Contact Details" about two things. */
function isOneThing({ verbs, after, more }: LongClause, { words, join, isSaid }: Segment): boolean {
  if (join !== 'and' || !isSaid || words.length < 2 || more.length > 0) return false;
  if ([...after, ...words].some((word) => PREPOSITIONS.has(word)) || FRONT.has(words[0] ?? '')) return false;
  // "Batch" tells how, not what: of "Add Batch and Request List" nothing stands before the "and".
  if (readObject(after, verbs[0] ?? '') === '') return false;
  return findNumber(after.at(-1) ?? '') !== 'many' && !TAILS.has(words.at(-1) ?? '');
}

/** Whether a part behind one thing may say what is done, not name a second thing: "Check Balance and Charge Card". */
function isDoubtful({ after }: LongClause, { words, join, isSaid }: Segment): boolean {
  const [word = '', object, ...more] = words;
  if (join !== 'and' || !isSaid || more.length > 0 || findNumber(after.at(-1) ?? '') === 'many') return false;
  if (object !== undefined && !mayBeDoneTo(object)) return false;
  return AMBIGUOUS.has(word) && !READ_VERBS.has(word);
}

/** Not the assignment of a shift, nor the details of a charge. */
function mayBeDoneTo(object: string): boolean {
  return (
    findNumber(object) === 'one' &&
    !NOUN_TAILS.has(object) &&
    !SECOND_TAILS.has(object) &&
    toVerbForm(object)?.form !== 'noun'
  );
}

/** In "List Orders by Date and Status" the status is no object. */
function mayGoOn({ after }: Clause): boolean {
  return after.length > 0 && !after.some((word) => PREPOSITIONS.has(word));
}

/** Programs and protocols that names of their commands begin with: `kubectl_delete` deletes none. */
const PROGRAMS = createSet(
  'adb ansible aws az brew btc cargo cli docker eth ffmpeg gcloud gh git helm kubectl mcp npm pip rpc terraform web3 yarn',
);

/** `lists_members_create` is about a list's member. */
function objectsOf({ verbs, before, after, more }: LongClause, isIdentifier: boolean): string[] {
  const [verb = ''] = verbs;
  if (doesWithDeed(verb, after)) return [];
  const holder = before.length === 1 && PROGRAMS.has(before[0] ?? '') ? [] : before;
  const own = readObject(after, verb) || readObject(isIdentifier ? holder.map(toOne) : holder, '');
  return [own, ...more.map((words) => readObject(words, verb))]
    .filter(Boolean)
    .map((object) => object.replaceAll(UNPARTED, ' '));
}

/** A list's member is one of `lists_members`, but a sales order is none of one sale. */
function toOne(word: string): string {
  return KINDS_IN_PLURAL.has(word) ? word : toSingular(word);
}
