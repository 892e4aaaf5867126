import type { Snapshot } from '../model.ts';
import { actionsOf } from './actions.ts';
import { domainOf, ownerOf } from './brand.ts';
import { topicsOf, type CategoryNames } from './categories.ts';
import { cleanLine, isDestroyed, plain, visible } from './clean.ts';
import type { ImportedFacts } from './descriptorText.ts';
import { docsOf, treeLinks, type TreeLinks } from './docs.ts';
import { entitiesOf } from './entities.ts';
import { webUrl, type IsWebUrl } from './homepage.ts';
import { isRefusal } from './junk.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { parseLegacyPage, type Generation, type LegacyPage, type LegacySource } from './legacyPage.ts';
import { distinctNames, LONGEST_NAME } from './names.ts';
import { notesOf } from './notes.ts';
import { readOverview } from './overview.ts';
import { findSharedOverviews, isBorrowed, type SharedOverviews } from './sharedOverviews.ts';
import { assignSlugs } from './slugs.ts';
import { summaryOf } from './summary.ts';
import { learnTemplate, type StrangeLines } from './templateLines.ts';

/** What pages are imported into. */
export interface ImportTarget {
  readonly categories: CategoryNames;
  readonly isWebUrl: IsWebUrl;
  /** Names of the catalog's apps that are not among the pages, by slug. */
  readonly names: ReadonlyMap<string, string>;
}

/** Why an app is a draft. */
export type Missing = 'name' | 'homepage' | 'summary' | 'own-homepage';

/** A page as descriptor and snapshot, and what became of everything else. */
export interface ImportedApp extends Ledger {
  readonly slug: string;
  /** The page's path. */
  readonly from: string;
  readonly generation: Generation;
  readonly facts: ImportedFacts;
  readonly snapshot: Snapshot;
  /** Empty unless it is a draft. */
  readonly missing: readonly Missing[];
}

/** What only the whole tree can tell. */
interface Tree {
  readonly links: TreeLinks;
  readonly overviews: SharedOverviews;
  readonly strangeLines: StrangeLines;
}

/** Turns published pages into descriptors and snapshots, in the order of their slugs. Pure; any text has a result. */
export function importPages(sources: readonly LegacySource[], target: ImportTarget): ImportedApp[] {
  const pages = sources.map(parseLegacyPage);
  const tree: Tree = {
    links: treeLinks(pages),
    overviews: findSharedOverviews(pages),
    strangeLines: learnTemplate(pages),
  };
  const slugs = assignSlugs(sources.map(({ folder }) => folder));
  const apps = pages
    .map((page) => importPage(page, slugs.get(page.source.folder) ?? '', tree, target))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return withOwnNames(withOwnHomepages(apps), target);
}

function importPage(page: LegacyPage, slug: string, tree: Tree, target: ImportTarget): ImportedApp {
  const { source } = page;
  const ledger = createLedger();
  if (slug !== source.folder)
    ledger.repaired.push({ line: 1, field: 'slug', reason: 'slug', from: source.folder, to: slug });
  const name = nameOf(page, slug, ledger);
  dropDescription(source, ledger);
  const summary = summaryOf(page, ledger);
  const connected = page.connect && webUrl(page.connect, 'homepage', target.isWebUrl, ledger);
  const sure = connected ?? homepageInName(page, name.text, target.isWebUrl, ledger);
  const docs = docsOf(
    page,
    { name: name.text, homepage: sure, summary },
    tree.links,
    target.isWebUrl,
    ledger,
  );
  const homepage = sure ?? homepageOfDocs(page, name.text, docs, ledger);
  const entities = entitiesAndNotes(page, name.text, tree.overviews, ledger);
  const missing: Missing[] = [
    ...(name.found ? [] : (['name'] as const)),
    ...(sure === null ? (['homepage'] as const) : []),
    ...(summary === null ? (['summary'] as const) : []),
  ];
  const topics = topicsOf(source.head, (text) => lineOf(source, text), target.categories, ledger);
  const actions = actionsOf(page, ledger);
  ledger.notUnderstood.push(...page.strange, ...tree.strangeLines(page), ...strangeKeys(source));
  return {
    ...sorted(ledger),
    slug,
    from: source.path,
    generation: page.generation,
    facts: {
      name: name.text,
      homepage,
      docs,
      summary,
      ...topics,
      ...entities,
      draft: missing.length > 0,
    },
    snapshot: { origin: 'published-catalog', actions },
    missing,
  };
}

function nameOf({ title }: LegacyPage, slug: string, ledger: Ledger): { text: string; found: boolean } {
  const text = title && cleanLine(title, 'name', ledger);
  if (text && text.length <= LONGEST_NAME && !isRefusal(text)) return { text, found: true };
  if (title && text) ledger.dropped.push({ line: title.line, field: 'name', reason: 'no-noun', value: text });
  const words = slug.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { text: words.join(' ').slice(0, LONGEST_NAME).trim(), found: false };
}

