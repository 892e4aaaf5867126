import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { errorBody } from './errors.ts';
import type { PlainFault, WireFault } from './faults.ts';

type Headers = Readonly<Record<string, string>>;

/** An answer that is ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Path and query of the request. */
  readonly target: string;
}

type Send<F> = (res: ServerResponse, answer: Answer, fault: F) => void;
type StatusFault = Extract<WireFault, { kind: 'status' }>;
type Sends = { [K in WireFault['kind']]: Send<Extract<WireFault, { kind: K }>> };

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const MEGABYTE = Buffer.alloc(2 ** 20, 'x');
const LOGIN_PAGE = '<!doctype html><title>Sign in</title><p>Please sign in to this network.';
const PROXY_ERROR = 'upstream connect error or disconnect/reset before headers';

/** Sends a whole answer with its length; without a content type unless the headers have one. */
export function sendWhole(res: ServerResponse, status: number, text: string, headers: Headers): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(text)) }).end(text);
}

/** Sends the answer as it should be. */
export function sendAnswer(res: ServerResponse, answer: Answer): void {
  sendWhole(res, answer.status, answer.text, { ...JSON_TYPE, ...answer.headers });
}

const half = (text: string) => Buffer.from(text).subarray(0, Buffer.byteLength(text) >> 1);

/** The headers of the whole answer, as the body's length promises it. */
function promise(res: ServerResponse, answer: Answer): void {
  const length = String(Buffer.byteLength(answer.text));
  res.writeHead(answer.status, { ...JSON_TYPE, ...answer.headers, 'content-length': length }).flushHeaders();
}

/** `Date` and `Retry-After`; an HTTP date is relative to the `Date` of the same answer. */
function statusHeaders({ skewSeconds, retryAfter }: StatusFault, answer: Answer): Headers {
  const clock = answer.headers['date'];
  const base = clock !== undefined && skewSeconds === undefined ? Date.parse(clock) : Date.now();
  const now = base + (skewSeconds ?? 0) * 1000;
  const date = { date: new Date(now).toUTCString() };
  if (!retryAfter) return date;
  const { seconds, as } = retryAfter;
  return {
    ...date,
    'retry-after': as === 'date' ? new Date(now + seconds * 1000).toUTCString() : String(seconds),
  };
}

/** A JSON document of about this size, in pieces. */
function* sized(megabytes: number, encode: (bytes: Buffer) => Buffer): Iterable<Buffer> {
  const middle = encode(MEGABYTE);
  yield encode(Buffer.from('{"items":[],"padding":"'));
  for (let i = 0; i < megabytes; i++) yield middle;
  yield encode(Buffer.from('"}'));
}

function drip(res: ServerResponse, text: string, everyMs: number): void {
  const bytes = Buffer.from(text);
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) res.write(bytes.subarray(sent, ++sent));
    else res.end();
  }, everyMs);
  res.once('close', () => clearInterval(timer));
}

/** A client that finds data and a reset in one turn of its event loop reports a plain end, so it gets a few turns. */
function resetLater(res: ServerResponse): void {
  const timer = setTimeout(() => setImmediate(() => res.socket?.resetAndDestroy()), 10);
  res.once('close', () => clearTimeout(timer));
}

const SENDS: Sends = {
  status: (res, answer, fault) => {
    const { status, body = errorBody(status) } = fault;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { ...JSON_TYPE, ...answer.headers, ...statusHeaders(fault, answer), ...fault.headers };
    sendWhole(res, status, text, headers);
  },
  reset: (res, answer, { at }) => {
    if (at === 'before-headers') return void res.socket?.resetAndDestroy();
    promise(res, answer);
    if (at === 'mid-body') res.write(half(answer.text));
    resetLater(res);
  },
  stall: (res, answer, { at }) => {
    if (at === 'headers') return;
    promise(res, answer);
    res.write(half(answer.text));
  },
  drip: (res, answer, { everyMs }) => {
    promise(res, answer);
    drip(res, answer.text, everyMs);
  },
  truncate: (res, answer, { framing }) => {
    const closing: Headers = framing.endsWith('close') ? { connection: 'close' } : {};
    if (framing === 'close') res.removeHeader('transfer-encoding');
    if (framing === 'content-length') promise(res, answer);
    else res.writeHead(answer.status, { ...JSON_TYPE, ...answer.headers, ...closing });
    res.write(half(answer.text), () => res.socket?.end());
  },
  html: (res, answer) =>
    sendWhole(res, 200, LOGIN_PAGE, { ...answer.headers, 'content-type': 'text/html; charset=utf-8' }),
  'content-type': (res, answer, { value }) => {
    const type: Headers = value === null ? {} : { 'content-type': value };
    sendWhole(res, answer.status, answer.text, { ...answer.headers, ...type });
  },
  'not-json': (res, answer, { text = PROXY_ERROR }) =>
    sendWhole(res, 200, text, { ...JSON_TYPE, ...answer.headers }),
  giant: (res, answer, { megabytes }) => {
    res.writeHead(200, { ...JSON_TYPE, ...answer.headers });
    Readable.from(sized(megabytes, (bytes) => bytes)).pipe(res);
  },
  'gzip-bomb': (res, answer, { megabytes }) => {
    res.writeHead(200, { ...JSON_TYPE, ...answer.headers, 'content-encoding': 'gzip' });
    // A gzip stream may have several members, so one compressed megabyte serves for all of them.
    Readable.from(sized(megabytes, (bytes) => gzipSync(bytes))).pipe(res);
  },
  redirect: (res, answer, { to = answer.target, status = 302 }) =>
    sendWhole(res, status, '', { ...answer.headers, location: to }),
  raw: (res, _, { bytes }) => {
    res.socket?.end(bytes);
  },
};

/** Sends the answer as the fault says; false when the fault is not one of the wire. */
export function sendFaulty(res: ServerResponse, answer: Answer, fault: PlainFault): boolean {
  if (!(fault.kind in SENDS)) return false;
  (SENDS[fault.kind as WireFault['kind']] as Send<PlainFault>)(res, answer, fault);
  return true;
}
