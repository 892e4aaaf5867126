import type { Effect, VerbObject } from '../../model/effect.ts';
import { createPairs, createSet } from '../lexicon.ts';
import { toSingularPhrase } from '../number.ts';
import { toVerbForm } from '../verbForms.ts';
import { READ_VERBS } from '../verbTable.ts';
import { splitWords } from '../words.ts';
import { findClauseEffect } from './effect.ts';
import { isOnlyVerb, NOUNS } from './nounOrVerb.ts';
import { readObject } from './object.ts';
import { findFrontVerb } from './readImperative.ts';
import { OPENINGS } from './verbBehind.ts';

/** "POST /cards/{card_id}/freeze": a method of HTTP, and a path or a whole address. */
const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE):? +(?:https?:\/\/[^\s/]+)?(\/\S*)$/i;
/** What a method says is done; nothing that can be said of POST and PUT, which make, change or only ask. */
const VERBS = createPairs('GET:get HEAD:get PATCH:update DELETE:delete');
/** What a method of HTTP does; POST does anything. */
export const EFFECT_OF_METHOD: ReadonlyMap<string, Effect> = new Map([
  ['DELETE', 'delete'],
  ['PUT', 'write'],
  ['PATCH', 'write'],
  ['GET', 'read'],
  ['HEAD', 'read'],
]);
/** Last parts of paths that are asked with POST and look all the same: "POST /orders/search". */
const ASKING = createSet('filter list lookup preview query search validate');
/** What a path begins with and says nothing of: "/api/v2.1". */
const NOTHING = /^(?:api|rest|v\d[\d.]*)$/i;
/** `{id}`, `:id`, `<id>`, `[id]`, `$id`, `42`. */
const PARAMETER = /^(?:[{<[].*[}>\]]|[:$]\w+|\d+)$/;
const FORMAT = /\.(?:json|xml|php|aspx?)$/;
/** "re-open" is one word. */
const PREFIXED = /^(re|un)-(?=[a-z]+$)/;

/** "POST: Move Boat", "GET_BoatLogs": a method before a name; where all is shouted it is a verb: `GET_BOAT`. */
const WITH_METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE)(?:[_-]|: *| - )(?=[A-Za-z][A-Za-z\d_ ]*[a-z])/;

/** The name behind a method of HTTP, and the method; `null` where none stands before it. */
export function splitMethod(name: string): { method: string; rest: string } | null {
  const [prefix = '', method = ''] = WITH_METHOD.exec(name) ?? [];
  return prefix === '' ? null : { method, rest: name.slice(prefix.length) };
}

/** True for a name that is a request of HTTP. */
export function isRequest(name: string): boolean {
  return REQUEST.test(name);
}

/** What a request does, of a name that is one: the verb of its method, done to what the path leads to; `null` of another name. */
export function readRequest(name: string): VerbObject[] | null {
  const [, given = '', path = ''] = REQUEST.exec(name) ?? readNamed(name);
  if (path === '') return null;
  const method = given.toUpperCase();
  const parts = splitPath(path);
  const called = method === 'POST' || method === 'PUT' ? readCalled(parts) : null;
  if (called !== null) return [called];
  const effect = EFFECT_OF_METHOD.get(method) ?? 'write';
  return [{ verb: VERBS.get(method) ?? '', object: toSingularPhrase(parts.at(-1) ?? []).join(' '), effect }];
}

/** "POST_Boat" is one too, where the name behind the method says no verb. */
function readNamed(name: string): readonly string[] {
  const { method = '', rest = '' } = splitMethod(name) ?? {};
  const words = splitWords(rest);
  return method === '' || rest.includes('/') || findFrontVerb(words) !== null
    ? []
    : ['', method, `/${words.join('_')}`];
}

/** The words of each part of a path, in small letters; "/carts/{id}:clear" has two parts. */
function splitPath(path: string): string[][] {
  return path
    .replace(/[?#].*$/, '')
    .replaceAll(/\{[^{}]*\}/g, '{}')
    .split(/\/|(?<=[\w}]):/)
    .map((part) => part.replace(FORMAT, ''))
    .filter((part) => part !== '' && !PARAMETER.test(part) && !NOTHING.test(part))
    .map((part) => splitWords(part.replace(PREFIXED, '$1')).map((word) => word.toLowerCase()));
}

/** "POST /cards/{id}/freeze" freezes a card: the verb that the last part of a path says, and what it is done to. */
function readCalled(parts: readonly (readonly string[])[]): VerbObject | null {
  const last = parts.at(-1) ?? [];
  const words = last.slice(last.findIndex((word) => !OPENINGS.has(word)));
  const [first = ''] = words;
  if (words.length === 1) {
    const form = toVerbForm(first);
    if (form?.form !== 'base' || (parts.length < 2 && !isChange(first))) return null;
    if (NOUNS.has(form.verb) && !ASKING.has(form.verb)) return null;
    const effect = READ_VERBS.has(form.verb) ? 'read' : findClauseEffect(form.verb, []);
    return { verb: form.verb, object: toSingularPhrase(parts.at(-2) ?? []).join(' '), effect };
  }
  // "POST /deleteCard", "POST /card.delete": of what only looks nobody can tell, since POST may change.
  const verb = [first, words.at(-1) ?? ''].find(isChange);
  if (verb === undefined) return null;
  const object = verb === first ? words.slice(1) : words.slice(0, -1);
  return { verb, object: readObject(object, verb), effect: findClauseEffect(verb, object) };
}

function isChange(word: string): boolean {
  return isOnlyVerb(word) && !READ_VERBS.has(word);
}