/** Every published description is its template filled in; skillpress words a better one from the facts. */
function dropDescription(source: LegacySource, ledger: Ledger): void {
  const { head } = source;
  const value =
    typeof head === 'object' && head !== null && 'description' in head ? String(head.description) : '';
  if (value === '') return;
  const reason = isDestroyed(value) ? 'destroyed' : isRefusal(value) ? 'refusal' : 'generic';
  ledger.dropped.push({
    line: lineOf(source, 'description:'),
    field: 'description',
    reason,
    value: value.trim(),
  });
}

/** "Crowd.dev" is a name and an address, if the docs are there too. */
function homepageInName(
  { title, docs }: LegacyPage,
  name: string,
  isWebUrl: IsWebUrl,
  ledger: Ledger,
): string | null {
  const url = `https://${name.toLowerCase()}/`;
  if (!title || !docs || !isWebUrl(url) || domainOf(url) !== name.toLowerCase()) return null;
  if (domainOf(docs.text) !== domainOf(url)) return null;
  ledger.repaired.push({ line: title.line, field: 'homepage', reason: 'from-name', from: name, to: url });
  return url;
}

/** A guess for a person to confirm: the site of the docs, when it is called as the app. The app stays a draft. */
function homepageOfDocs(
  { docs }: LegacyPage,
  name: string,
  own: string | null,
  ledger: Ledger,
): string | null {
  const owner = own === null ? null : ownerOf(own);
  if (!docs || !owner || owner.tenant || owner.label !== plain(name)) return null;
  const url = `https://${owner.domain}/`;
  ledger.repaired.push({ line: docs.line, field: 'homepage', reason: 'from-docs', from: docs.text, to: url });
  return url;
}

function entitiesAndNotes(
  page: LegacyPage,
  name: string,
  overviews: SharedOverviews,
  ledger: Ledger,
): Pick<ImportedFacts, 'entities' | 'notes'> {
  const overview = readOverview(page, ledger);
  if (isBorrowed(page, overview.items, overviews)) {
    for (const item of overview.items)
      ledger.dropped.push({ line: item.line, field: 'entities', reason: 'shared-text', value: item.name });
    return { entities: [], notes: notesOf({ ...overview, items: [] }, new Set(), ledger) };
  }
  const entities = entitiesOf(overview.items, name, ledger);
  const left = new Set(ledger.dropped.filter(({ field }) => field === 'entities').map(({ line }) => line));
  const kept = new Set(overview.items.filter(({ line }) => !left.has(line)).map((item) => item.name));
  return { entities, notes: notesOf(overview, kept, ledger) };
}

const KNOWN_KEYS = new Set([
  'name',
  'description',
  'compatibility',
  'license',
  'homepage',
  'repository',
  'metadata',
]);

function strangeKeys(source: LegacySource): { line: number; text: string }[] {
  const { head } = source;
  if (typeof head !== 'object' || head === null) return [{ line: 1, text: 'front matter that is not YAML' }];
  return Object.keys(head)
    .filter((key) => !KNOWN_KEYS.has(key))
    .map((key) => ({ line: lineOf(source, `${key}:`), text: visible(key) }));
}

function lineOf({ text }: LegacySource, start: string): number {
  const at = text.split('\n').findIndex((line) => line.trimStart().startsWith(start));
  return at === -1 ? 1 : at + 1;
}

function sorted(ledger: Ledger): Ledger {
  for (const list of [ledger.dropped, ledger.repaired, ledger.review, ledger.notUnderstood])
    list.sort((a, b) => a.line - b.line);
  return ledger;
}

/** Membrane finds an app by its address, so two apps cannot have one: the app with more actions keeps it. */
function withOwnHomepages(apps: readonly ImportedApp[]): ImportedApp[] {
  const best = new Map<string, ImportedApp>();
  for (const app of apps) {
    const key = addressOf(app);
    const other = key === null ? undefined : best.get(key);
    if (key !== null && (!other || app.snapshot.actions.length > other.snapshot.actions.length))
      best.set(key, app);
  }
  return apps.map((app) => {
    const key = addressOf(app);
    if (key === null || best.get(key) === app) return app;
    return { ...app, missing: ['own-homepage'], facts: { ...app.facts, draft: true } };
  });
}

function addressOf({ facts: { homepage, draft } }: ImportedApp): string | null {
  if (homepage === null || draft) return null;
  return homepage
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}

function withOwnNames(apps: readonly ImportedApp[], { names }: ImportTarget): ImportedApp[] {
  const distinct = distinctNames(
    apps.map(({ slug, facts }) => ({ slug, name: facts.name, homepage: facts.homepage })),
    [...names.values()],
  );
  return apps.map((app) => {
    const name = distinct.get(app.slug) ?? app.facts.name;
    if (name === app.facts.name) return app;
    const repaired = { line: 1, field: 'name', reason: 'same-name', from: app.facts.name, to: name } as const;
    return { ...app, facts: { ...app.facts, name }, repaired: [...app.repaired, repaired] };
  });
}
