import type { Entity } from '../model/descriptor.ts';

/** The names of entities, each before those of the entities that it holds. */
export function listEntityNames(entities: readonly Entity[]): string[] {
  return entities.flatMap(({ name, children }) => [name, ...listEntityNames(children)]);
}
