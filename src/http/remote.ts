import { findText, readAnswer, type Answer } from './answer.ts';
import { toJsonBody, openClient, type Client } from './client.ts';
import { systemClock, type Clock } from './clock.ts';
import { chooseBackoff, createBreaker, type Breaker } from './patience.ts';
import type { Proxy } from './proxy.ts';
import { createBearer } from './token.ts';
import { createTurns, type Turns } from './turns.ts';

/** What a request came to. */
export type RemoteAnswer =
  | Answer
  /** It was not even tried, and that would be no different a moment later. */
  | { readonly kind: 'withheld'; readonly message: string };

/** A request of one person, with their token and their deadline. */
export interface RemoteRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** Goes to this origin only, and shows as `name` wherever an answer repeats it. */
  readonly token: { readonly value: string; readonly name: string };
  /** The body. */
  readonly json?: unknown;
  /** By that moment of the clock an answer is there, or none. */
  readonly until: number;
}

/** Requests to one origin on behalf of many people. Never rejects for the network or an answer. */
export interface Remote {
  /** A request that may be repeated without harm, and is while there is time and it is worth it. */
  readonly ask: (request: RemoteRequest) => Promise<RemoteAnswer>;
  /** A request that is sent once at most. */
  readonly send: (request: RemoteRequest) => Promise<RemoteAnswer>;
  readonly close: () => Promise<void>;
}

/** The one origin that a remote is asked at, and its bounds. */
export interface RemoteOptions {
  /** What messages call it. */
  readonly name: string;
  /** A checked origin. */
  readonly origin: string;
  /** What connections go through; directly without it. */
  readonly proxy?: Proxy | null | undefined;
  /** Requests on the wire at once; the others wait for their turn, as long as they have time. */
  readonly connections: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly clock?: Clock | undefined;
}

const TRIES = 3;
/** Somebody waits for the answer: who is to come back later than this is told so. */
const LONGEST_WAIT_MS = 2_000;
const CONNECT_MS = 5_000;
const MAX_BYTES = 4 * 2 ** 20;

interface Parts {
  readonly options: RemoteOptions;
  readonly client: Client;
  readonly breaker: Breaker;
  readonly clock: Clock;
  readonly turns: Turns;
}

/** Opens connections as they are needed. A remote that is down is left alone for a while, and told so at once. */
export function createRemote(options: RemoteOptions): Remote {
  const { name, origin, connections, headers, proxy, clock = systemClock } = options;
  const client = openClient({
    origin,
    proxy,
    connections,
    connectMs: CONNECT_MS,
    maxBytes: MAX_BYTES,
    headers,
    clock,
  });
  const breaker = createBreaker(clock.now, name);
  const parts: Parts = { options, client, breaker, clock, turns: createTurns(connections, clock) };
  const send: Remote['send'] = (request) => sendOnce(request, parts);
  const ask: Remote['ask'] = async (request) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(request);
      const wait = waitBefore(answer, tries);
      if (wait === null || tries === TRIES || clock.now() + wait >= request.until) return answer;
      await clock.sleep(wait, new AbortController().signal);
    }
  };
  return { ask, send, close: client.close };
}

/** What stands before a server that is down answers; 500 may be about one request. */
const IS_DOWN = new Set([502, 503, 504]);

/** How long to wait before the next try; `null`: another would be of no use. */
function waitBefore(answer: RemoteAnswer, tries: number): number | null {
  if (answer.kind === 'withheld') return null;
  if (answer.kind === 'failed') return answer.isFinal ? null : chooseBackoff(tries, Math.random);
  if (answer.status !== 429 && answer.status < 500) return null;
  if (answer.waitMs === null) return chooseBackoff(tries, Math.random);
  return answer.waitMs <= LONGEST_WAIT_MS ? answer.waitMs : null;
}

async function sendOnce(request: RemoteRequest, parts: Parts): Promise<RemoteAnswer> {
  const { breaker, clock, client, options, turns } = parts;
  const { method, path, json, until } = request;
  const withheld = (message: string): RemoteAnswer => ({ kind: 'withheld', message });
  const left = until - clock.now();
  if (left <= 0) return withheld('there was no time left to ask');
  if (!(await turns.enter(left))) return withheld(`too many requests to ${options.name} are under way`);
  try {
    const bearer = createBearer(request.token);
    const body = json === undefined ? undefined : toJsonBody(json);
    // Who is let through to see whether it is up again has to tell in any case: until then all others are refused.
    const refusal = breaker.refusal();
    if (refusal !== null) return withheld(refusal);
    const timeoutMs = until - clock.now();
    const raw = await client.send({ method, path, bearer, body, timeoutMs }, options.connections);
    if (raw.kind === 'failed') {
      // An answer that is too large is one. How long a change takes is its own matter; it says nothing about the others while it is up.
      if (raw.isFinal) breaker.answered();
      else if (method === 'GET' || !raw.sent || breaker.isOpen()) breaker.gaveUp(raw.message);
      return raw;
    }
    if (IS_DOWN.has(raw.status)) breaker.gaveUp(`it answered ${raw.status}`);
    else breaker.answered();
    return readAnswer(raw, bearer, showMessage, clock.wall());
  } finally {
    turns.leave();
  }
}

/** Only the message of an error is shown: the rest can carry what was asked. */
function showMessage(json: unknown): string {
  return findText(json, ['message']) ?? '';
}
