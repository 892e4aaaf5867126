import { toPlain } from '../text/plain.ts';
import { loadSuffixList } from '../text/suffixList.ts';
import { listProseWords } from './words.ts';

/**
 * A brand of fewer letters is part of many words ("sign" of "hellosign"), and may be anybody's
 * domain: of the names that a docs domain repeats, 12 % were another's from 7 on, 20 % below.
 */
export const TELLING = 7;
/** A company's name of fewer letters is a word of any sentence. */
const NAMED = 4;
/** What companies put before or behind their name when the bare one is taken. */
const AFFIX =
  /^(?:get|go|hey|join|my|the|try|use|with)|(?:api|apis|app|apps|cloud|dev|docs|group|help|hq|hr|inc|labs?|platform|software|tech)$/;
/** Where the first step of a path is the owner. */
export const OWNER_HOSTS: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org']);

/** What is known of an app when an address is judged. */
export interface JudgedApp {
  readonly homepage: string;
  /** The brand, and what else the app is called. */
  readonly names: readonly string[];
  readonly summary: string;
}

/**
 * True when an address belongs to an app, as far as its own words tell: it is on the homepage's registrable domain, its host
 * is called as the app, or it is below a host that the app's own texts name, at a path that names the app.
 */
export function isOwnPlace(address: string, { homepage, names, summary }: JudgedApp): boolean {
  const [place, home] = [new URL(address), new URL(homepage)];
  const [host, homeHost] = [withoutWww(place.hostname), withoutWww(home.hostname)];
  if (host === homeHost || host.endsWith(`.${homeHost}`)) return true;
  const brands = names.map(toPlain);
  if (brands.some((brand) => isCalled(host, place, brand))) return true;
  // Few apps come this far.
  const { parse } = loadSuffixList();
  const own = parse(homeHost, { allowPrivateDomains: true });
  const other = parse(host, { allowPrivateDomains: true });
  if (own.domain !== null && own.domain === other.domain) return true;
  if (isCalled(host, place, bareLabel(own.domainWithoutSuffix ?? ''))) return true;
  const maker = toPlain(other.domainWithoutSuffix ?? '');
  if (maker.length < NAMED) return false;
  if (names.some((name) => listProseWords(name).includes(maker))) return true;
  const path = toPlain(place.pathname);
  return (
    toPlain(`${summary} ${own.domain ?? ''}`).includes(maker) &&
    brands.some((brand) => brand.length >= NAMED && path.includes(brand))
  );
}

/** Whether a host, or on hosts of many owners the path, is called by a brand. */
function isCalled(host: string, { pathname }: URL, brand: string): boolean {
  if (brand === '') return false;
  if (brand.length >= TELLING && toPlain(host).includes(brand)) return true;
  const labels = OWNER_HOSTS.has(host) ? [pathname.split('/')[1] ?? ''] : host.split('.').slice(0, -1);
  return labels.some((label) => toPlain(label) === brand || bareLabel(label) === bareLabel(brand));
}

/** Returns a label of an address in plain letters, without "get…", "…hq" and the like. */
export function bareLabel(label: string): string {
  const name = toPlain(label);
  const short = name.replace(AFFIX, '');
  return short.length < 3 ? name : short;
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}
