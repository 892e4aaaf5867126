import MiniSearch from 'minisearch';
import { splitTerms } from '../../text/searchTerms.ts';
import type { CatalogEntry, SearchEntry } from '../../read/builtFiles.ts';

/** An app that fits a query. */
export interface AppMatch {
  readonly slug: string;
  /** What of the app the words of the query are found in, best first: `name`, `action`, … */
  readonly why: readonly string[];
}

/** Apps that fit a query, best first. */
export type SearchApps = (query: string, limit: number) => readonly AppMatch[];

/** A name says most about what is meant; of a long list of actions each says little. */
const BOOST = {
  name: 4,
  alias: 4,
  request: 3,
  keyword: 3,
  entity: 2,
  category: 2,
  action: 1,
  description: 1,
};
type SearchedField = keyof typeof BOOST;
type SearchedApp = Readonly<Record<SearchedField, readonly string[]>> & { readonly slug: string };

/** Shorter words begin or resemble too many others. */
const SHORTEST_PREFIX = 3;
const SHORTEST_FUZZY = 5;
const LONGEST_QUERY = 500;

/** Indexes the words that apps are found by. */
export function indexApps(apps: readonly CatalogEntry[], more: ReadonlyMap<string, SearchEntry>): SearchApps {
  const index = new MiniSearch<SearchedApp>({
    idField: 'slug',
    fields: Object.keys(BOOST),
    stringifyField: (texts: readonly string[] | string) => [texts].flat().join('\n'),
    // How often a word is said tells little of an app: its actions say "list" ten times.
    tokenize: (text) => [...new Set(splitTerms(text))],
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      prefix: (term) => term.length >= SHORTEST_PREFIX,
      fuzzy: (term) => (term.length >= SHORTEST_FUZZY ? 1 : false),
      weights: { prefix: 0.4, fuzzy: 0.2 },
    },
  });
  index.addAll(apps.map((app) => documentOf(app, more.get(app.slug))));
  const called = namesOf(apps, more);
  return (query, limit) => {
    const named = called.get(query.trim().toLowerCase());
    const found = index.search(query.slice(0, LONGEST_QUERY), {
      boostDocument: (id) => (id === named ? NAMED : 1),
    });
    const hits = found.map(({ id, match }) => ({
      slug: String(id),
      why: reasons(Object.values(match).flat()),
    }));
    // A name of one letter, or of words that are no help elsewhere, is in no index.
    const first: AppMatch[] =
      named === undefined || hits[0]?.slug === named ? [] : [{ slug: named, why: ['name'] }];
    return [...first, ...hits.filter(({ slug }) => slug !== first[0]?.slug)].slice(0, limit);
  };
}

/** The boost of an app whose name is the whole query: it comes first. */
const NAMED = 1_000;

/** Apps by what they are called, in lower case. */
function namesOf(
  apps: readonly CatalogEntry[],
  more: ReadonlyMap<string, SearchEntry>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { slug } of apps)
    for (const alias of brandsOf(more.get(slug))) names.set(alias.toLowerCase(), slug);
  for (const { slug, name } of apps) names.set(name.toLowerCase(), slug);
  for (const { slug } of apps) names.set(slug, slug);
  return names;
}

function documentOf(app: CatalogEntry, more: SearchEntry | undefined): SearchedApp {
  const { slug, name, description, categories, keywords } = app;
  return {
    slug,
    name: [name, slug],
    alias: brandsOf(more),
    request: more?.requests ?? [],
    keyword: [...keywords, ...(more?.translations ?? []).flatMap((told) => told.keywords)],
    entity: more?.entities ?? [],
    category: categories,
    action: more?.actions ?? [],
    description: [description, ...(more?.translations ?? []).map((told) => told.about)],
  };
}

/** What an app is called besides its name, in every language. */
function brandsOf(more: SearchEntry | undefined): readonly string[] {
  const { aliases = [], translations = [] } = more ?? {};
  return [...aliases, ...translations.flatMap(({ name }) => name ?? [])];
}

function reasons(fields: readonly string[]): SearchedField[] {
  const found = new Set(fields);
  return (Object.keys(BOOST) as SearchedField[]).filter((field) => found.has(field));
}
