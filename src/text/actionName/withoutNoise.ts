import { createSet } from '../lexicon.ts';
import { toSingular } from '../number.ts';
import { toVerbForm } from '../verbForms.ts';
import { AMBIGUOUS, FORMS } from '../verbTable.ts';
import { isOnlyVerb } from './nounOrVerb.ts';
import { findFrontVerb } from './readImperative.ts';
import { splitMethod } from './request.ts';
import { splitWords } from '../words.ts';

const METHOD_VERBS = createSet('GET DELETE');
const METHODS = createSet('get post put patch delete head options');
/** `createInvoice` of "mutation createInvoice" and "createInvoice(input: InvoiceInput!)". */
const OPERATION = /^(?:(?:mutation|subscription) )?([A-Za-z_]\w*)(?:\(.*\)[^()]*)?$/s;
/** "query listUsers" of GraphQL lists; "query dynamoDB" queries. */
const QUERY = /^query (?=([a-z]+)[A-Z])/;
/** `protocols` of "query protocols(first: Int)": a query of GraphQL only reads, whatever it is called. */
const ASKED = /^query (\w+) ?\([^()]*:[^()]*\)(?=[^()]*$)/s;
/** "im.v1.message.list", "ACME_V2_ORDER_CLOSE": a version before what it is the version of. */
const VERSION = /(?<=^|[._:/-])v\d+(?:(?:alpha|beta)\d*)?[._:/-]+(?=[a-z])/gi;
/** `POSTsubscribe`, `Action_GETusage`. */
const SHOUTED_METHOD = /(?<![A-Za-z])(?:(GET|DELETE)|(?:Action_)?(?:POST|PUT|PATCH))(?=[a-z]{3})/;
const GROUP = /^([A-Z][a-z]\w*?)_([A-Z][a-z][A-Za-z]*)$/;
/** "Orders::Create", "orders#create". */
const JOINED = /(?<=\w)(?:::|->|#)(?=\w)/g;
/** `doOrderCancel`, `cmd_reboot`: it is said that something is done, then what. */
const PREFIX = /^(?:do|cmd|op|rpc)(?:([A-Z])(?=[a-z])|_(?=[a-z]{3}))/;
/** What Springfox puts behind a method's name: `getUserUsingGET_1`. */
const SPRINGFOX = /Using(?:GET|POST|PUT|PATCH|DELETE|HEAD)(?:_\d+)?$/;
/** What Nest puts behind the name of a group: `UsersController_create`. */
const CONTROLLER = /(?<=[a-z])Controller(?=[_.])/;
const MIXED = /^[a-z\d_]+(?: [a-z\d_]+)+$/;
/** `get-users-userId`. */
const OF_ONE = /^[a-z]+(?:-[a-z]+(?:[A-Z][a-z]+)*)+$/;
const BEHIND_METHOD = /^(?:post|put|patch)-([a-zA-Z]+(?:-[a-zA-Z]+)+)$/;
const SNAKE = /^[a-z][a-z0-9]*(?:_+[a-z0-9]+){3,}_*$/;

/** A name without what generators of APIs put around it, which says nothing of what the action does. */
export function withoutNoise(given: string): string {
  // `share_links redeem` is one identifier.
  const name = given.includes('_') && MIXED.test(given) ? given.replaceAll(' ', '_') : given;
  const behind = splitMethod(name);
  // "DELETE: Remove Tag" says itself what it does, "GET_BoatLogs" is a getting.
  if (behind !== null && (findFrontVerb(splitWords(behind.rest))?.rest.length ?? 0) > 0) return behind.rest;
  if (behind !== null && METHOD_VERBS.has(behind.method))
    return `${behind.method.toLowerCase()}${/\s/.test(behind.rest) ? ' ' : '_'}${behind.rest}`;
  const asked = ASKED.exec(name)?.[1];
  if (asked !== undefined) return findFrontVerb(splitWords(asked)) === null ? `get_${asked}` : asked;
  const named = FORMS.has(QUERY.exec(name)?.[1] ?? '') ? name.replace(QUERY, '') : name;
  const operation = /[( ]/.test(named) ? (OPERATION.exec(named)?.[1] ?? named) : named;
  const own = operation.replace(SPRINGFOX, '').replace(CONTROLLER, '');
  if (/\s/.test(own)) return splitHeaded(own)?.rest ?? verbFirst(own);
  const plain = own
    .replace(SHOUTED_METHOD, (_, method?: string) => (method === undefined ? '' : `${method}_`))
    .replace(GROUP, dotted)
    .replace(JOINED, '.')
    .replace(VERSION, '')
    .replace(PREFIX, (_, first = '') => first.toLowerCase());
  return withoutPath(withoutMethod(withOneOfMany(plain)));
}

/** What a colon or brackets set off before an imperative. */
const HEADED = /^(?:([A-Z][\w -]*):|[[(]([A-Za-z][\w -]*)[\])]:?) +([A-Za-z][\w-]* [^:()]*)$/;

/**
 * "Robot" and "send message" of "Robot: send message", "Beta" of "[Beta] Send Message"; `null` where no imperative stands behind, or a verb
 * before: "Bulk Delete: find users" may do both.
 */
export function splitHeaded(name: string): { head: string; rest: string } | null {
  const [, before = '', bracketed = '', rest = ''] = HEADED.exec(name) ?? [];
  const head = before || bracketed;
  if (head === '' || splitWords(head).some(isOnlyVerb)) return null;
  const verb = findFrontVerb(splitWords(rest));
  return verb === null || verb.rest.length === 0 ? null : { head, rest };
}

/** What sets a verb off from the thing before it: "User: Create", "User » Create". */
const SET_OFF = /^([A-Z][^:]*?)(?:: ?| (?:[-–—→»>/|]|::|->) )((?:bulk |mass )?)([A-Za-z]+)$/;

/** "Create User" of "User: Create" and "User - Create"; a name whose last word may be a noun stays as it is ("HTTP: Request"). */
function verbFirst(name: string): string {
  const [, thing = '', scale = '', verb = ''] = SET_OFF.exec(name) ?? [];
  const isVerb = toVerbForm(verb)?.form === 'base' && !AMBIGUOUS.has(verb.toLowerCase());
  // "Find Boats → Archive" has two.
  const isThing = !isOnlyVerb(splitWords(thing)[0] ?? '');
  return isVerb && isThing ? `${scale}${verb} ${thing}` : name;
}

/** `VirtualMachines.PowerOff` of "VirtualMachines_PowerOff": what it is about, then the method; "Get_Workers" has its verb first. */
function dotted(name: string, group: string, method: string): string {
  return findFrontVerb(splitWords(group)) === null ? `${group}.${method}` : name;
}

/** `get-session-by-id` of `get-sessions-sessionId`: the path says first of what, then which one. */
function withOneOfMany(name: string): string {
  if (!OF_ONE.test(name)) return name;
  const parts = name.split('-');
  const done: string[] = [];
  for (const [at, part] of parts.entries()) {
    const before = done.at(-1) ?? '';
    const one = toSingular(before);
    const isItsId = at > 1 && one !== before && `${one}Id`.toLowerCase().endsWith(part.toLowerCase());
    if (!isItsId) done.push(part);
    else done.splice(-1, 1, one, ...(at === parts.length - 1 ? ['by', 'id'] : []));
  }
  return done.join('-');
}

/** `orders-cancel` of `post-orders-cancel`: the method of a request before what it does. */
function withoutMethod(name: string): string {
  const rest = BEHIND_METHOD.exec(name)?.[1] ?? '';
  return isOnlyVerb(rest.slice(rest.lastIndexOf('-') + 1)) ? rest : name;
}

/** `create_user` of `create_user_users_post`: FastAPI puts the path and the method behind the name of the function. */
function withoutPath(name: string): string {
  if (!SNAKE.test(name)) return name;
  const words = name.split('_').filter(Boolean);
  const [first = '', ...rest] = words.slice(0, -1);
  if (!METHODS.has(words.at(-1) ?? '') || !FORMS.has(first)) return name;
  const nouns = rest.map(toSingular);
  const path = nouns.findIndex((noun, at) => noun === 'api' || nouns.indexOf(noun) < at);
  return path < 1 ? name : [first, ...rest.slice(0, path)].join('_');
}
