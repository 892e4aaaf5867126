import { loadSuffixList } from '../text/suffixList.ts';

const ADDRESS = /(?:https?:\/\/|\bwww\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;
/** Names that are nobody's: RFC 2606, and what stands for the reader's own. */
const NOBODYS =
  /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost|(?:your|my)-?(?:app|company|domain|host|instance|name|org|server|shop|site|store|team|tenant)\.\w+|domain\.com)$/i;

/** The host of the first web address in a text that is neither the app's nor its documentation's; `null` when there is none. */
export function findStrangeAddress(
  text: string,
  { homepage, docs }: { readonly homepage: string; readonly docs: string | null },
): string | null {
  if (!text.includes('://') && !/www\./i.test(text)) return null;
  const hosts = [...text.matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase());
  const own = new Set([homepage, docs ?? homepage].map(domainOf));
  return hosts.find((host) => !NOBODYS.test(host) && !own.has(domainOf(host))) ?? null;
}

/** Loaded when a text holds an address, which few do. */
function domainOf(address: string): string | null {
  return loadSuffixList().getDomain(address);
}
