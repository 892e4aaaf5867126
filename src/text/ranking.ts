/** A text to be found, by the words that it has. */
export interface Findable {
  readonly id: string;
  /** Each as often as the text has it; as `splitTerms` returns them. */
  readonly terms: readonly string[];
}

/** A text that shares a word with what is looked for; a higher score is a better match. */
export interface Match {
  readonly id: string;
  readonly score: number;
}

/** The texts that share a word with a query. */
export interface Matches {
  /** So many of them, best first; of equal ones the one whose id comes first. */
  readonly first: (count: number) => Match[];
  /** The place of a text among all of them, from 1; `null` when it shares no word. */
  readonly placeOf: (id: string) => number | null;
}

/** How fast a word that comes again counts less, and how much a long text is held back. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** The texts that have a word, and what it adds to the score of each. */
interface Postings {
  readonly at: number[];
  readonly weight: number[];
}

/**
 * Ranks texts by the words that they share with a query, rare words first: Okapi BM25 with the inverse document frequency of
 * Lucene, which is never negative (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
 */
export function createRanking(texts: readonly Findable[]): (query: readonly string[]) => Matches {
  const ordered = texts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(ordered.map(({ id }, at) => [id, at]));
  const postings = postingsOf(ordered);
  return (query) => {
    const scores = new Float64Array(ordered.length);
    for (const term of new Set(query)) add(postings.get(term), scores);
    return {
      first: (count) =>
        firstOf(scores, count).map((at) => ({ id: ordered[at]?.id ?? '', score: scores[at] ?? 0 })),
      placeOf: (id) => placeIn(scores, places.get(id)),
    };
  };
}

function postingsOf(texts: readonly Findable[]): Map<string, Postings> {
  const all = new Map<string, Postings>();
  const average = texts.reduce((sum, { terms }) => sum + terms.length, 0) / texts.length;
  for (const [at, { terms }] of texts.entries()) {
    const held = SATURATION * (1 - LENGTH + (LENGTH * terms.length) / average);
    for (const [term, times] of counted(terms)) {
      const postings = all.get(term) ?? { at: [], weight: [] };
      postings.at.push(at);
      postings.weight.push((times * (SATURATION + 1)) / (times + held));
      all.set(term, postings);
    }
  }
  for (const { weight } of all.values()) {
    const rarity = Math.log(1 + (texts.length - weight.length + 0.5) / (weight.length + 0.5));
    for (const [at, each] of weight.entries()) weight[at] = each * rarity;
  }
  return all;
}

/** A plain loop, as below: a catalog of thousands of apps has some ten thousand requests. */
function add(postings: Postings | undefined, scores: Float64Array): void {
  if (postings === undefined) return;
  const { at, weight } = postings;
  for (let each = 0; each < at.length; each += 1) {
    const text = at[each] ?? 0;
    scores[text] = (scores[text] ?? 0) + (weight[each] ?? 0);
  }
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Where the highest scores are; the few that are wanted are kept in order, which is cheaper than to sort all. */
function firstOf(scores: Float64Array, count: number): number[] {
  const best: number[] = [];
  const scoreAt = (at: number | undefined): number => (at === undefined ? 0 : (scores[at] ?? 0));
  let least = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score <= least) continue;
    const place = best.findIndex((other) => scoreAt(other) < score);
    best.splice(place === -1 ? best.length : place, 0, at);
    if (best.length > count) best.pop();
    if (best.length === count) least = scoreAt(best.at(-1));
  }
  return best;
}

function placeIn(scores: Float64Array, own: number | undefined): number | null {
  const score = own === undefined ? 0 : (scores[own] ?? 0);
  if (own === undefined || score === 0) return null;
  let place = 1;
  for (let at = 0; at < scores.length; at += 1) {
    const other = scores[at] ?? 0;
    if (other > score || (other === score && at < own)) place += 1;
  }
  return place;
}
