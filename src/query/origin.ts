import { usageError } from '../errors.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const HINT = 'Set MEMBRANE_API_URL to something like https://api.getmembrane.com, or leave it out.';

/** The one origin that the token is sent to. Throws a usage error for anything but https, or http to this machine. */
export function checkOrigin(text: string): string {
  if (!URL.canParse(text)) throw usageError('MEMBRANE_API_URL is not a URL', HINT);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw usageError('MEMBRANE_API_URL holds a user name or password', HINT);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!secure)
    throw usageError(`MEMBRANE_API_URL must be https, received ${url.protocol}//${url.host}`, HINT);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw usageError(`MEMBRANE_API_URL has more than an origin, expected ${url.origin}`, HINT);
  return url.origin;
}

/** Where a redirect leads, as path and query; `null` when that is another origin or no address at all. */
export function redirectTarget(location: string, target: string, origin: string): string | null {
  const base = new URL(target, origin);
  if (!URL.canParse(location, base.href)) return null;
  const url = new URL(location, base.href);
  return url.origin === origin ? url.pathname + url.search : null;
}
