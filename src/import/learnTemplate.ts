import { hideBrand } from './clean.ts';
import type { PublishedPage, PageLine } from './parsePage.ts';
import { groupBy } from '../text/groupBy.ts';

/** A line that as many pages share, brands and addresses taken out, is the template's. */
const SHARED = 3;

/** Tells which lines of the parts that every page has are that page's own. */
export type StrangeLines = (page: PublishedPage) => readonly PageLine[];

/**
 * Compares the pages of a tree with each other: the wording of the templates is learnt from them, so that no copy of it has to
 * be kept here. Of a generation with fewer pages, a line that all of them
 * have is the template's.
 */
export function learnTemplate(pages: readonly PublishedPage[]): StrangeLines {
  const byGeneration = groupBy(pages, ({ generation }) => generation);
  const known = new Map([...byGeneration].map(([generation, some]) => [generation, countKnown(some)]));
  return (page) =>
    page.template.filter((line) => !formKeys(line, page).some((key) => known.get(page.generation)?.has(key)));
}

function countKnown(pages: readonly PublishedPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.template.flatMap((line) => formKeys(line, page))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.min(SHARED, pages.length);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key));
}

/** The line as it is and without the brand: an app may be called as a word of the template. */
function formKeys({ text }: PageLine, { title, source, connect }: PublishedPage): string[] {
  const line = text.trim();
  // The commands name the app by its address, which may go on over a line's end, or by its folder.
  const address = connect?.text.split('\n').filter((part) => part.trim() !== '') ?? [];
  if (/connection ensure |--elementType=connector/.test(line) || /^"? ?--json$/.test(line))
    return ['connect'];
  if (address.length > 1 && address.some((part) => line.includes(part))) return ['connect'];
  return [
    line,
    hideBrand(line, title?.text ?? ''),
    hideBrand(hideBrand(line, title?.text ?? ''), source.folder),
  ];
}
