import { Document, isMap, isSeq } from 'yaml';
import type { Entity } from '../model/descriptor.ts';
import { quoteTypographic } from '../read/typographicQuotes.ts';

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

/** The text of an `app.md`: keys in the order of every descriptor, strings quoted only where YAML would read them otherwise. */
export function composeDescriptor(facts: ImportedFacts): string {
  const { name, homepage, docs, summary, categories, keywords, entities, notes, draft } = facts;
  const values = {
    name,
    ...(homepage === null ? {} : { homepage }),
    ...(docs === null ? {} : { docs }),
    ...(summary === null ? {} : { summary }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(entities.length === 0 ? {} : { entities: entities.map(toYaml) }),
    ...(draft ? { draft } : {}),
  };
  // Quoted also where YAML 1.1, which some editors read, would see a number or a boolean.
  const document = new Document(values, { compat: 'yaml-1.1' });
  quoteTypographic(document);
  asFlow(document.get('categories'));
  asFlow(document.get('keywords'));
  const list = document.get('entities');
  if (isSeq(list))
    for (const item of list.items) if (isMap(item)) for (const pair of item.items) asFlow(pair.value);
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n${notes === '' ? '' : `${notes}\n`}`;
}

function toYaml({ name, children }: Entity): unknown {
  return children.length === 0 ? name : { [name]: children.map(toYaml) };
}

function asFlow(node: unknown): void {
  if (isSeq(node)) node.flow = true;
}
