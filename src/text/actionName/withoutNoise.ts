import { createSet } from '../lexicon.ts';
import { toSingular } from '../number.ts';
import { FORMS } from '../verbTable.ts';

const METHODS = createSet('get post put patch delete head options');
/** `createInvoice` of "mutation createInvoice" and "createInvoice(input: InvoiceInput!)". */
const OPERATION = /^(?:(?:mutation|subscription) )?([A-Za-z_]\w*)(?:\(.*\)[^()]*)?$/s;
/** "query listUsers" of GraphQL lists; "query dynamoDB" queries. */
const QUERY = /^query (?=([a-z]+)[A-Z])/;
/** What Springfox puts behind a method's name: `getUserUsingGET_1`. */
const SPRINGFOX = /Using(?:GET|POST|PUT|PATCH|DELETE|HEAD)(?:_\d+)?$/;
/** What Nest puts behind the name of a group: `UsersController_create`. */
const CONTROLLER = /(?<=[a-z])Controller(?=[_.])/;
const SNAKE = /^[a-z][a-z0-9]*(?:_+[a-z0-9]+){3,}_*$/;

/** A name without what generators of APIs put around it, which says nothing of what the action does. */
export function withoutNoise(name: string): string {
  const named = FORMS.has(QUERY.exec(name)?.[1] ?? '') ? name.replace(QUERY, '') : name;
  const operation = /[( ]/.test(named) ? (OPERATION.exec(named)?.[1] ?? named) : named;
  return withoutPath(operation.replace(SPRINGFOX, '').replace(CONTROLLER, ''));
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
