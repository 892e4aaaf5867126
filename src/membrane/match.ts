import type { Lookup } from '../model/descriptor.ts';
import { toPlain } from '../text/plain.ts';
import type { Element } from './schemas.ts';

/** The candidates with the highest score; none when nothing but the search itself speaks for them. */
export function keepBest(candidates: readonly Element[], lookup: Lookup): Element[] {
  const scored = candidates.map((element) => ({ element, score: score(element, lookup) }));
  const top = Math.max(0, ...scored.map((each) => each.score));
  return top === 0 ? [] : scored.filter((each) => each.score === top).map((each) => each.element);
}

/** The same domain says more than the same key, the same key more than the same name. */
function score({ key, name, appUri }: Element, lookup: Lookup): number {
  const wanted = toPlain(lookup.name);
  const domain = appUri ? domainScore(readHost(appUri), readHost(lookup.homepage)) : 0;
  return domain + (key && toPlain(key) === wanted ? 2 : 0) + (toPlain(name) === wanted ? 1 : 0);
}

function domainScore(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 4;
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`) ? 3 : 0;
}

/** The host of a URL, with or without a scheme; empty when it has none. */
export function readHost(url: string): string {
  const text = url.includes('://') ? url : `https://${url}`;
  return URL.canParse(text) ? new URL(text).hostname.replace(/^www\./, '') : '';
}
