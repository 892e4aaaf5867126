import { addressIn, pathIn, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { latestDate, sumCounts, toCard } from './card.ts';
import { toFrame } from './frame.ts';
import { SITE_IMAGE, toCategoryLinks, type SiteCategory } from './lists.ts';
import { toPackLinks } from './packs.ts';

/** Apps in a list of the start page. */
const ON_START = 9;

/** The start page: search, categories, the newest, counts. */
export function toStartView(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]) {
  const { config, dist } = site;
  const packs = toPackLinks(site, language);
  const { plain } = language;
  const apps = [...dist.apps.values()];
  const actions = apps.reduce((sum, { listing }) => sum + listing.actionCount, 0);
  const counted = (key: 'countApps' | 'countActions' | 'countCategories' | 'countPacks', count: number) => ({
    count: language.number(count),
    label: language.count(key, count),
  });
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: '',
      title: language.fill('startTitle', { name: config.name }),
      description: language.count('startLead', apps.length),
      image: SITE_IMAGE,
      structured: {
        '@type': 'WebSite',
        name: config.name,
        url: addressIn(site, language, ''),
        inLanguage: language.tag,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${addressIn(site, language, 'search/')}?q={query}`,
          'query-input': 'required name=query',
        },
      },
    }),
    lead: language.count('startLead', apps.length),
    counts: [
      counted('countApps', apps.length),
      counted('countActions', actions),
      counted('countCategories', categories.length),
      ...(packs.length > 0 ? [counted('countPacks', packs.length)] : []),
    ],
    search: pathIn(site, language, 'search/'),
    example: `${pathIn(site, language, 'search/')}?q=${encodeURIComponent(plain.searchExample)}`,
    categories: toCategoryLinks(site, language, categories),
    newest: newestOf(apps).map((app) => ({
      ...toCard(site, language, app),
      day: language.date(latestDate(app)),
    })),
    mostUsed: mostUsedOf(apps).map((app) => toCard(site, language, app)),
    packs,
    allPacks: pathIn(site, language, 'packs/'),
    all: pathIn(site, language, 'all/'),
  };
}

function newestOf(apps: readonly SiteApp[]): readonly SiteApp[] {
  return apps
    .filter((app) => latestDate(app) !== '')
    .sort((a, b) => (latestDate(a) < latestDate(b) ? 1 : latestDate(a) > latestDate(b) ? -1 : 0))
    .slice(0, ON_START);
}

function mostUsedOf(apps: readonly SiteApp[]): readonly SiteApp[] {
  const used = apps.map((app) => ({ app, downloads: sumCounts(app).downloads ?? 0 }));
  return used
    .filter(({ downloads }) => downloads > 0)
    .sort((a, b) => b.downloads - a.downloads)
    .slice(0, ON_START)
    .map(({ app }) => app);
}
