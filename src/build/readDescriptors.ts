import type { Config } from '../model/config.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { RelatedFacts } from '../normalise/relate.ts';
import { readDescriptorFile, type DescriptorSource } from '../read/readApp.ts';
import { copyText } from '../text/memo.ts';
import type { BuildDeps, Catalog } from './catalog.ts';

/** A descriptor that was read. */
export interface DescribedApp {
  /** What apps are compared by; `null`: it has errors. */
  readonly facts: RelatedFacts | null;
  readonly draft: boolean;
  /** `null`: it was let go, and is read again when its app is built. */
  readonly source: DescriptorSource | null;
}

/** Descriptors that were read, by slug. */
export type Sources = ReadonlyMap<string, DescribedApp>;

/** So many descriptors wait for their app's turn: all of a large catalog would take more memory than anything else does. */
const WAITING = 1000;

/** Which descriptors a build reads, and how long it keeps them. */
export interface ReadOptions {
  /** Whether to read also those of apps that are as the last build left them. */
  readonly every: boolean;
  /** Whether all of them are needed before any app is built. */
  readonly keep: boolean;
}

/** Reads the descriptors of the apps that go through the stages. */
export function readDescriptors(
  { inputs, before, folder }: Catalog,
  config: Config,
  { every, keep }: ReadOptions,
  { onProgress }: BuildDeps = {},
): Map<string, DescribedApp> {
  const todo = every ? inputs : inputs.filter(({ slug }) => before.stale.has(slug));
  const sources = new Map<string, DescribedApp>();
  for (const { slug } of todo) {
    const source = readDescriptorFile(slug, folder);
    const { descriptor } = source;
    sources.set(slug, {
      facts: descriptor && toFacts(slug, descriptor, config),
      draft: descriptor?.draft ?? false,
      source: keep || sources.size < WAITING ? source : null,
    });
    onProgress?.({ stage: 'read', done: sources.size, total: todo.length });
  }
  return sources;
}

/** In memory of its own: the descriptor's text is let go. */
function toFacts(
  slug: string,
  { name, summary, categories, keywords, entities }: Descriptor,
  config: Config,
): RelatedFacts {
  return {
    slug,
    name: copyText(name),
    summary: copyText(summary),
    categories: categories.filter((key) => config.categories.has(key)),
    keywords: keywords.map(copyText),
    entities: entities.map((entity) => copyText(entity.name)),
  };
}
