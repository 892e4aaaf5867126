import { join } from 'node:path';
import { isAsked, type BuildDeps, type BuildResult, type Catalog } from './catalog.ts';
import { parseConfig } from './config.ts';
import { finish } from './finish.ts';
import type { App, AppRecord, Config, Finding, RelatedApp } from './model.ts';
import { normaliseApp } from './normalise/app.ts';
import { relateApps } from './normalise/relate.ts';
import { querySnapshots } from './query/querySnapshots.ts';
import { snapshotText } from './query/snapshotText.ts';
import { digestInput, readText } from './read/digest.ts';
import { placeInDescriptor } from './read/place.ts';
import { readApp, type Source } from './read/readApp.ts';
import { DESCRIPTOR_FILE } from './read/scan.ts';
import { loadRenderer, type Renderer } from './render/renderer.ts';
import { RenderError } from './render/templates.ts';
import type { Place } from './validate/rule.ts';
import { validateApp, validateCatalog } from './validate/validate.ts';
import { createContents, type Contents } from './write/contents.ts';
import type { ManifestApp } from './write/manifest.ts';
import { loadMemory, type AppMemory } from './write/state.ts';

/** One app on its way through the stages. */
export interface Work {
  readonly source: Source;
  /** `null`: its files have errors, or it is a draft that was not asked for. */
  readonly app: App | null;
  /** The snapshot's new text, when Membrane answered something new. */
  readonly newSnapshot: string | null;
  /** Why upstream could not be asked; the last snapshot is used. */
  readonly stale: Finding | null;
}

/** What was rendered and checked. */
export interface Made {
  readonly built: ReadonlyMap<string, ManifestApp>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly contents: Contents;
}

/** Everything that `finish` turns into a plan. */
export interface Stages {
  readonly catalog: Catalog;
  readonly works: ReadonlyMap<string, Work>;
  readonly memory: ReadonlyMap<string, AppMemory>;
  readonly records: readonly AppRecord[];
  readonly made: Made;
  readonly renderer: Renderer;
  readonly catalogFindings: readonly Finding[];
}

/** The stages in order. Only apps that are not as the last build left them go through; all of them when Membrane is asked. */
export async function runStages(catalog: Catalog, deps: BuildDeps): Promise<BuildResult> {
  const config = parseConfig(catalog.options.configLabel, catalog.recipe.configText);
  const { renderer, findings: broken } = loadRenderer(catalog.options.templatesDir, catalog.options.templatesLabel, config);
  if (broken.length > 0) return nothingBuilt(catalog, broken);
  const memory = catalog.state ? loadMemory(catalog.options.stateDir) : new Map<string, AppMemory>();
  const sources = readStage(catalog, deps);
  const answers = await queryStage(catalog, sources, deps);
  const works = new Map(sources.map((source) => [source.slug, normaliseStage(source, answers.get(source.slug), catalog, config)]));
  const records = relateStage(catalog, works, memory, config);
  for (const slug of neighbours(records, works, memory)) works.set(slug, normaliseStage(readApp(slug, catalog.folder), undefined, catalog, config));
  const made = makeStage(catalog, works, records, renderer, config, deps);
  const catalogFindings = validateCatalog(records, resolver(catalog));
  return finish({ catalog, works, memory, records, made, renderer, catalogFindings });
}

function nothingBuilt({ inputs }: Catalog, findings: readonly Finding[]): BuildResult {
  const apps = { total: inputs.length, built: 0, unchanged: 0, stale: 0, failed: inputs.length };
  return { apps, findings, plan: { changes: [], unchanged: 0, content: () => new Uint8Array() }, remember: () => {} };
}

function readStage({ inputs, before, folder }: Catalog, { membrane, onProgress }: BuildDeps): Source[] {
  const todo = membrane ? inputs : inputs.filter(({ slug }) => before.stale.has(slug));
  return todo.map(({ slug }, at) => {
    onProgress?.({ stage: 'read', done: at + 1, total: todo.length });
    return readApp(slug, folder);
  });
}

async function queryStage({ options }: Catalog, sources: readonly Source[], { membrane, onProgress }: BuildDeps) {
  if (!membrane) return new Map<string, never>();
  const asked = sources.filter(({ slug, descriptor }) => isAsked(slug, options.only) && descriptor && (options.drafts || !descriptor.draft));
  const lookups = asked.flatMap(({ slug, descriptor }) => (descriptor ? [{ slug, lookup: descriptor }] : []));
  return querySnapshots(lookups, membrane, options.concurrency, (done) => onProgress?.({ stage: 'query', done, total: lookups.length }));
}

type Answer = Awaited<ReturnType<typeof queryStage>> extends Map<string, infer T> ? T : never;

