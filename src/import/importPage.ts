import { findHomepageInDocs, findHomepageInName, readName } from './findHomepage.ts';
import { isAnothersHome } from './collectBrands.ts';
import type { ImportedFacts } from './composeDescriptor.ts';
import { isBorrowed, type SharedOverviews } from './findSharedOverviews.ts';
import type { ImportedApp, ImportTarget, Missing } from './importedApp.ts';
import { collectEvidence, type Evidence } from './knownActions.ts';
import type { StrangeLines } from './learnTemplate.ts';
import { createLog, type PageLog } from './pageLog.ts';
import type { PublishedPage } from './parsePage.ts';
import { readActions } from './readActions.ts';
import { readDocs, type TreeLinks } from './readDocs.ts';
import { readEntities } from './readEntities.ts';
import { dropDescription, findStrangeKeys } from './readHead.ts';
import { formatItem, readOverview } from './readOverview.ts';
import { readSummary } from './readSummary.ts';
import { readTopics } from './readTopics.ts';
import { readWebUrl } from './readWebUrl.ts';
import { writeNotes } from './writeNotes.ts';

/** What only the whole tree can tell. */
export interface Tree {
  readonly links: TreeLinks;
  readonly overviews: SharedOverviews;
  readonly strangeLines: StrangeLines;
}

/** Turns one page into the facts of a descriptor and a snapshot; whatever else it says is in the log with its reason. */
export function importPage(page: PublishedPage, slug: string, tree: Tree, target: ImportTarget): ImportedApp {
  const { source } = page;
  const log = createLog();
  if (slug !== source.folder)
    log.repaired.push({ line: 1, field: 'slug', reason: 'slug', from: source.folder, to: slug });
  const name = readName(page, slug, log);
  dropDescription(source, log);
  const summary = readSummary(page, log);
  const sure = readConnected(page, tree, log) ?? findHomepageInName(page, name.text, log);
  const docs = readDocs(page, { name: name.text, homepage: sure, summary }, tree.links, log);
  const actions = readActions(page, log);
  const told = sure === null ? findHomepageInDocs(page, name.text, docs, actions.length, log) : null;
  const homepage = sure ?? told?.url ?? null;
  const evidence = collectEvidence(actions, summary);
  const noted = readNouns(page, name.text, evidence, tree.overviews, log);
  const missing: Missing[] = [
    ...(name.found ? [] : (['name'] as const)),
    ...(sure === null && told?.isProved !== true ? (['homepage'] as const) : []),
    ...(summary === null ? (['summary'] as const) : []),
  ];
  const topics = readTopics(page, summary, target.categories, log);
  log.notUnderstood.push(...page.strange, ...tree.strangeLines(page), ...findStrangeKeys(source));
  return {
    ...sortLog(log),
    slug,
    from: source.path,
    generation: page.generation,
    facts: { name: name.text, homepage, docs, summary, ...topics, ...noted, draft: missing.length > 0 },
    snapshot: {
      origin: 'published-catalog',
      ...(homepage === null ? {} : { for: { slug, homepage } }),
      actions,
    },
    missing,
    refused: [],
  };
}

/** Returns the address of the connection command, unless it is another app's. */
function readConnected(page: PublishedPage, { links }: Tree, log: PageLog): string | null {
  const { connect } = page;
  const url = connect && readWebUrl(connect, 'homepage', log);
  if (!connect || !url || !isAnothersHome(url, page, links.brands)) return url;
  log.dropped.push({ line: connect.line, field: 'homepage', reason: 'other-app', value: url });
  return null;
}

function readNouns(
  page: PublishedPage,
  name: string,
  evidence: Evidence,
  overviews: SharedOverviews,
  log: PageLog,
): Pick<ImportedFacts, 'entities' | 'notes'> {
  const overview = readOverview(page, log);
  if (isBorrowed(page, overview.items, overviews)) {
    for (const item of overview.items)
      log.dropped.push({
        line: item.line,
        field: 'entities',
        reason: 'shared-text',
        value: formatItem(item),
      });
    return { entities: [], notes: writeNotes(overview, [], evidence, log) };
  }
  const entities = readEntities(overview.items, name, evidence, log);
  const left = new Set(log.dropped.filter(({ field }) => field === 'entities').map(({ line }) => line));
  const kept = overview.items.filter(({ line }) => !left.has(line));
  return { entities, notes: writeNotes(overview, kept, evidence, log) };
}

function sortLog(log: PageLog): PageLog {
  for (const list of [log.dropped, log.repaired, log.review, log.notUnderstood])
    list.sort((a, b) => a.line - b.line);
  return log;
}
