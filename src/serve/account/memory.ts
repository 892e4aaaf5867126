import { LRUCache } from 'lru-cache';
import type { Resolved } from '../../membrane/resolve.ts';
import { MINUTE_MS } from '../../text/time.ts';

/** What is remembered of one tenant between calls. */
export interface TenantMemory {
  /** The element that stands for an app. */
  readonly element: BySlug<Resolved>;
  /** The id of the connection request that waits for the user to open its page. */
  readonly request: BySlug<string>;
}

/** Values by an app's slug. */
export interface BySlug<T> {
  readonly get: (slug: string) => T | undefined;
  readonly set: (slug: string, value: T) => void;
}

const MOST = 20_000;
const ELEMENT_MS = 10 * MINUTE_MS;
const REQUEST_MS = 30 * MINUTE_MS;

/** Remembers things of many tenants, each tenant's apart: for minutes, and no more than a fixed number of all of them. */
export function createMemories(): (tenantKey: string) => TenantMemory {
  const elements = new LRUCache<string, Resolved>({ max: MOST, ttl: ELEMENT_MS });
  const requests = new LRUCache<string, string>({ max: MOST, ttl: REQUEST_MS });
  return (tenantKey) => ({ element: ofTenant(elements, tenantKey), request: ofTenant(requests, tenantKey) });
}

function ofTenant<T extends object | string>(cache: LRUCache<string, T>, tenantKey: string): BySlug<T> {
  const place = (slug: string): string => JSON.stringify([tenantKey, slug]);
  return { get: (slug) => cache.get(place(slug)), set: (slug, value) => void cache.set(place(slug), value) };
}
