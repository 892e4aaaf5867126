import { toAddressIn, toPathIn, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { sumCounts } from '../../text/sumCounts.ts';
import { findLatestDate, toCard } from './card.ts';
import { toFrame } from './frame.ts';
import { toCategoryLinks, type SiteCategory } from './lists.ts';
import { toPackLinks } from './packs.ts';

/** Apps in a list of the start page. */
const ON_START = 9;

/** The start page: search, categories, the newest, counts. */
export function toStartView(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]) {
  const { config, dist } = site;
  const packs = toPackLinks(site, language);
  const { plain } = language;
  const apps = [...dist.apps.values()];
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: '',
      title: language.fill('startTitle', { name: config.name }),
      description: language.count('startLead', apps.length),
      structured: describeSite(site, language),
    }),
    lead: language.count('startLead', apps.length),
    counts: listCounts(language, {
      countApps: apps.length,
      countActions: apps.reduce((sum, { listing }) => sum + listing.actionCount, 0),
      countCategories: categories.length,
      ...(packs.length > 0 ? { countPacks: packs.length } : {}),
    }),
    search: toPathIn(site, language, 'search/'),
    example: `${toPathIn(site, language, 'search/')}?q=${encodeURIComponent(plain.searchExample)}`,
    categories: toCategoryLinks(site, language, categories),
    newest: newestOf(apps).map((app) => ({
      ...toCard(site, language, app),
      day: language.date(findLatestDate(app)),
    })),
    mostUsed: mostUsedOf(apps).map((app) => toCard(site, language, app)),
    packs,
    allPacks: toPathIn(site, language, 'packs/'),
    all: toPathIn(site, language, 'all/'),
  };
}

/** The site as data (https://schema.org/WebSite). */
function describeSite(site: Site, language: SiteLanguage) {
  return {
    '@type': 'WebSite',
    name: site.config.name,
    url: toAddressIn(site, language, ''),
    inLanguage: language.tag,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${toAddressIn(site, language, 'search/')}?q={query}`,
      'query-input': 'required name=query',
    },
  };
}

type CountKey = 'countApps' | 'countActions' | 'countCategories' | 'countPacks';

function listCounts(language: SiteLanguage, counts: Readonly<Partial<Record<CountKey, number>>>) {
  return (Object.entries(counts) as [CountKey, number][]).map(([key, count]) => ({
    count: language.number(count),
    label: language.count(key, count),
  }));
}

function newestOf(apps: readonly SiteApp[]): readonly SiteApp[] {
  return apps
    .filter((app) => findLatestDate(app) !== '')
    .sort((a, b) =>
      findLatestDate(a) < findLatestDate(b) ? 1 : findLatestDate(a) > findLatestDate(b) ? -1 : 0,
    )
    .slice(0, ON_START);
}

function mostUsedOf(apps: readonly SiteApp[]): readonly SiteApp[] {
  const used = apps.map((app) => ({ app, downloads: sumCounts(app.listing.registries, 'downloads') ?? 0 }));
  return used
    .filter(({ downloads }) => downloads > 0)
    .sort((a, b) => b.downloads - a.downloads)
    .slice(0, ON_START)
    .map(({ app }) => app);
}
