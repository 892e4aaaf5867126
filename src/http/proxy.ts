import { BlockList, isIP, isIPv6 } from 'node:net';
import { createUsageError } from '../errors.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** A proxy that connections to an origin go through, and what messages call it: its host, without a name or password. */
export interface Proxy {
  readonly url: string;
  readonly host: string;
}

const NAME = 'HTTPS_PROXY';
const HINT = `Set ${NAME} to something like http://proxy.example:3128, or leave it out; NO_PROXY names hosts that are asked without it.`;

/**
 * Returns the proxy that the environment names for an origin, as curl reads it: that of HTTPS_PROXY, but none for the hosts of
 * NO_PROXY, and each variable may be in small letters. `null` for none, and for http, which stays on this machine. Throws a usage
 * error for an address that is no proxy's, and does not quote it, since it may hold a password.
 */
export function chooseProxy(env: EnvironmentVariables, origin: string): Proxy | null {
  const text = env['https_proxy'] || env[NAME];
  const { protocol, hostname, port } = new URL(origin);
  if (!text || protocol !== 'https:') return null;
  if (isDirect(hostname, port || '443', env['no_proxy'] || env['NO_PROXY'] || '')) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.host === '')
    throw createUsageError(`${NAME} is not the address of a proxy over http or https`, HINT);
  url.username = toDecodable(url.username);
  url.password = toDecodable(url.password);
  return { url: url.href, host: url.host };
}

/** A part of an address that can be decoded: where it could not, each "%" stands for itself. */
function toDecodable(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text));
  } catch {
    return encodeURIComponent(text);
  }
}

/** True for a host that a list such as `localhost,.example.com,10.0.0.1:8443,10.0.0.0/8` names; `*` names all. */
function isDirect(hostname: string, port: string, list: string): boolean {
  const host = trimHost(hostname);
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const withPort = isIPv6(entry) ? null : /^(.+?):(\d+)$/.exec(entry);
      const [, name = entry, only = port] = withPort ?? [];
      const named = trimHost(name);
      return only === port && (host === named || host.endsWith(`.${named}`) || isInNetwork(host, named));
    });
}

/** A host without what does not tell it from another: the brackets of IPv6, dots at its ends, and capitals. */
function trimHost(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^\*?\.|\.$/g, '')
    .toLowerCase();
}

/** True for an address that lies in a network such as `10.0.0.0/8`, or is the one address that is named. */
function isInNetwork(host: string, network: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const prefix = Number(bits ?? longest);
  if (family === 0 || family !== isIP(host) || prefix > longest) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const networks = new BlockList();
  networks.addSubnet(address, prefix, type);
  return networks.check(host, type);
}
