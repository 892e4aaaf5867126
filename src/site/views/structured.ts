import { toAddressIn, toImagePath, toPagePath, toPathIn, ROOT, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { isHttpUrl } from '../encode.ts';
import { readCategories, readTexts } from './card.ts';

/** An address that a link may lead to; empty for any other. */
export function toSafeUrl(text: string): string {
  return isHttpUrl(text) ? new URL(text).href : '';
}

/** The categories of the settings, which have pages. */
export function linkCategories(site: Site, language: SiteLanguage, app: SiteApp) {
  return readCategories(app, language)
    .filter(({ key }) => site.config.categories.has(key))
    .map(({ key, name }) => ({ key, name, href: toPathIn(site, language, `categories/${key}/`) }));
}

/** What an app's page is about, by schema.org. */
export function toStructured(site: Site, language: SiteLanguage, app: SiteApp): object {
  const { listing, slug } = app;
  const { name, description } = readTexts(app, language);
  const [category] = linkCategories(site, language, app);
  const crumbs = [
    { name: site.config.name, path: '' },
    ...(category ? [{ name: category.name, path: `categories/${category.key}/` }] : []),
    { name, path: toPagePath(slug) },
  ];
  return {
    '@graph': [
      {
        '@type': 'SoftwareApplication',
        name,
        description,
        url: toAddressIn(site, language, toPagePath(slug)),
        inLanguage: language.tag,
        image: toAddressIn(site, ROOT, toImagePath(slug)),
        ...(category && { applicationCategory: category.name }),
        ...(listing.version !== null && { softwareVersion: listing.version }),
        ...(listing.history[0] && { dateModified: listing.history[0].date }),
        keywords: (listing.translations[language.tag]?.keywords ?? listing.keywords).join(', '),
        license: `https://spdx.org/licenses/${site.config.license}.html`,
        author: { '@type': 'Organization', name: listing.author.name, url: toSafeUrl(listing.author.url) },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs.map((crumb, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: crumb.name,
          item: toAddressIn(site, language, crumb.path),
        })),
      },
    ],
  };
}
