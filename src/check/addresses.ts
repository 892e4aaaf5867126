import { createRequire } from 'node:module';
import type { App } from '../model/app.ts';

const ADDRESS = /(?:https?:\/\/|\bwww\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;
/** Names that are nobody's: RFC 2606, and what stands for the reader's own. */
const NOBODYS =
  /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost|(?:your|my)-?(?:app|company|domain|host|instance|name|org|server|shop|site|store|team|tenant)\.\w+|domain\.com)$/i;

interface Tldts {
  readonly getDomain: (host: string) => string | null;
}

const require = createRequire(import.meta.url);

/**
 * What a web address in a text leads to when that is neither the app nor its documentation, as the rest of a sentence about
 * it; `null` when there is none.
 */
export function strangeAddress(text: string, { homepage, docs }: App): string | null {
  if (!text.includes('://') && !/www\./i.test(text)) return null;
  const hosts = [...text.matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase());
  const own = new Set([homepage, docs ?? homepage].map(domainOf));
  const strange = hosts.find((host) => !NOBODYS.test(host) && !own.has(domainOf(host)));
  return strange === undefined ? null : `leads to ${strange}, which is not the app's`;
}

/** Loaded when a text holds an address, which few do. */
function domainOf(address: string): string | null {
  return (require('tldts') as Tldts).getDomain(address);
}
