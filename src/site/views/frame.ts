import { toAddressIn, toPathIn, ROOT, type Site } from '../site.ts';
import type { SiteLanguage } from '../language.ts';

/** The picture of pages that are about no single app. */
export const SITE_IMAGE = 'assets/card.png';

/** What differs in the frame of a page. */
export interface FrameParts {
  /** Path of the page below its language's folder. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Path of the picture that others show with a link, below the root; by default that of the site. */
  readonly image?: string;
  /** What the page is about, by schema.org. */
  readonly structured: object;
  /** The page runs WebAssembly, that of the search. */
  readonly searches?: boolean;
  /** The page has no address of its own. */
  readonly unlisted?: boolean;
}

/** The head, the header and the footer of a page. */
export function toFrame(site: Site, language: SiteLanguage, parts: FrameParts) {
  const { config, languages, assets } = site;
  const { path, title, description, structured } = parts;
  const { image = SITE_IMAGE, searches = false, unlisted = false } = parts;
  const to = (target: string): string => toPathIn(site, language, target);
  return {
    lang: language.tag,
    title,
    description,
    site: config.name,
    policy: toPolicy(assets.stylesDigest, searches),
    styles: assets.styles,
    script: toPathIn(site, ROOT, assets.script),
    icon: toPathIn(site, ROOT, assets.icon),
    address: unlisted ? '' : toAddressIn(site, language, path),
    image: toAddressIn(site, ROOT, image),
    alternates: unlisted
      ? []
      : [
          ...languages.map((each) => ({ tag: each.tag, address: toAddressIn(site, each, path) })),
          { tag: 'x-default', address: toAddressIn(site, languages[0] ?? language, path) },
        ],
    feed: to('feed.xml'),
    feedTitle: language.fill('feedTitle', { name: config.name }),
    home: to(''),
    nav: navOf(site, language, path),
    languages: languages.map((each) => ({
      tag: each.tag,
      name: each.plain.languageName,
      href: toPathIn(site, each, unlisted ? '' : path),
      current: each.tag === language.tag,
    })),
    search: to('search/'),
    footer: language.fill('footer', { count: site.dist.apps.size, publisher: config.author.name }),
    publisher: config.author.url,
    repository: config.repository,
    structured: { '@context': 'https://schema.org', ...structured },
  };
}

/** What a page that is about no single app is called, with the site behind it. */
export function titlePage({ config }: Site, language: SiteLanguage, title: string): string {
  return language.fill('pageTitle', { title, name: config.name });
}

/** No inline script, no style but the page's own, nothing from another host. */
function toPolicy(stylesDigest: string, searches: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self'${searches ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src '${stylesDigest}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

function navOf(site: Site, language: SiteLanguage, path: string) {
  const { plain } = language;
  const pages = [
    { path: 'all/', label: plain.allApps },
    { path: 'categories/', label: plain.categories },
    ...(site.dist.packs.list.length > 0 ? [{ path: 'packs/', label: plain.packs }] : []),
  ];
  return pages.map((each) => ({
    href: toPathIn(site, language, each.path),
    label: each.label,
    current: path.startsWith(each.path),
  }));
}
