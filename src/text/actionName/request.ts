import type { Effect, VerbObject } from '../../model/effect.ts';
import { createPairs, createSet } from '../lexicon.ts';
import { toSingularPhrase } from '../number.ts';
import { toVerbForm } from '../verbForms.ts';
import { READ_VERBS } from '../verbTable.ts';
import { splitWords } from '../words.ts';
import { findClauseEffect } from './effect.ts';
import { NOUNS } from './nounOrVerb.ts';
import { findFrontVerb } from './readImperative.ts';

/** "POST /cards/{card_id}/freeze": a method of HTTP and a path. */
const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE):? +(\/\S*)$/i;
/** What a method says is done; nothing that can be said of POST and PUT, which make, change or only ask. */
const VERBS = createPairs('GET:get HEAD:get PATCH:update DELETE:delete');
const EFFECTS: ReadonlyMap<string, Effect> = new Map([
  ['GET', 'read'],
  ['HEAD', 'read'],
  ['DELETE', 'delete'],
]);
/** Last parts of paths that are asked with POST and look all the same: "POST /orders/search". */
const ASKING = createSet('filter list lookup preview query search validate');
/** What a path begins with and says nothing of: "/api/v2.1". */
const NOTHING = /^(?:api|rest|v\d[\d.]*)$/i;
/** `{id}`, `:id`, `<id>`, `[id]`, `$id`. */
const PARAMETER = /^(?:[{<[].*[}>\]]|[:$]\w+)$/;

/** "POST: Move Boat", "GET_BoatLogs": a method before a name; where all is shouted it is a verb: `GET_BOAT`. */
const WITH_METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE)(?:_|: *| - )(?=[A-Za-z][A-Za-z\d_ ]*[a-z])/;

/** The name behind a method of HTTP, and the method; `null` where none stands before it. */
export function splitMethod(name: string): { method: string; rest: string } | null {
  const [prefix = '', method = ''] = WITH_METHOD.exec(name) ?? [];
  return prefix === '' ? null : { method, rest: name.slice(prefix.length) };
}

/** What a request does, of a name that is one: the verb of its method, done to what the path leads to; `null` of another name. */
export function readRequest(name: string): VerbObject[] | null {
  const [, given = '', path = ''] = REQUEST.exec(name) ?? readNamed(name);
  if (path === '') return null;
  const method = given.toUpperCase();
  const parts = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '' && !PARAMETER.test(part) && !NOTHING.test(part))
    .map((part) =>
      splitWords(part.replace(/\.(?:json|xml|php|aspx?)$/, '')).map((word) => word.toLowerCase()),
    );
  const called = method === 'POST' || method === 'PUT' ? readCalled(parts) : null;
  if (called !== null) return [called];
  const effect = EFFECTS.get(method) ?? 'write';
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

/** "POST /cards/{id}/freeze" freezes a card: a last part that is nothing but a verb, behind what it is done to. */
function readCalled(parts: readonly (readonly string[])[]): VerbObject | null {
  const [verb = '', ...more] = parts.at(-1) ?? [];
  const form = toVerbForm(verb);
  if (parts.length < 2 || more.length > 0 || form?.form !== 'base') return null;
  if (NOUNS.has(form.verb) && !ASKING.has(form.verb)) return null;
  const effect = READ_VERBS.has(form.verb) ? 'read' : findClauseEffect(form.verb, []);
  return { verb: form.verb, object: toSingularPhrase(parts.at(-2) ?? []).join(' '), effect };
}
