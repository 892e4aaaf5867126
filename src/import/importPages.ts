import { assignSlugs } from './assignSlugs.ts';
import { collectLinks } from './readDocs.ts';
import { findSharedOverviews } from './findSharedOverviews.ts';
import type { ImportedApp, ImportTarget } from './importedApp.ts';
import { importPage, type Tree } from './importPage.ts';
import { learnTemplate } from './learnTemplate.ts';
import { parsePage, type PageSource } from './parsePage.ts';
import { giveOwnNames, keepOwnDocs, keepOwnHomepages } from './separateApps.ts';

/** Turns published pages into descriptors and snapshots, in the order of their slugs. Pure; any text has a result. */
export function importPages(sources: readonly PageSource[], target: ImportTarget): ImportedApp[] {
  const pages = sources.map(parsePage);
  const tree: Tree = {
    links: collectLinks(pages),
    overviews: findSharedOverviews(pages),
    strangeLines: learnTemplate(pages),
  };
  const slugs = assignSlugs(sources.map(({ folder }) => folder));
  const apps = pages
    .map((page) => importPage(page, slugs.get(page.source.folder) ?? '', tree, target))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const docsLines = new Map(pages.map(({ source, docs }) => [source.path, docs?.line ?? 1]));
  const distinct = giveOwnNames(keepOwnHomepages(apps), target);
  return keepOwnDocs(distinct, ({ from }) => docsLines.get(from) ?? 1);
}
