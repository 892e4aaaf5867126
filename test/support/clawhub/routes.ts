import { text, type Answer } from './answers.ts';
import type { Call } from './call.ts';
import type { LimitKind } from './limits.ts';
import { list, search } from './lists.ts';
import { publish } from './publish.ts';
import { discovery, download, file, moderation, resolve, skill, version, versions, whoami } from './reads.ts';
import { upload, uploadUrl } from './uploads.ts';
import { verdicts } from './verdicts.ts';

/** What a request is for; faults are told by it. */
export type RequestClass =
  | 'discovery'
  | 'whoami'
  | 'resolve'
  | 'upload-url'
  | 'upload'
  | 'publish'
  | 'verdicts'
  | 'search'
  | 'download'
  | 'list'
  | 'versions'
  | 'version'
  | 'file'
  | 'moderation'
  | 'skill'
  | 'other';

type Handle = (call: Call, ...segments: string[]) => Answer | Promise<Answer>;

/** A request's class, its bucket of the rate limit and who answers it. */
export interface Route {
  readonly kind: RequestClass;
  readonly limit: LimitKind;
  readonly handle: Handle;
  /** The path's variable parts, decoded. */
  readonly segments: readonly string[];
}

type Entry = readonly [method: string, path: RegExp, kind: RequestClass, limit: LimitKind, handle: Handle];

const ROUTES: readonly Entry[] = [
  ['GET', /^\/\.well-known\/claw[d]?hub\.json$/, 'discovery', 'read', discovery],
  ['GET', /^\/api\/v1\/whoami$/, 'whoami', 'read', whoami],
  ['GET', /^\/api\/v1\/resolve$/, 'resolve', 'read', resolve],
  ['GET', /^\/api\/v1\/search$/, 'search', 'read', search],
  ['GET', /^\/api\/v1\/download$/, 'download', 'download', download],
  ['POST', /^\/api\/v1\/skills\/-\/upload-url$/, 'upload-url', 'write', uploadUrl],
  ['POST', /^\/api\/v1\/skills\/-\/upload\/[^/]+$/, 'upload', 'write', upload],
  ['POST', /^\/api\/v1\/skills\/-\/security-verdicts$/, 'verdicts', 'read', verdicts],
  ['POST', /^\/api\/v1\/skills$/, 'publish', 'write', publish],
  ['GET', /^\/api\/v1\/skills$/, 'list', 'read', list],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/versions$/, 'versions', 'read', versions],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/versions\/([^/]+)$/, 'version', 'read', version],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/file$/, 'file', 'read', file],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/moderation$/, 'moderation', 'read', moderation],
  ['GET', /^\/api\/v1\/skills\/([^/]+)$/, 'skill', 'read', skill],
];

const nothing = () => text('Not found', 404);

/** The route of a request; every request has one. */
export function routeOf(method: string, path: string): Route {
  for (const [routeMethod, pattern, kind, limit, handle] of ROUTES) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return { kind, limit, handle, segments: match.slice(1).map(decodeURIComponent) };
  }
  return { kind: 'other', limit: 'read', handle: nothing, segments: [] };
}
