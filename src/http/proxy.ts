import { createUsageError } from '../errors.ts';

/** The environment in which a command runs. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that connections to an origin go through, and what messages call it: its host, without a name or password. */
export interface Proxy {
  readonly url: string;
  readonly host: string;
}

const NAME = 'HTTPS_PROXY';
const HINT = `Set ${NAME} to something like http://proxy.example:3128, or leave it out; NO_PROXY names hosts that are asked without it.`;

/**
 * The proxy that the environment names for an origin, as curl reads it: HTTPS_PROXY, but not for the hosts of NO_PROXY, each in capitals or
 * not. `null` for none, and for http, which stays on this machine. Throws a usage error for an address that is no proxy's; it
 * does not quote it, since it may hold a password.
 */
export function chooseProxy(env: Environment, origin: string): Proxy | null {
  const text = env['https_proxy'] || env[NAME];
  const { protocol, hostname, port } = new URL(origin);
  if (!text || protocol !== 'https:') return null;
  if (isDirect(hostname, port || '443', env['no_proxy'] || env['NO_PROXY'] || '')) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.host === '')
    throw createUsageError(`${NAME} is not the address of a proxy over http or https`, HINT);
  return { url: url.href, host: url.host };
}

/** True for a host that a list such as `localhost,.example.com,10.0.0.1:8443` names; `*` names all. */
function isDirect(hostname: string, port: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, name = entry, only = port] = /^(.+?):(\d+)$/.exec(entry) ?? [];
      const host = name.replace(/^\*?\./, '').toLowerCase();
      return entry === '*' || (only === port && (hostname === host || hostname.endsWith(`.${host}`)));
    });
}
