import { Document, isMap, isSeq } from 'yaml';
import { quoteTypographic } from './typographicQuotes.ts';

/**
 * Returns the text of a descriptor or a translation: front matter, then notes. Keys that are `null`, and empty lists, are left out; strings are
 * quoted only where YAML would read them otherwise. Lists stand in one line; of entities each has a line, with what it holds.
 */
export function formatFrontMatter(facts: Readonly<Record<string, unknown>>, notes: string): string {
  const told = Object.entries(facts).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  // Quoted also where YAML 1.1, which some editors read, would see a number or a boolean.
  const document = new Document(Object.fromEntries(told), { compat: 'yaml-1.1' });
  quoteTypographic(document);
  for (const [key] of told) {
    const list = document.get(key);
    if (key !== 'entities') setFlow(list);
    else if (isSeq(list))
      for (const item of list.items) if (isMap(item)) for (const pair of item.items) setFlow(pair.value);
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n${notes === '' ? '' : `${notes}\n`}`;
}

function setFlow(node: unknown): void {
  if (isSeq(node)) node.flow = true;
}
