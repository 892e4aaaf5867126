import { readDescriptorFile, type DescriptorSource } from '../read/readApp.ts';
import type { BuildDeps, Catalog } from './catalog.ts';

/** Descriptors that were read, by slug. */
export type Sources = ReadonlyMap<string, DescriptorSource>;

/** Reads the descriptors of the apps that are not as the last build left them; of all, when `every` says so. */
export function readDescriptors(
  { inputs, before, folder }: Catalog,
  every: boolean,
  { onProgress }: BuildDeps,
): Map<string, DescriptorSource> {
  const todo = every ? inputs : inputs.filter(({ slug }) => before.stale.has(slug));
  const sources = new Map<string, DescriptorSource>();
  for (const { slug } of todo) {
    sources.set(slug, readDescriptorFile(slug, folder));
    onProgress?.({ stage: 'read', done: sources.size, total: todo.length });
  }
  return sources;
}