function normaliseStage(source: Source, answer: Answer | undefined, { options, folder }: Catalog, config: Config): Work {
  const { slug, descriptor } = source;
  const text = answer?.kind === 'fresh' ? snapshotText(answer.snapshot) : null;
  const newSnapshot = text === source.snapshotText ? null : text;
  const snapshot = answer?.kind === 'fresh' ? answer.snapshot : source.snapshot;
  const drafted = descriptor?.draft === true && !options.drafts;
  const app = descriptor && snapshot && !drafted ? normaliseApp(slug, descriptor, snapshot, config) : null;
  const input = newSnapshot === null ? source.input : digestInput(folder.recipe, readText(join(folder.dir, slug, DESCRIPTOR_FILE)), newSnapshot);
  const upstream = answer && answer.kind !== 'fresh' ? upstreamFinding(slug, answer, `${folder.label}/${slug}/${DESCRIPTOR_FILE}`) : null;
  return {
    source: { ...source, snapshot, input, findings: upstream?.level === 'warning' ? [...source.findings, upstream] : source.findings },
    app,
    newSnapshot,
    stale: upstream?.level === 'error' ? upstream : null,
  };
}

function upstreamFinding(app: string, answer: Exclude<Answer, { kind: 'fresh' }>, file: string): Finding {
  const level = answer.kind === 'unknown' ? 'warning' : 'error';
  return { level, rule: `membrane/${answer.kind}`, app, file, message: answer.message, hint: answer.hint };
}

/** Records of all apps that the catalog will hold, with the related apps of each. */
function relateStage({ inputs, options }: Catalog, works: ReadonlyMap<string, Work>, memory: ReadonlyMap<string, AppMemory>, config: Config): AppRecord[] {
  const records = inputs.flatMap(({ slug }) => {
    const work = works.get(slug);
    if (work?.app) return [recordOf(work.app)];
    // An app with errors keeps the place that its last good page has; a draft has none.
    const old = work?.source.descriptor?.draft === true && !options.drafts ? null : memory.get(slug)?.record;
    return old ? [old] : [];
  });
  const same = records.length === memory.size && records.every((record) => sameFacts(record, memory.get(record.slug)?.record));
  const related = same
    ? new Map(records.map(({ slug }) => [slug, memory.get(slug)?.record?.related ?? []]))
    : relateApps(records, config.limits.relatedApps, (key) => config.categories.get(key)?.name ?? key);
  return records.map((record) => ({ ...record, related: related.get(record.slug) ?? [] }));
}

function recordOf(app: App): AppRecord {
  const { slug, name, homepage, trigger, keywords } = app;
  const entities = app.entities.map((entity) => entity.name);
  return { slug, name, homepage, trigger, keywords, entities, categories: app.categories.map(({ key }) => key), actions: app.actions.length, related: [] };
}

function sameFacts(a: AppRecord, b: AppRecord | null | undefined): boolean {
  const facts = ({ slug, name, categories, keywords, entities }: AppRecord): string => JSON.stringify([slug, name, categories, keywords, entities]);
  return b !== null && b !== undefined && facts(a) === facts(b);
}

/** Unchanged apps whose related apps changed because a neighbour did: their listings are made anew. */
function neighbours(records: readonly AppRecord[], works: ReadonlyMap<string, Work>, memory: ReadonlyMap<string, AppMemory>): string[] {
  const text = (related: readonly RelatedApp[] | undefined): string => JSON.stringify(related);
  return records.filter(({ slug, related }) => !works.has(slug) && text(related) !== text(memory.get(slug)?.record?.related)).map(({ slug }) => slug);
}

function makeStage(catalog: Catalog, works: ReadonlyMap<string, Work>, records: readonly AppRecord[], renderer: Renderer, config: Config, { onProgress }: BuildDeps): Made {
  const related = new Map(records.map((record) => [record.slug, record.related]));
  const built = new Map<string, ManifestApp>();
  const findings = new Map<string, readonly Finding[]>();
  const contents = createContents();
  let done = 0;
  for (const [slug, { source, app }] of works) {
    onProgress?.({ stage: 'render', done: (done += 1), total: works.size });
    const { descriptor, snapshot } = source;
    if (!app || !descriptor || !snapshot) {
      findings.set(slug, source.findings);
      continue;
    }
    const { files, problems } = renderOne(renderer, app, related.get(slug) ?? []);
    const verdicts = files.length === 0 ? [] : validateApp({ app, descriptor, snapshot, config, files }, resolver(catalog));
    const all = [...source.findings, ...problems, ...verdicts];
    findings.set(slug, all);
    if (!all.some(({ level }) => level === 'error')) built.set(slug, { input: source.input, files: contents.add(files) });
  }
  return { built, findings, contents };
}

function renderOne(renderer: Renderer, app: App, related: readonly RelatedApp[]) {
  try {
    return { files: renderer.renderApp(app, related, []), problems: [] };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return { files: [], problems: [{ ...error.finding, app: app.slug }] };
  }
}

function resolver({ folder, options }: Catalog) {
  return (app: string, place: Place) => {
    if (!('file' in place)) return placeInDescriptor(app, place, folder);
    return { ...place, file: `${options.outLabel}/${place.file}` };
  };
}
