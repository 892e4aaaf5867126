import { actionsOf } from './actions.ts';
import { topicsOf, type Topics } from './categories.ts';
import { categoriesTold } from './categoriesTold.ts';
import { isDestroyed, visible } from './clean.ts';
import type { ImportedFacts } from './descriptorText.ts';
import { withOwnDocs, withOwnHomepages, withOwnNames } from './distinctApps.ts';
import { docsOf, treeLinks, type TreeLinks } from './docs.ts';
import { entitiesOf } from './entities.ts';
import { webUrl } from './homepage.ts';
import { homepageInName, homepageOfDocs, nameOf } from './identity.ts';
import type { ImportedApp, ImportTarget, Missing } from './importedApp.ts';
import { isRefusal } from './junk.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { parseLegacyPage, type LegacyPage, type LegacySource } from './legacyPage.ts';
import { notesOf } from './notes.ts';
import { labelText, readOverview } from './overview.ts';
import { findSharedOverviews, isBorrowed, type SharedOverviews } from './sharedOverviews.ts';
import { assignSlugs } from './slugs.ts';
import { isStrangersHome } from './strangersHome.ts';
import { summaryOf } from './summary.ts';
import { learnTemplate, type StrangeLines } from './templateLines.ts';

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
  const docsLines = new Map(pages.map(({ source, docs }) => [source.path, docs?.line ?? 1]));
  const distinct = withOwnNames(withOwnHomepages(apps, target), target);
  return withOwnDocs(distinct, target, ({ from }) => docsLines.get(from) ?? 1);
}

function importPage(page: LegacyPage, slug: string, tree: Tree, target: ImportTarget): ImportedApp {
  const { source } = page;
  const ledger = createLedger();
  if (slug !== source.folder)
    ledger.repaired.push({ line: 1, field: 'slug', reason: 'slug', from: source.folder, to: slug });
  const name = nameOf(page, slug, ledger);
  dropDescription(source, ledger);
  const summary = summaryOf(page, ledger);
  const connected = connectedHome(page, tree, target, ledger);
  const sure = connected ?? homepageInName(page, name.text, target.isWebUrl, ledger);
  const docs = docsOf(
    page,
    { name: name.text, homepage: sure, summary },
    tree.links,
    target.isWebUrl,
    ledger,
  );
  const homepage = sure ?? homepageOfDocs(page, name.text, docs, ledger);
  const entities = entitiesAndNotes(page, name.text, tree.overviews, target, ledger);
  const missing: Missing[] = [
    ...(name.found ? [] : (['name'] as const)),
    ...(sure === null ? (['homepage'] as const) : []),
    ...(summary === null ? (['summary'] as const) : []),
  ];
  const topics = topicsOfPage(page, summary, target, ledger);
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
    snapshot: {
      origin: 'published-catalog',
      ...(homepage === null ? {} : { for: { slug, homepage } }),
      actions,
    },
    missing,
  };
}

function connectedHome(
  page: LegacyPage,
  { links }: Tree,
  { isWebUrl }: ImportTarget,
  ledger: Ledger,
): string | null {
  const { connect } = page;
  const url = connect && webUrl(connect, 'homepage', isWebUrl, ledger);
  if (!connect || !url || !isStrangersHome(url, page, links.brands)) return url;
  ledger.dropped.push({ line: connect.line, field: 'homepage', reason: 'other-app', value: url });
  return null;
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

/** The categories that a page names; where it names none, those that its summary tells. */
function topicsOfPage(
  { source, intro }: LegacyPage,
  summary: string | null,
  { categories }: ImportTarget,
  ledger: Ledger,
): Topics {
  const topics = topicsOf(source.head, (text) => lineOf(source, text), categories, ledger);
  if (topics.categories.length > 0 || summary === null) return topics;
  const told = categoriesTold(summary, categories);
  for (const { key, noun } of told)
    ledger.repaired.push({
      line: intro[0]?.line ?? 1,
      field: 'categories',
      reason: 'told-by-summary',
      from: noun,
      to: key,
    });
  return { ...topics, categories: told.map(({ key }) => key) };
}

function entitiesAndNotes(
  page: LegacyPage,
  name: string,
  overviews: SharedOverviews,
  { judges }: ImportTarget,
  ledger: Ledger,
): Pick<ImportedFacts, 'entities' | 'notes'> {
  const overview = readOverview(page, ledger);
  if (isBorrowed(page, overview.items, overviews)) {
    for (const item of overview.items)
      ledger.dropped.push({
        line: item.line,
        field: 'entities',
        reason: 'shared-text',
        value: labelText(item),
      });
    return { entities: [], notes: notesOf(overview, [], ledger) };
  }
  const entities = entitiesOf(overview.items, name, judges, ledger);
  const left = new Set(ledger.dropped.filter(({ field }) => field === 'entities').map(({ line }) => line));
  const kept = overview.items.filter(({ line }) => !left.has(line));
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
const KNOWN_METADATA = new Set(['author', 'version', 'categories']);

/** Keys of the front matter that no template has, those below `metadata` included. */
function strangeKeys(source: LegacySource): { line: number; text: string }[] {
  const { head } = source;
  if (!isMap(head)) return [{ line: 1, text: 'no front matter, or none that could be read as YAML' }];
  const { metadata } = head;
  return [
    ...Object.keys(head).filter((key) => !KNOWN_KEYS.has(key)),
    ...(isMap(metadata) ? Object.keys(metadata) : []).filter((key) => !KNOWN_METADATA.has(key)),
  ].map((key) => ({ line: lineOf(source, `${key}:`), text: visible(key) }));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
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
