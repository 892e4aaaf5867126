import { toPagePath, toPathIn, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { readCategory, readCategories, readTexts } from './card.ts';
import { toTile } from '../tile.ts';
import { titlePage, toFrame } from './frame.ts';
import { toCategoryLinks, type SiteCategory } from './lists.ts';

const EFFECTS = ['read', 'write', 'delete'] as const;

/** The page of the search, whose script fills in what is found. */
export function toSearchView(site: Site, language: SiteLanguage, categories: readonly SiteCategory[]) {
  const { plain } = language;
  const signIns = [...new Set([...site.dist.apps.values()].map((app) => signInOf(app, language)))].sort();
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: 'search/',
      title: titlePage(site, language, plain.searchTitle),
      description: language.count('startLead', site.dist.apps.size),
      structured: { '@type': 'SearchResultsPage', name: plain.searchTitle },
      searches: true,
    }),
    categories: toCategoryLinks(site, language, categories),
    signIns,
    marks: [
      { value: 'read', name: plain.filterRead },
      { value: 'write', name: plain.filterWrite },
      { value: 'delete', name: plain.filterDelete },
    ],
    // For the script, which has no table of words.
    found: language.forms('searchFound'),
    all: toPathIn(site, language, 'all/'),
  };
}

function signInOf({ listing }: SiteApp, { plain }: SiteLanguage): string {
  return listing.access.app ?? plain.signInUnknown;
}

/** An app as the search finds it. */
export interface SearchRecord {
  readonly url: string;
  /** A small page: what stands in its heading weighs most. */
  readonly view: object;
}

/** What it is called, in every language: people search for the name that they know. */
function brandsOf({ listing }: SiteApp): readonly string[] {
  const others = Object.values(listing.translations).flatMap((told) => told.name ?? []);
  return [...new Set([listing.name, ...others])];
}

/** What the search knows of an app in a language. */
export function toSearchRecord(site: Site, language: SiteLanguage, app: SiteApp): SearchRecord {
  const { listing, slug, requests, aliases } = app;
  const { name, description, isTranslated } = readTexts(app, language);
  const keywords = listing.translations[language.tag]?.keywords ?? [];
  const { letter, hue } = toTile(slug, name);
  return {
    url: toPathIn(site, language, toPagePath(slug)),
    view: {
      lang: language.tag,
      name,
      names: [...aliases, slug.replaceAll('-', ' '), ...brandsOf(app).filter((brand) => brand !== name)],
      description,
      english: isTranslated ? [listing.name, listing.shortDescription] : [],
      keywords: [...keywords, ...listing.keywords],
      requests,
      actions: listing.popularActions.map((action) => ({
        name: action.name,
        description: action.description,
      })),
      categories: readCategories(app, language).map((each) => ({ name: each.name })),
      category: readCategory(app, language),
      signIn: signInOf(app, language),
      effects: EFFECTS.filter((effect) => listing.popularActions.some((action) => action.effect === effect)),
      letter,
      hue,
    },
  };
}
