import { hash } from 'node:crypto';
import type { RelatedApp } from '../model/app.ts';
import { relateApps, type RelatedFacts, type Relations } from '../normalise/relate.ts';
import type { AppMemory } from '../cache/state.ts';
import type { Catalog } from './catalog.ts';
import type { Project } from './openProject.ts';
import type { Sources } from './readDescriptors.ts';

type Memory = ReadonlyMap<string, AppMemory>;

/** Which apps are related, and which unchanged apps have to be built again because a neighbour of theirs changed. */
export interface RelatedCatalog {
  readonly relations: Relations;
  readonly neighbours: readonly string[];
  /** The same without apps that turned out not to be in the catalog. */
  readonly without: (absent: ReadonlySet<string>) => Relations;
}

/** Relates every app that the catalog will hold. */
export function relateCatalog(catalog: Catalog, { config }: Project, sources: Sources): RelatedCatalog {
  const memory = catalog.lastBuild.memory();
  const facts = factsOf(catalog, sources);
  const relate = (all: readonly RelatedFacts[]): Relations => relateApps(all, config.limits.relatedApps);
  const relations = relate(facts);
  return {
    relations,
    neighbours: neighboursOf(facts, relations, sources, memory),
    without: (absent) => relate(facts.filter(({ slug }) => !absent.has(slug))),
  };
}

/** Tells whether related apps changed, without keeping them. */
export function digestRelated(apps: readonly RelatedApp[]): string {
  return hash('sha256', JSON.stringify(apps)).slice(0, 16);
}

function factsOf({ inputs, options, lastBuild }: Catalog, sources: Sources): RelatedFacts[] {
  return inputs.flatMap(({ slug }): RelatedFacts[] => {
    const { facts = null, draft = false } = sources.get(slug) ?? {};
    if (facts) return draft && !options.drafts ? [] : [facts];
    // An app with errors keeps the place that its last good page has.
    const record = lastBuild.lastGood(slug)?.record;
    return record ? [record] : [];
  });
}

/** Unchanged apps whose related apps changed because a neighbour did: their listings are made anew. */
function neighboursOf(
  facts: readonly RelatedFacts[],
  relations: Relations,
  sources: Sources,
  memory: Memory,
): string[] {
  const same =
    facts.length === memory.size && facts.every((fact) => isSame(fact, memory.get(fact.slug)?.record));
  if (same) return [];
  return facts
    .filter(({ slug }) => !sources.has(slug) && digestRelated(relations(slug)) !== memory.get(slug)?.related)
    .map(({ slug }) => slug);
}

function isSame(a: RelatedFacts, b: RelatedFacts | null | undefined): boolean {
  return (
    b !== null &&
    b !== undefined &&
    a.slug === b.slug &&
    a.name === b.name &&
    a.summary === b.summary &&
    isSameList(a.categories, b.categories) &&
    isSameList(a.keywords, b.keywords) &&
    isSameList(a.entities, b.entities)
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
