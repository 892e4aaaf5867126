import { setFlagsFromString } from 'node:v8';
import { isAccepted, isAsked, isWanted, type BuildDeps, type BuildResult, type Catalog } from './catalog.ts';
import { parseConfig, settingsWarnings } from '../read/settings.ts';
import { finish } from './finish.ts';
import { createMaker, type MadeApp, type Maker } from './make.ts';
import type { AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { QueryOutcome } from '../model/query.ts';
import { relateApps, type RelatedFacts, type Relations } from '../normalise/relate.ts';
import { querySnapshots } from '../membrane/querySnapshots.ts';
import { reviewAnswers } from '../membrane/review.ts';
import { readDescriptorFile, readSnapshotFile, type DescriptorSource } from '../read/readApp.ts';
import { readStatus } from '../read/status.ts';
import { STATUS_FILE } from './recipe.ts';
import { relatedDigest } from './remember.ts';
import { loadRenderer } from '../render/renderer.ts';
import { validateCatalog } from '../check/checkApp.ts';
import { createContents, type Contents } from '../disk/contents.ts';
import type { AppMemory } from '../cache/state.ts';

/** Apps from which on a catalog's memory is watched. */
const LARGE = 1000;

type Sources = ReadonlyMap<string, DescriptorSource>;
type Memory = ReadonlyMap<string, AppMemory>;

/**
 * The stages in order. Only apps that are not as the last build left them go through; all of them when Membrane is asked.
 * What is held for every app is its descriptor; everything bigger is made and let go app by app.
 */
export async function runStages(catalog: Catalog, deps: BuildDeps): Promise<BuildResult> {
  // V8 would let the heap of a large catalog grow to four times what is alive; tighter costs it some time, which
  // who looks at every app (to plan a release or a publication, and write little) would rather have.
  if (catalog.inputs.length > LARGE && !deps.onApp) setFlagsFromString('--heap-growing-percent=15');
  const config = parseConfig(catalog.options.configLabel, catalog.recipe.configText);
  const { renderer, findings: broken } = loadRenderer(
    catalog.options.templatesDir,
    catalog.options.templatesLabel,
    config,
  );
  const { status, findings: unread } = readStatus(STATUS_FILE, catalog.recipe.statusText);
  if (broken.length + unread.length > 0) return nothingBuilt(catalog, [...broken, ...unread]);
  const memory = catalog.lastBuild.memory();
  const sources = readStage(catalog, deps);
  const answers = await queryStage(catalog, sources, deps);
  const facts = factsStage(catalog, sources, memory, config);
  const related = relateApps(
    facts,
    config.limits.relatedApps,
    (key) => config.categories.get(key)?.name ?? key,
  );
  for (const slug of neighbours(facts, related, sources, memory))
    sources.set(slug, readDescriptorFile(slug, catalog.folder));
  const contents = createContents();
  const maker = createMaker({ catalog, config, renderer, related, answers, status, onApp: deps.onApp });
  const made = makeStage(catalog, sources, maker, contents, deps);
  const records = catalog.inputs.flatMap(({ slug }) => recordOf(made.get(slug), memory.get(slug)) ?? []);
  const catalogFindings = [
    ...settingsWarnings(catalog.options.configLabel, catalog.recipe.configText),
    ...validateCatalog(records, config, maker.resolve),
  ];
  return finish({ catalog, related, records, made, contents, renderer, catalogFindings });
}

function nothingBuilt({ inputs }: Catalog, findings: readonly Finding[]): BuildResult {
  const apps = { total: inputs.length, built: 0, unchanged: 0, stale: 0, failed: inputs.length };
  return {
    apps,
    findings,
    plan: { changes: [], unchanged: 0, content: () => new Uint8Array(), digest: () => null },
    remember: () => {},
    close: () => {},
  };
}

function readStage(
  { inputs, before, folder }: Catalog,
  { membrane, onProgress, onApp }: BuildDeps,
): Map<string, DescriptorSource> {
  const todo = membrane || onApp ? inputs : inputs.filter(({ slug }) => before.stale.has(slug));
  const sources = new Map<string, DescriptorSource>();
  for (const { slug } of todo) {
    sources.set(slug, readDescriptorFile(slug, folder));
    onProgress?.({ stage: 'read', done: sources.size, total: todo.length });
  }
  return sources;
}

/** Answers that were reviewed against the snapshots on disk. */
async function queryStage(
  { options, inputs, folder }: Catalog,
  sources: Sources,
  { membrane, onProgress }: BuildDeps,
): Promise<ReadonlyMap<string, QueryOutcome>> {
  if (!membrane) return new Map();
  const asked = [...sources.values()].flatMap(({ slug, descriptor }) =>
    isAsked(slug, options.only) && isWanted(descriptor, options.drafts) ? [{ slug, lookup: descriptor }] : [],
  );
  const answers = await querySnapshots(asked, membrane, options.concurrency, (done) =>
    onProgress?.({ stage: 'query', done, total: asked.length }),
  );
  const bySlug = new Map(inputs.map((input) => [input.slug, input]));
  return reviewAnswers(answers, {
    lastOf: (slug) => readSnapshotFile(bySlug.get(slug) ?? { slug, files: {} }, folder).snapshot,
    homepageOf: (slug) => sources.get(slug)?.descriptor?.homepage ?? '',
    isAccepted: (slug) => isAccepted(slug, options.accept),
  });
}

/** What related apps are found by, of every app that the catalog will hold. */
function factsStage(
  { inputs, options }: Catalog,
  sources: Sources,
  memory: Memory,
  config: Config,
): RelatedFacts[] {
  return inputs.flatMap(({ slug }): RelatedFacts[] => {
    const source = sources.get(slug);
    if (source?.descriptor)
      return isWanted(source.descriptor, options.drafts) ? [factsOf(slug, source.descriptor, config)] : [];
    // An app with errors keeps the place that its last good page has.
    const record = memory.get(slug)?.record;
    return record ? [record] : [];
  });
}

function factsOf(
  slug: string,
  { name, categories, keywords, entities }: Descriptor,
  config: Config,
): RelatedFacts {
  return {
    slug,
    name,
    categories: categories.filter((key) => config.categories.has(key)),
    keywords,
    entities: entities.map((entity) => entity.name),
  };
}

function sameFacts(a: RelatedFacts, b: RelatedFacts | null | undefined): boolean {
  if (!b) return false;
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((each, at) => each === other[at]);
  return (
    a.slug === b.slug &&
    a.name === b.name &&
    same(a.categories, b.categories) &&
    same(a.keywords, b.keywords) &&
    same(a.entities, b.entities)
  );
}

/** Unchanged apps whose related apps changed because a neighbour did: their listings are made anew. */
function neighbours(
  facts: readonly RelatedFacts[],
  related: Relations,
  sources: Sources,
  memory: Memory,
): string[] {
  const same =
    facts.length === memory.size && facts.every((fact) => sameFacts(fact, memory.get(fact.slug)?.record));
  if (same) return [];
  return facts
    .filter(({ slug }) => !sources.has(slug) && relatedDigest(related(slug)) !== memory.get(slug)?.related)
    .map(({ slug }) => slug);
}

/** Makes app after app; takes each descriptor out of `sources`, so that it is let go. */
function makeStage(
  catalog: Catalog,
  sources: Map<string, DescriptorSource>,
  { make }: Maker,
  contents: Contents,
  { onProgress }: BuildDeps,
): Map<string, MadeApp> {
  const made = new Map<string, MadeApp>();
  const total = sources.size;
  for (const input of catalog.inputs) {
    const source = sources.get(input.slug);
    if (!source) continue;
    sources.delete(input.slug);
    const { files, ...rest } = make(input, source);
    made.set(input.slug, { ...rest, files: contents.add(files) });
    onProgress?.({ stage: 'make', done: made.size, total });
  }
  return made;
}

/** The record of an app as made now; of one that is unchanged or has errors, the last good one. A draft has none. */
function recordOf(made: MadeApp | undefined, memory: AppMemory | undefined): AppRecord | null {
  if (made?.draft === true) return null;
  return made?.record ?? memory?.record ?? null;
}
