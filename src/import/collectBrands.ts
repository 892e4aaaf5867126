import { toPlain } from '../text/plain.ts';
import { findOwner } from './findOwner.ts';
import type { PublishedPage } from './parsePage.ts';

/** What the apps of a tree are called, in plain letters, with the folders of those apps. */
export type Brands = ReadonlyMap<string, ReadonlySet<string>>;

/** The names and folders of a tree's apps. */
export function collectBrands(pages: readonly PublishedPage[]): Brands {
  const brands = new Map<string, Set<string>>();
  for (const { source, title } of pages)
    for (const brand of [toPlain(title?.text ?? ''), toPlain(source.folder)])
      if (brand !== '') brands.set(brand, (brands.get(brand) ?? new Set()).add(source.folder));
  return brands;
}

/**
 * True for the address of another app of the tree that this page names nowhere: an agent would be told to connect to that
 * one. "Kibana" at elastic.co is none as long as its page speaks of Elastic or the address of Kibana.
 */
export function isAnothersHome(url: string, page: PublishedPage, brands: Brands): boolean {
  if (!URL.canParse(url)) return false;
  const owner = findOwner(url);
  if (!owner || owner.tenant) return false;
  const { source, title, intro } = page;
  const others = [...(brands.get(owner.label) ?? [])].filter((folder) => folder !== source.folder);
  const own = [toPlain(title?.text ?? ''), toPlain(source.folder)];
  const text = toPlain([title?.text, source.folder, ...intro.map((line) => line.text)].join(' '));
  return (
    others.length > 0 &&
    !text.includes(owner.label) &&
    !own.some((brand) => brand !== '' && toPlain(url).includes(brand))
  );
}
