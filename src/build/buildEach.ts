import { setImmediate as nextTurn } from 'node:timers/promises';
import { createContents, type Contents } from '../disk/contents.ts';
import type { ManifestFile } from '../disk/manifest.ts';
import type { App, AppRecord } from '../model/app.ts';
import type { AppInput } from '../model/files.ts';
import type { Relations } from '../normalise/relate.ts';
import type { DescriptorSource } from '../read/readApp.ts';
import type { Answers } from './askMembrane.ts';
import { buildApp, type AppSource, type BuiltApp } from './buildApp.ts';
import type { BuildDeps, Catalog } from './catalog.ts';
import type { Project } from './openProject.ts';

/** What a build keeps of an app: its bytes wait in `contents`. */
export interface KeptApp extends Omit<
  BuiltApp,
  'app' | 'files' | 'descriptor' | 'snapshot' | 'releases' | 'icon'
> {
  /** By path below the output folder. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

export interface BuiltApps {
  /** The apps that went through the stages, by slug. */
  readonly kept: ReadonlyMap<string, KeptApp>;
  readonly contents: Contents;
}

export interface EachParts {
  /** Emptied as apps are built. */
  readonly sources: Map<string, DescriptorSource>;
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

/** For so long, in milliseconds, apps are built without looking whether the build is to stop. */
const TURN_MS = 50;

/** Builds app after app, and keeps of each only what the plan needs. Throws the stop's reason when it is asked to stop. */
export async function buildEach(
  catalog: Catalog,
  project: Project,
  parts: EachParts,
  { onProgress, stop }: BuildDeps,
  visit?: Visit,
): Promise<BuiltApps> {
  const { contents = createContents() } = parts;
  const kept = new Map<string, KeptApp>();
  const todo = inputsOf(catalog, parts);
  const memory = catalog.lastBuild.memory();
  let turn = performance.now();
  for (const input of todo) {
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      stop?.throwIfAborted();
      turn = performance.now();
    }
    const built = buildApp(sourceOf(input, parts, memory), project);
    if (visit && isReady(built)) visit(built, project);
    kept.set(input.slug, keep(built, contents));
    onProgress?.({ stage: 'make', done: kept.size, total: todo.length });
  }
  return { kept, contents };
}

function keep(built: BuiltApp, contents: Contents): KeptApp {
  const { record, findings, input, draft, newSnapshot, hadSnapshot, stale, files } = built;
  return { record, findings, input, draft, newSnapshot, hadSnapshot, stale, files: contents.add(files) };
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
  memory: ReturnType<Catalog['lastBuild']['memory']>,
): AppSource {
  const { slug } = input;
  const descriptor = sources.get(slug) ?? null;
  // Descriptors are let go as apps are built: what waits for the plan is small.
  sources.delete(slug);
  return {
    input,
    descriptor,
    answer: answers.get(slug) ?? null,
    related: relations(slug),
    known: memory.get(slug) ?? null,
  };
}
