import { toPathIn, type Site } from '../site.ts';
import type { SiteLanguage } from '../language.ts';
import { toFrame } from './frame.ts';
import { SITE_IMAGE } from './lists.ts';

/** The page of every address that leads nowhere: one for all languages, each with its own words. */
export function toNotFoundView(site: Site, language: SiteLanguage, languages: readonly SiteLanguage[]) {
  return {
    t: language.plain,
    frame: toFrame(site, language, {
      path: '404.html',
      title: language.fill('pageTitle', { title: language.plain.notFoundTitle, name: site.config.name }),
      description: language.plain.notFoundLead,
      image: SITE_IMAGE,
      structured: { '@type': 'WebPage', name: language.plain.notFoundTitle },
      unlisted: true,
    }),
    said: languages.map((each) => ({
      tag: each.tag,
      title: each.plain.notFoundTitle,
      lead: each.plain.notFoundLead,
      search: each.plain.search,
      searchHref: toPathIn(site, each, 'search/'),
      all: each.plain.allApps,
      allHref: toPathIn(site, each, 'all/'),
    })),
  };
}
