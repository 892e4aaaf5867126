import { toPlain } from '../text/plain.ts';
import { findDomain, carriesBrand, findOwner } from './findOwner.ts';
import { readWebUrl } from './readWebUrl.ts';
import { collectBrands, isAnothersHome, type Brands } from './collectBrands.ts';
import { isRefusal } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage } from './parsePage.ts';
import { TELLING } from '../check/owner.ts';

/** What the tree as a whole says about links. */
export interface TreeLinks {
  /** Registrable domains of the homepages, with the folders that have them. */
  readonly homes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Links to docs, with the folders that have them. */
  readonly docs: ReadonlyMap<string, ReadonlySet<string>>;
  /** First words of several apps' names, in plain letters: "microsoft" of Microsoft Teams and Microsoft Excel. */
  readonly makers: ReadonlySet<string>;
  readonly brands: Brands;
}

/** What is known of the app when its docs are judged. */
export interface ReadApp {
  readonly name: string;
  readonly homepage: string | null;
  readonly summary: string | null;
}

type DocsVerdict = 'right' | 'other-app' | 'unproved';

/** Which folders name each homepage's domain and each docs link. */
export function collectLinks(pages: readonly PublishedPage[]): TreeLinks {
  const brands = collectBrands(pages);
  const homes = new Map<string, Set<string>>();
  const docs = new Map<string, Set<string>>();
  const firstWords = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string | null, folder: string): void => {
    if (key) map.set(key, (map.get(key) ?? new Set()).add(folder));
  };
  for (const page of pages) {
    const { source, title, connect, docs: link } = page;
    const [first = '', ...more] = (title?.text ?? '').split(' ');
    if (more.length > 0) add(firstWords, toPlain(first), source.folder);
    if (connect && !isAnothersHome(connect.text.trim(), page, brands))
      add(homes, findDomain(connect.text.trim()), source.folder);
    if (link) add(docs, link.text.trim(), source.folder);
  }
  const makers = new Set([...firstWords].filter(([, folders]) => folders.size > 1).map(([word]) => word));
  return { homes, docs, makers, brands };
}

/** The link to the app's own API documentation; `null` when there is none that can be proved to be its own. */
export function readDocs(page: PublishedPage, known: ReadApp, tree: TreeLinks, log: PageLog): string | null {
  const { docs, source } = page;
  if (!docs) return null;
  const { line, text } = docs;
  if (isRefusal(text)) {
    log.dropped.push({ line, field: 'docs', reason: 'refusal', value: text });
    return null;
  }
  const url = readWebUrl(docs, 'docs', log);
  if (url === null) return null;
  const verdict = judge(url, known, source.folder, tree);
  if (verdict === 'right') return url;
  const dropped = { line, field: 'docs', reason: verdict, value: url };
  (verdict === 'unproved' ? log.review : log.dropped).push(dropped);
  return null;
}

/** Whose docs these are, by the registrable domains and the brands in them. */
function judge(
  url: string,
  { name, homepage, summary }: ReadApp,
  folder: string,
  tree: TreeLinks,
): DocsVerdict {
  const owner = findOwner(url);
  if (!owner) return 'unproved';
  const home = homepage === null ? null : findOwner(homepage);
  if (home && home.domain === owner.domain && home.tenant === owner.tenant) return 'right';
  const brands = [toPlain(name), toPlain(folder)];
  const isBrand = brands.some((brand) => carriesBrand(owner.label, brand));
  const isHome = home !== null && carriesBrand(owner.label, home.label);
  if (owner.tenant) return isBrand || isHome ? 'right' : 'unproved';
  // "Trello … by Atlassian": the maker is named, and the path says which of its products is meant.
  const path = toPlain(new URL(url).pathname);
  const inPath = brands.some((brand) => brand.length >= 4 && path.includes(brand));
  const maker =
    owner.label.length >= 4 &&
    toPlain(`${name} ${summary ?? ''} ${home?.domain ?? ''}`).includes(owner.label);
  const inName = tree.makers.has(owner.label) && toPlain(name.split(' ')[0] ?? '') === owner.label;
  if (inName || (maker && inPath)) return 'right';
  const neighbours = [...(tree.homes.get(owner.domain) ?? [])].filter((other) => other !== folder);
  const shared = (tree.docs.get(url)?.size ?? 1) > 1;
  const isOnly = brands.includes(owner.label) && tree.brands.get(owner.label)?.size === 1;
  if (isOnly && !shared && owner.label.length >= TELLING) return 'right';
  // Another app is there, but the page itself names that company: this may be its product, or its former name.
  if (neighbours.length > 0 || shared) return inPath || maker || isBrand || isHome ? 'unproved' : 'other-app';
  if (isHome) return 'right';
  return isBrand && (home === null || owner.label.length >= TELLING) ? 'right' : 'unproved';
}
