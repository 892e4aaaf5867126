import { addressIn, pathIn, ROOT, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { isWebUrl } from '../encode.ts';
import { categoriesIn, textsIn } from './card.ts';

/** The path of an app's page below its language's folder. */
export function pagePath(slug: string): string {
  return `apps/${slug}/`;
}

/** The path of the picture that others show with a link to an app. */
export function imagePath(slug: string): string {
  return `apps/${slug}/card.png`;
}

/** An address that a link may lead to; empty for any other. */
export function safeUrl(text: string): string {
  return isWebUrl(text) ? new URL(text).href : '';
}

/** The categories of the settings, which have pages. */
export function linkCategories(site: Site, language: SiteLanguage, app: SiteApp) {
  return categoriesIn(app, language)
    .filter(({ key }) => site.config.categories.has(key))
    .map(({ key, name }) => ({ key, name, href: pathIn(site, language, `categories/${key}/`) }));
}

/** What an app's page is about, by schema.org. */
export function toStructured(site: Site, language: SiteLanguage, app: SiteApp): object {
  const { listing, slug } = app;
  const { name, description } = textsIn(app, language);
  const [category] = linkCategories(site, language, app);
  const crumbs = [
    { name: site.config.name, path: '' },
    ...(category ? [{ name: category.name, path: `categories/${category.key}/` }] : []),
    { name, path: pagePath(slug) },
  ];
  return {
    '@graph': [
      {
        '@type': 'SoftwareApplication',
        name,
        description,
        url: addressIn(site, language, pagePath(slug)),
        inLanguage: language.tag,
        image: addressIn(site, ROOT, imagePath(slug)),
        ...(category && { applicationCategory: category.name }),
        ...(listing.version !== null && { softwareVersion: listing.version }),
        ...(listing.history[0] && { dateModified: listing.history[0].date }),
        keywords: listing.keywords.join(', '),
        license: `https://spdx.org/licenses/${site.config.license}.html`,
        author: { '@type': 'Organization', name: listing.author.name, url: safeUrl(listing.author.url) },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs.map((crumb, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: crumb.name,
          item: addressIn(site, language, crumb.path),
        })),
      },
    ],
  };
}
