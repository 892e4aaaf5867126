import type { Entity } from '../model/descriptor.ts';
import { formatFrontMatter } from '../read/formatFrontMatter.ts';

/** What an imported page says, as it goes into a descriptor. `null`: the page does not say. */
export interface ImportedFacts {
  readonly name: string;
  readonly homepage: string | null;
  readonly docs: string | null;
  readonly summary: string | null;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly entities: readonly Entity[];
  readonly notes: string;
  readonly draft: boolean;
}

/** The text of an `app.md`, its keys in the order of every descriptor. */
export function composeDescriptor(facts: ImportedFacts): string {
  const { name, homepage, docs, summary, categories, keywords, notes, draft } = facts;
  const entities = facts.entities.map(toYaml);
  const told = { name, homepage, docs, summary, categories, keywords, entities, draft: draft || null };
  return formatFrontMatter(told, notes);
}

function toYaml({ name, children }: Entity): unknown {
  return children.length === 0 ? name : { [name]: children.map(toYaml) };
}
