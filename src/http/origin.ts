import { createUsageError } from '../errors.ts';
import type { Setting } from '../model/environment.ts';

/** What this machine is called in an address. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The one origin that the token is sent to. Throws a usage error for anything but https, or http to this machine. */
export function checkOrigin(text: string, { name, hint }: Setting): string {
  if (!URL.canParse(text)) throw createUsageError(`${name} is not a URL`, hint);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw createUsageError(`${name} holds a user name or password`, hint);
  if (!isSafeAddress(text))
    throw createUsageError(`${name} must be https, received ${url.protocol}//${url.host}`, hint);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw createUsageError(`${name} has more than an origin, expected ${url.origin}`, hint);
  return url.origin;
}

/** True for a URL to which a token may be sent: nobody on the way can read what is sent by https, or over http within this machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname));
}

/**
 * What a message calls the place that a redirect leads to: its origin, where it tells one. A token is taken out before, since an origin has no
 * capitals.
 */
export function nameTarget(location: unknown): string {
  if (typeof location !== 'string' || !URL.canParse(location)) return 'another address';
  const { origin, protocol } = new URL(location);
  return origin === 'null' ? `a ${protocol} address` : origin;
}

/** Where a redirect leads, as path and query; `null` when that is another origin or no address at all. */
export function readRedirect(location: string, target: string, origin: string): string | null {
  const base = new URL(target, origin);
  if (!URL.canParse(location, base.href)) return null;
  const url = new URL(location, base.href);
  return url.origin === origin ? url.pathname + url.search : null;
}
