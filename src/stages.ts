import { isAsked, isWanted, type BuildDeps, type BuildResult, type Catalog } from './catalog.ts';
import { parseConfig } from './config.ts';
import { finish } from './finish.ts';
import { createMaker, type MadeApp } from './make.ts';
import type { AppInput, Config, Descriptor, Finding, QueryOutcome, RelatedApp } from './model.ts';
import { relateApps, type RelatedFacts } from './normalise/relate.ts';
import { querySnapshots } from './query/querySnapshots.ts';
import { readDescriptorFile, type DescriptorSource } from './read/readApp.ts';
import { loadRenderer } from './render/renderer.ts';
import { validateCatalog } from './validate/validate.ts';
import { createContents } from './write/contents.ts';
import { loadMemory, type AppMemory } from './write/state.ts';

type Memory = ReadonlyMap<string, AppMemory>;
type Related = ReadonlyMap<string, readonly RelatedApp[]>;

/**
 * The stages in order. Only apps that are not as the last build left them go through; all of them when Membrane is asked.
 * What is held for every app is its descriptor; everything bigger is made and let go app by app.
 */
export async function runStages(catalog: Catalog, deps: BuildDeps): Promise<BuildResult> {
  const config = parseConfig(catalog.options.configLabel, catalog.recipe.configText);
  const { renderer, findings: broken } = loadRenderer(catalog.options.templatesDir, catalog.options.templatesLabel, config);
  if (broken.length > 0) return nothingBuilt(catalog, broken);
  const memory: Memory = catalog.state ? loadMemory(catalog.options.stateDir) : new Map();
  const sources = readStage(catalog, deps);
  const answers = await queryStage(catalog, sources, deps);
  const related = relateStage(catalog, sources, memory, config);
  for (const slug of neighbours(related, sources, memory)) sources.set(slug, readDescriptorFile(slug, catalog.folder));
  const contents = createContents();
  const maker = createMaker({ catalog, config, renderer, related, answers });
  const made = makeStage(catalog, sources, maker.make, contents.add, deps);
  const records = catalog.inputs.flatMap(({ slug }) => made.get(slug)?.record ?? keptRecord(slug, catalog, sources, memory, related) ?? []);
  const catalogFindings = validateCatalog(records, maker.resolve);
  return finish({ catalog, memory, records, made, contents, remake: (slug) => maker.make(inputOf(catalog, slug), sources.get(slug)).files, renderer, catalogFindings });
}

function nothingBuilt({ inputs }: Catalog, findings: readonly Finding[]): BuildResult {
  const apps = { total: inputs.length, built: 0, unchanged: 0, stale: 0, failed: inputs.length };
  return { apps, findings, plan: { changes: [], unchanged: 0, content: () => new Uint8Array() }, remember: () => {} };
}

function readStage({ inputs, before, folder }: Catalog, { membrane, onProgress }: BuildDeps): Map<string, DescriptorSource> {
  const todo = membrane ? inputs : inputs.filter(({ slug }) => before.stale.has(slug));
  const sources = new Map<string, DescriptorSource>();
  for (const { slug } of todo) {
    sources.set(slug, readDescriptorFile(slug, folder));
    onProgress?.({ stage: 'read', done: sources.size, total: todo.length });
  }
  return sources;
}

async function queryStage({ options }: Catalog, sources: ReadonlyMap<string, DescriptorSource>, { membrane, onProgress }: BuildDeps): Promise<ReadonlyMap<string, QueryOutcome>> {
  if (!membrane) return new Map();
  const asked = [...sources.values()].flatMap(({ slug, descriptor }) => (isAsked(slug, options.only) && isWanted(descriptor, options.drafts) ? [{ slug, lookup: descriptor }] : []));
  return querySnapshots(asked, membrane, options.concurrency, (done) => onProgress?.({ stage: 'query', done, total: asked.length }));
}

/** The related apps of every app that the catalog will hold. */
function relateStage({ inputs, options }: Catalog, sources: ReadonlyMap<string, DescriptorSource>, memory: Memory, config: Config): Related {
  const facts = inputs.flatMap(({ slug }): RelatedFacts[] => {
    const source = sources.get(slug);
    if (source?.descriptor) return isWanted(source.descriptor, options.drafts) ? [factsOf(slug, source.descriptor, config)] : [];
    // An app with errors keeps the place that its last good page has.
    return [memory.get(slug)?.record ?? []].flat();
  });
  const same = facts.length === memory.size && facts.every((fact) => sameFacts(fact, memory.get(fact.slug)?.record));
  if (same) return new Map(facts.map(({ slug }) => [slug, memory.get(slug)?.record?.related ?? []]));
  return relateApps(facts, config.limits.relatedApps, (key) => config.categories.get(key)?.name ?? key);
}

function factsOf(slug: string, { name, categories, keywords, entities }: Descriptor, config: Config): RelatedFacts {
  return { slug, name, categories: categories.filter((key) => config.categories.has(key)), keywords, entities: entities.map((entity) => entity.name) };
}

function sameFacts(a: RelatedFacts, b: RelatedFacts | null | undefined): boolean {
  const text = ({ slug, name, categories, keywords, entities }: RelatedFacts): string => JSON.stringify([slug, name, categories, keywords, entities]);
  return b !== null && b !== undefined && text(a) === text(b);
}

/** Unchanged apps whose related apps changed because a neighbour did: their listings are made anew. */
function neighbours(related: Related, sources: ReadonlyMap<string, DescriptorSource>, memory: Memory): string[] {
  const moved = ([slug, apps]: [string, readonly RelatedApp[]]): boolean => JSON.stringify(apps) !== JSON.stringify(memory.get(slug)?.record?.related);
  return [...related].filter((entry) => !sources.has(entry[0]) && moved(entry)).map(([slug]) => slug);
}

function makeStage(catalog: Catalog, sources: ReadonlyMap<string, DescriptorSource>, make: ReturnType<typeof createMaker>['make'], keep: ReturnType<typeof createContents>['add'], { onProgress }: BuildDeps): Map<string, MadeApp> {
  const made = new Map<string, MadeApp>();
  const inputs = catalog.inputs.filter(({ slug }) => sources.has(slug));
  for (const input of inputs) {
    const { files, ...rest } = make(input, sources.get(input.slug));
    made.set(input.slug, { ...rest, files: keep(files) });
    onProgress?.({ stage: 'make', done: made.size, total: inputs.length });
  }
  return made;
}

/** The record of an app that was not made: unchanged, or with errors and its last good page. */
function keptRecord(slug: string, { options }: Catalog, sources: ReadonlyMap<string, DescriptorSource>, memory: Memory, related: Related) {
  const source = sources.get(slug);
  const record = source?.descriptor && !isWanted(source.descriptor, options.drafts) ? null : memory.get(slug)?.record;
  return record ? { ...record, related: related.get(slug) ?? [] } : null;
}

function inputOf({ inputs }: Catalog, slug: string): AppInput {
  return inputs.find((input) => input.slug === slug) ?? { slug, descriptor: null, snapshot: null };
}
