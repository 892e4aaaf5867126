import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppSource } from './readFacts.ts';
import { createContents, type Contents } from '../disk/contents.ts';
import type { App, AppRecord } from '../model/app.ts';
import type { AppInput } from '../model/files.ts';
import type { Relations } from '../normalise/relate.ts';
import type { Answers } from './askMembrane.ts';
import { packBatch, type Batch, type BuiltBatch } from './batches.ts';
import { buildApp, type BuiltApp } from './buildApp.ts';
import type { BuildDeps, Catalog } from './catalog.ts';
import type { KeptApp } from './keptApp.ts';
import type { Project } from './openProject.ts';
import type { DescribedApp } from './readDescriptors.ts';
import { startWorkers } from './workers.ts';

/** What came of building apps: their bytes wait in `contents` until they are written. */
export interface BuiltApps {
  /** The apps that went through the stages, by slug. */
  readonly kept: ReadonlyMap<string, KeptApp>;
  readonly contents: Contents;
}

/** Which apps to build, and what was read and answered for them before. */
export interface EachParts {
  /** Emptied as apps are built. */
  readonly sources: Map<string, DescribedApp>;
  /** Apps to build besides those of `sources`. */
  readonly neighbours: readonly string[];
  readonly answers: Answers;
  readonly relations: Relations;
  /** Where rendered bytes wait; a place of their own without it. */
  readonly contents?: Contents;
}

/** An app as it will be in the output folder. */
export interface ReadyApp extends BuiltApp {
  readonly app: App;
  readonly record: AppRecord;
}

/** Told of each app that was built without errors of its own. */
export type Visit = (ready: ReadyApp, project: Project) => void;

/** For so long, in milliseconds, this thread builds without looking what the workers answered and whether it is to stop. */
const TURN_MS = 20;

/**
 * Builds app after app, on several threads where there are many, and keeps of each only what the plan needs. Throws the stop's reason
 * when it is asked to stop.
 */
export async function buildEach(
  catalog: Catalog,
  project: Project,
  parts: EachParts,
  { onProgress, stop, outputs }: BuildDeps,
  visit?: Visit,
): Promise<BuiltApps> {
  const todo = inputsOf(catalog, parts);
  const queue = queueOf(todo, catalog, parts);
  const { contents = createContents() } = parts;
  const done = new Map<string, KeptApp>();
  const add = ({ apps, bytes }: BuiltBatch): void => {
    for (const [{ slug, kept }, packed] of contents.addApps(apps, bytes)) done.set(slug, { ...kept, packed });
    onProgress?.({ stage: 'make', done: done.size, total: todo.length });
  };
  // What is visited, and outputs that are handed over, cannot leave this thread.
  const workers = visit || outputs ? null : startWorkers(catalog, todo.length);
  const collect = async (): Promise<void> => {
    stop?.throwIfAborted();
    for (const batch of workers?.take() ?? []) add(batch);
    workers?.feed(queue);
  };
  const buildOne = (source: AppSource): void => {
    const built = buildApp(source, project);
    if (visit && isReady(built)) visit(built, project);
    add(packBatch([[source, built]]));
  };
  try {
    await buildHere(queue, buildOne, collect);
    for (let busy = workers?.busy() ?? 0; busy > 0; busy = workers?.busy() ?? 0) {
      await workers?.answered();
      await collect();
    }
  } finally {
    await workers?.close();
  }
  const kept = todo.flatMap(({ slug }) => {
    const app = done.get(slug);
    return app ? [[slug, app] as const] : [];
  });
  return { kept: new Map(kept), contents };
}

/** Builds on this thread until nothing is left, and looks up from it now and then. */
async function buildHere(
  queue: TakeBatch,
  build: (source: AppSource) => void,
  lookUp: () => Promise<void>,
): Promise<void> {
  await lookUp();
  let turn = performance.now();
  for (let batch = queue(1); batch; batch = queue(1)) {
    batch.sources.forEach(build);
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    await lookUp();
    turn = performance.now();
  }
}

/** Takes the next apps off the list; `null` when none is left. */
type TakeBatch = (size: number) => Batch | null;

function queueOf(todo: readonly AppInput[], { lastBuild, state }: Catalog, parts: EachParts): TakeBatch {
  const memory = lastBuild.memory();
  const knownOf = (slug: string): AppSource['known'] => {
    const before = memory.get(slug);
    // Of a draft that was left out, no rule has said anything.
    if (!before || state?.apps.endingOf(slug)?.draft === 'left out') return null;
    return { input: before.input, findings: before.findings };
  };
  let at = 0;
  return (size) => {
    const sources = todo.slice(at, at + size).map((input) => sourceOf(input, parts, knownOf(input.slug)));
    at += sources.length;
    return sources.length === 0 ? null : { sources };
  };
}

function isReady(built: BuiltApp): built is ReadyApp {
  return built.app !== null && built.record !== null;
}

function inputsOf({ inputs }: Catalog, { sources, neighbours }: EachParts): AppInput[] {
  const again = new Set(neighbours);
  return inputs.filter(({ slug }) => sources.has(slug) || again.has(slug));
}

function sourceOf(
  input: AppInput,
  { sources, answers, relations }: EachParts,
  known: AppSource['known'],
): AppSource {
  const { slug } = input;
  const descriptor = sources.get(slug)?.source ?? null;
  // Descriptors are let go as apps are built: what waits for the plan is small.
  sources.delete(slug);
  return {
    input,
    descriptor,
    answer: answers.get(slug) ?? null,
    related: relations(slug),
    known,
  };
}
