import { buildEach, type BuiltApps, type EachParts } from './buildEach.ts';
import type { BuildDeps, Catalog } from './catalog.ts';
import type { Project } from './openProject.ts';
import { digestRelated, type RelatedCatalog } from './relateCatalog.ts';

/** What the first round of building came to. */
export interface AgainParts extends Pick<EachParts, 'answers'> {
  readonly related: RelatedCatalog;
  readonly built: BuiltApps;
  /** Slugs of apps that rules about the whole catalog refuse. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Builds those apps again that were related to an app which turned out to have errors and has no page: nothing leads to what is
 * not there.
 */
export async function relateAgain(
  catalog: Catalog,
  project: Project,
  { related, answers, built, refused }: AgainParts,
  deps: BuildDeps,
): Promise<BuiltApps> {
  const { relations } = related;
  const absent = absentApps(catalog, built, refused);
  if (absent.size === 0) return built;
  const left = related.without(absent);
  const differs = (slug: string): boolean =>
    !absent.has(slug) && digestRelated(left(slug)) !== digestRelated(relations(slug));
  const neighbours = catalog.inputs.map(({ slug }) => slug).filter(differs);
  const parts = { sources: new Map(), neighbours, answers, relations: left, contents: built.contents };
  const again = await buildEach(catalog, project, parts, deps);
  return { ...built, kept: new Map([...built.kept, ...again.kept]) };
}

/** Apps that cannot be written and were not before. */
function absentApps({ lastBuild }: Catalog, { kept }: BuiltApps, refused: ReadonlySet<string>): Set<string> {
  const before = lastBuild.manifest().apps;
  const failed = [...kept].filter(
    ([slug, { record, draft }]) => draft !== 'left out' && (record === null || refused.has(slug)),
  );
  return new Set(failed.map(([slug]) => slug).filter((slug) => !before.has(slug)));
}
