import type { ServerResponse } from 'node:http';
import { sendFaulty } from '../membrane/wireFaults.ts';
import { Refusal, text, type Answer } from './answers.ts';
import { changed } from './body.ts';
import type { Call, Storing } from './call.ts';
import type { Fault, RecordedRequest } from './faults.ts';
import type { Route } from './routes.ts';

const WRAPPED = (message: string) =>
  `Uncaught ConvexError: ${message}\n    at handler (../convex/skills.ts)\n`;

/** The answer of a route, or its refusal. */
async function answerOf(call: Call, { handle, segments }: Route): Promise<Answer> {
  try {
    return await handle(call, ...segments);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const wrap = error.fromMutation && call.settings.wrapErrors;
    return text(wrap ? WRAPPED(error.message) : error.message, error.status);
  }
}

const isStoring = (effect: Fault['effect']): effect is Exclude<Storing, 'stored'> =>
  effect === 'ghost' || effect === 'hidden' || effect === 'pending';

/** Does what a request asks, as often and in the way that its fault says; a fault without effect leaves a 503. */
export async function act(call: Call, route: Route, fault: Fault | null): Promise<Answer | null> {
  const effect = fault?.effect ?? 'once';
  if (effect === 'none') return null;
  if (isStoring(effect)) return answerOf({ ...call, storing: effect }, route);
  if (effect === 'twice') await answerOf(call, route);
  return answerOf(call, route);
}

/** Sends the answer, or what the request's fault puts in its place. */
export function send(res: ServerResponse, { fault, url, method }: RecordedRequest, answer: Answer): void {
  const instead = fault?.answer;
  if (instead?.kind === 'field' || instead?.kind === 'extra-fields')
    return sendWhole(res, changed(answer, instead));
  const { status, headers, body } = answer;
  const target = method === 'GET' ? url : '/';
  if (instead && sendFaulty(res, { status, headers, text: body.toString(), target }, instead)) return;
  sendWhole(res, answer);
}

function sendWhole(res: ServerResponse, { status, headers, body }: Answer): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) }).end(body);
}
