import { toAddressIn, toPagePath, toPathIn, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { readCategories, readTexts, toCard } from './card.ts';
import { titlePage, toFrame } from './frame.ts';

/** Apps on one page of a list: with a card each it stays under 60 KB. */
const PER_PAGE = 48;

/** A category with its apps. */
export interface SiteCategory {
  readonly key: string;
  readonly apps: readonly SiteApp[];
}

/** The categories that have apps, in the order of the settings. */
export function listCategories({ config, dist }: Pick<Site, 'config' | 'dist'>): readonly SiteCategory[] {
  const apps = [...dist.apps.values()];
  return [...config.categories.keys()]
    .map((key) => ({
      key,
      apps: apps.filter((app) => app.listing.categories.some((each) => each.key === key)),
    }))
    .filter((category) => category.apps.length > 0);
}

/** What a category is called in a language. */
function categoryName({ key, apps }: SiteCategory, language: SiteLanguage): string {
  const [app] = apps;
  return (app && readCategories(app, language).find((each) => each.key === key)?.name) ?? key;
}

/** Categories as links with the number of their apps. */
export function toCategoryLinks(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]) {
  return categories.map((category) => ({
    name: categoryName(category, language),
    href: toPathIn(site, language, `categories/${category.key}/`),
    apps: language.count('categoryLead', category.apps.length),
    some: category.apps
      .slice(0, 3)
      .map((app) => readTexts(app, language).name)
      .join(' · '),
  }));
}

/** The page that lists the categories. */
export function toCategoriesView(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]) {
  const title = language.plain.categories;
  return {
    t: language.plain,
    frame: toFrame(site, language, {
      path: 'categories/',
      title: titlePage(site, language, title),
      description: language.count('startLead', site.dist.apps.size),
      structured: { '@type': 'CollectionPage', name: title },
    }),
    title,
    categories: toCategoryLinks(site, language, categories),
  };
}

/** A page with cards of apps. */
export interface ListPage {
  /** Below the language's folder. */
  readonly path: string;
  readonly view: object;
}

/** The pages of one category. */
export function toCategoryPages(
  site: Site,
  language: SiteLanguage,
  category: SiteCategory,
): readonly ListPage[] {
  const name = categoryName(category, language);
  return toListPages(site, language, {
    path: `categories/${category.key}/`,
    title: language.fill('categoryTitle', { category: name }),
    up: { name: language.plain.categories, href: toPathIn(site, language, 'categories/') },
    apps: category.apps,
  });
}

/** The pages that list every app. */
export function toAllPages(site: Site, language: SiteLanguage): readonly ListPage[] {
  return toListPages(site, language, {
    path: 'all/',
    title: language.plain.allTitle,
    up: { name: language.plain.back, href: toPathIn(site, language, '') },
    apps: [...site.dist.apps.values()],
  });
}

/** Apps by the names that the page shows. */
function sortByName(apps: readonly SiteApp[], language: SiteLanguage): SiteApp[] {
  const nameOf = (app: SiteApp): string => readTexts(app, language).name;
  return apps.toSorted((a, b) => language.compare(nameOf(a), nameOf(b)));
}

interface List {
  readonly path: string;
  readonly title: string;
  readonly up: { readonly name: string; readonly href: string };
  readonly apps: readonly SiteApp[];
}

function toListPages(site: Site, language: SiteLanguage, unsorted: List): ListPage[] {
  const list = { ...unsorted, apps: sortByName(unsorted.apps, language) };
  const pages = Math.max(1, Math.ceil(list.apps.length / PER_PAGE));
  return Array.from({ length: pages }, (_, at) => ({
    path: pathOfPage(list, at),
    view: toListView(site, language, list, { at, pages }),
  }));
}

function pathOfPage({ path }: List, at: number): string {
  return at === 0 ? path : `${path}${at + 1}/`;
}

function toListView(
  site: Site,
  language: SiteLanguage,
  list: List,
  { at, pages }: { readonly at: number; readonly pages: number },
) {
  const apps = list.apps.slice(at * PER_PAGE, (at + 1) * PER_PAGE);
  const lead = language.count('categoryLead', list.apps.length);
  const page = language.fill('pageOf', { page: at + 1, pages });
  const to = (target: number): string =>
    target < 0 || target >= pages ? '' : toPathIn(site, language, pathOfPage(list, target));
  return {
    t: language.plain,
    frame: toFrame(site, language, {
      path: pathOfPage(list, at),
      title: titlePage(
        site,
        language,
        at === 0 ? list.title : language.fill('pagedTitle', { title: list.title, page: at + 1 }),
      ),
      description: language.fill('titleOf', {
        title: list.title,
        list: language.series(apps.slice(0, 6).map((app) => readTexts(app, language).name)),
      }),
      structured: toItemList(site, language, list.title, apps),
    }),
    title: list.title,
    up: list.up,
    lead: pages === 1 ? lead : `${lead} · ${page}`,
    cards: apps.map((app) => toCard(site, language, app)),
    pages:
      pages === 1
        ? []
        : Array.from({ length: pages }, (_, each) => ({
            number: language.number(each + 1),
            href: to(each),
            current: each === at,
          })),
    previous: to(at - 1),
    next: to(at + 1),
  };
}

function toItemList(site: Site, language: SiteLanguage, name: string, apps: readonly SiteApp[]): object {
  return {
    '@type': 'ItemList',
    name,
    itemListElement: apps.map((app, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: readTexts(app, language).name,
      url: toAddressIn(site, language, toPagePath(app.slug)),
    })),
  };
}
