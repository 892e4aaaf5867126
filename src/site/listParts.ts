import { digestSha256 } from '../disk/contents.ts';
import { renderPng, toShareSvg } from './shareImage.ts';
import { toSearchFiles } from './searchIndex.ts';
import { ROOT, toImagePath, toPagePath, type Site, type SiteFile } from './site.ts';
import type { SiteApp } from './openDist.ts';
import type { SiteLanguage } from './language.ts';
import { toTextFile, toFeed, toLlms, toRobots, toSitemaps } from './textFiles.ts';
import { toTile } from './tile.ts';
import { listCopiedPaths, toAppView } from './views/app.ts';
import { SITE_IMAGE } from './views/frame.ts';
import {
  listCategories,
  type SiteCategory,
  toAllPages,
  toCategoriesView,
  toCategoryPages,
} from './views/lists.ts';
import { toPackPath, toPacksView, toPackView } from './views/packs.ts';
import { toStartView } from './views/start.ts';
import { toNotFoundView } from './views/notFound.ts';
import { toSearchView } from './views/search.ts';

/** Files that are made together, and again only when what they are made of has changed. */
export interface SitePart {
  /** `apps/clerk`; what is of no app has a name without a slash. */
  readonly key: string;
  /** Digest of all that it is made of. */
  readonly input: string;
  readonly make: () => Promise<readonly SiteFile[]>;
}

/** Everything that the site is made of; `recipe` is the digest of what all of it depends on. */
export function listParts(site: Site, recipe: string, assets: readonly SiteFile[]): readonly SitePart[] {
  const { apps } = site.dist;
  const own = new Map([...apps].map(([slug, app]) => [slug, digestSha256(Buffer.from(JSON.stringify(app)))]));
  const whole = digestSha256(Buffer.from(JSON.stringify([recipe, [...own], copiesOf(site)])));
  return [
    ...[...apps.values()].map((app) => ({
      key: `apps/${app.slug}`,
      // What a page shows of its neighbours is made of their listings.
      input: digestSha256(
        Buffer.from(
          [
            recipe,
            apps.size,
            own.get(app.slug),
            ...app.listing.related.map(({ slug }) => own.get(slug)),
          ].join(' '),
        ),
      ),
      make: () => makeApp(site, app),
    })),
    { key: 'catalog', input: whole, make: () => makeCatalogPages(site, assets) },
    { key: 'search', input: whole, make: () => toSearchFiles(site) },
  ];
}

async function makeApp(site: Site, app: SiteApp): Promise<readonly SiteFile[]> {
  const { slug, listing } = app;
  const { letter, hue } = toTile(slug, listing.name);
  const image = renderPng(
    toShareSvg({
      name: listing.name,
      other: slug,
      letter,
      hue,
      lines: listing.popularActions.map(({ key, name }) => key ?? name),
      site: site.config.name,
    }),
  );
  return [
    ...site.languages.map((language) =>
      pageFile(language, toPagePath(slug), site.render('app', toAppView(site, language, app))),
    ),
    ...listCopiedPaths(app).map((path) => ({ path, bytes: site.dist.read(path) })),
    { path: toImagePath(slug), bytes: await image },
  ];
}

function pageFile({ folder }: Pick<SiteLanguage, 'folder'>, path: string, text: string): SiteFile {
  return toTextFile(`${folder}${path}index.html`, text);
}

async function makeCatalogPages(site: Site, assets: readonly SiteFile[]): Promise<readonly SiteFile[]> {
  const { languages, dist, config } = site;
  const categories = listCategories(site);
  const paths = new Set<string>();
  const files = languages.flatMap((language) => [
    ...listPages(site, language, categories).map(({ path, template, view }) => {
      paths.add(path);
      return pageFile(language, path, site.render(template, view));
    }),
    toFeed(site, language),
  ]);
  const [first] = languages;
  const image = await renderPng(
    toShareSvg({
      name: config.name,
      other: config.publisher,
      letter: toTile(config.publisher, config.name).letter,
      hue: 'h0',
      lines: [config.homepage],
      site: '',
    }),
  );
  return [
    ...files,
    ...(first
      ? [toTextFile('404.html', site.render('notFound', toNotFoundView(site, first, languages)))]
      : []),
    ...toSitemaps(site, [...paths, ...[...dist.apps.keys()].map(toPagePath)]),
    toRobots(site),
    // Pages that GitHub makes of a branch leave dot folders out without it.
    toTextFile('.nojekyll', ''),
    ...toLlms(site, categories),
    ...assets,
    { path: `${ROOT.folder}${SITE_IMAGE}`, bytes: image },
    ...copiesOf(site).map((path) => ({ path, bytes: dist.read(path) })),
  ];
}

/** A page of the whole catalog: `path` below the folder of its language. */
interface CatalogPage {
  readonly path: string;
  readonly template: string;
  readonly view: object;
}

function listPages(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]): CatalogPage[] {
  const lists = [
    ...categories.flatMap((each) => toCategoryPages(site, language, each)),
    ...toAllPages(site, language),
  ];
  return [
    { path: '', template: 'start', view: toStartView(site, language, categories) },
    { path: 'categories/', template: 'categories', view: toCategoriesView(site, language, categories) },
    ...lists.map(({ path, view }) => ({ path, template: 'list', view })),
    ...packPages(site, language),
    { path: 'search/', template: 'search', view: toSearchView(site, language, categories) },
  ];
}

function packPages(site: Site, language: SiteLanguage): CatalogPage[] {
  const { list } = site.dist.packs;
  if (list.length === 0) return [];
  return [
    { path: 'packs/', template: 'packs', view: toPacksView(site, language) },
    ...list.map((pack) => ({
      path: toPackPath(pack),
      template: 'pack',
      view: toPackView(site, language, pack),
    })),
  ];
}

/** Files of the whole catalog that the site has a copy of: its indexes, for programs. */
const COPIED = /^(?:catalog\.json$|\.well-known\/|packs\/|skills(?:-[\w-]+)?\/)/;

function copiesOf({ dist }: Site): string[] {
  return [...dist.files.keys()].filter((path) => COPIED.test(path));
}
