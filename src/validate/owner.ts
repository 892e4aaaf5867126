import { createRequire } from 'node:module';
import { plain } from './plain.ts';

/** Names of fewer letters are part of many others: "wrk" is in "network". */
const TELLING = 4;

/**
 * True when an address belongs to the app with that homepage: the same registrable domain, or a host or path that names
 * the brand. `names` are the brand and what else the app is called.
 */
export function isOwnPlace(address: string, homepage: string, names: readonly string[]): boolean {
  const [place, home] = [new URL(address), new URL(homepage)];
  const [host, homeHost] = [bare(place.hostname), bare(home.hostname)];
  if (host === homeHost || host.endsWith(`.${homeHost}`)) return true;
  if (names.some((name) => isNamed(place, plain(name)))) return true;
  // Only the Public Suffix List knows whose domain the rest is; it costs 28 ms to load, and few apps come this far.
  const { parse } = suffixList();
  const own = parse(homeHost, { allowPrivateDomains: true });
  const other = parse(host, { allowPrivateDomains: true });
  if (own.domain !== null && own.domain === other.domain) return true;
  const label = plain(other.domainWithoutSuffix ?? '');
  return (
    isNamed(place, bareLabel(own.domainWithoutSuffix ?? '')) ||
    (label.length >= TELLING && names.some((name) => plain(name).includes(label)))
  );
}

/** What companies put before or behind their name when the bare one is taken. */
const AFFIX =
  /^(?:get|go|hey|join|my|the|try|use|with)|(?:api|apis|app|apps|cloud|dev|docs|group|help|hq|hr|inc|labs?|platform|software|tech)$/;

/** Whether a host or a path names a brand: a short one as a whole label or as the owner at the path's start. */
function isNamed({ hostname, pathname }: URL, brand: string): boolean {
  if (brand === '') return false;
  if (brand.length >= TELLING) return plain(hostname).includes(brand) || plain(pathname).includes(brand);
  const [owner = ''] = pathname.slice(1).split('/');
  return [...hostname.split('.').slice(0, -1), owner].some((label) => bareLabel(label) === brand);
}

function bareLabel(label: string): string {
  const name = plain(label);
  const short = name.replace(AFFIX, '');
  return short === '' ? name : short;
}

function bare(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}

type SuffixList = typeof import('tldts');
let list: SuffixList | undefined;

function suffixList(): SuffixList {
  list ??= createRequire(import.meta.url)('tldts') as SuffixList;
  return list;
}
