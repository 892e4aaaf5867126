import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../http/clock.ts';
import type { Proxy } from '../../http/proxy.ts';
import { createRemote, type Remote } from '../../http/remote.ts';
import { openTenant } from '../../membrane/tenant.ts';
import { signTenantToken, type WorkspaceKey } from '../../membrane/tenantToken.ts';
import { askUserInfo, type Identity } from '../../secondme/userInfo.ts';
import { createMemories } from '../account/memory.ts';
import type { Users, Visitor } from './users.ts';
import { MINUTE_MS } from '../../text/time.ts';

/** Where SecondMe is asked whose a token is, and where its users' tenants live. */
export interface SecondMeOptions {
  /** Of SecondMe. */
  readonly origin: string;
  readonly base: string;
  /** What connections to it go through. */
  readonly proxy?: Proxy | null;
  readonly workspace: WorkspaceKey;
  /** Of Membrane. */
  readonly remote: Remote;
  readonly clock: Clock;
}

const KNOWN_MS = 5 * MINUTE_MS;
/** A token that is refused may be let in soon, once its user has authorised the app anew. */
const REFUSED_MS = 15_000;
const MOST_TOKENS = 20_000;
const LOOK_UPS = 32;
/** An app's token for one user; `sm-` tokens are SecondMe's own sign-in and say nothing to a service. */
const TOKEN = /^Bearer +(lba_at_[\x21-\x7e]{1,4000})$/i;

/**
 * Users of SecondMe: each request has a token that SecondMe made for the app and the user, and SecondMe is asked whose it is. Each
 * acts in a Membrane tenant of their own, by the key of their SecondMe id. Tokens are kept as hashes only.
 */
export function createSecondMeUsers(options: SecondMeOptions): Users {
  const { origin, base, workspace, remote, clock, proxy } = options;
  const secondMe = createRemote({ name: 'SecondMe', origin, proxy, connections: LOOK_UPS, clock });
  const known = new LRUCache<string, Identity, number>({
    max: MOST_TOKENS,
    perf: { now: clock.now },
  });
  const asking = new Map<string, Promise<Identity>>();
  const memories = createMemories();
  const look = async (token: string, until: number): Promise<Identity> => {
    const key = hash('sha256', token);
    const before = known.get(key);
    if (before) return before;
    const running = asking.get(key) ?? askUserInfo(secondMe, base, token, until);
    asking.set(key, running);
    const identity = await running.finally(() => asking.delete(key));
    if (identity.kind !== 'unavailable')
      known.set(key, identity, { ttl: identity.kind === 'user' ? KNOWN_MS : REFUSED_MS });
    return identity;
  };
  const identify: Users['identify'] = async (authorization, until) => {
    const token = TOKEN.exec(authorization ?? '')?.[1];
    if (token === undefined) return noToken(authorization);
    const identity = await look(token, until);
    if (identity.kind !== 'user') return refusal(identity);
    const { userId } = identity;
    return {
      kind: 'known',
      mark: hash('sha256', `secondme ${userId}`).slice(0, 12),
      account: async (until) => {
        const value = await signTenantToken(workspace, userId, clock.wall());
        const secret = { value, name: 'the Membrane token' };
        return { memory: memories(userId), tenant: openTenant({ remote, token: secret, until }) };
      },
    };
  };
  return { identify, close: secondMe.close };
}

function noToken(authorization: string | null): Visitor {
  const message =
    authorization === null
      ? 'There is no token: send "Authorization: Bearer lba_at_…", as SecondMe does when it forwards a call'
      : 'This is no token of a SecondMe app: they begin with lba_at_ (sm- tokens are SecondMe’s own sign-in)';
  return { kind: 'refused', status: 401, message };
}

function refusal(identity: Exclude<Identity, { kind: 'user' }>): Visitor {
  const { kind, message } = identity;
  if (kind === 'invalid') return { kind: 'refused', status: 401, message };
  if (kind === 'denied') return { kind: 'refused', status: 403, message };
  return { kind: 'refused', status: 503, message, retryAfter: Math.ceil((identity.waitMs ?? 1_000) / 1_000) };
}
