import { toPathIn, type Site } from '../site.ts';
import type { SiteLanguage } from '../language.ts';
import { titlePage, toFrame } from './frame.ts';

/** The page of every address that leads nowhere: one for all languages, each with its own words. */
export function toNotFoundView(site: Site, language: SiteLanguage, languages: readonly SiteLanguage[]) {
  return {
    t: language.plain,
    frame: toFrame(site, language, {
      path: '404.html',
      title: titlePage(site, language, language.plain.notFoundTitle),
      description: language.plain.notFoundLead,
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
