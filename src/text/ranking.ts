/** A text to be found, by the words that it has. */
export interface Findable {
  readonly id: string;
  /** Each as often as the text has it; as `searchTerms` returns them. */
  readonly terms: readonly string[];
}

/** A text that shares a word with what is looked for; a higher score is a better match. */
export interface Match {
  readonly id: string;
  readonly score: number;
}

/** How fast a word that comes again counts less, and how much a long text is held back. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** The texts that have a word, and what it adds to the score of each. */
type Postings = Map<string, [at: number, weight: number][]>;

/**
 * Ranks texts by the words that they share with a query, rare words first: Okapi BM25 with the inverse document frequency of
 * Lucene, which is never negative (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). The ranking that comes
 * back returns the texts that share a word, best first; of equal ones the one whose id comes first.
 */
export function createRanking(texts: readonly Findable[]): (query: readonly string[]) => Match[] {
  const postings = postingsOf(texts);
  return (query) => {
    const scores = new Map<number, number>();
    for (const term of new Set(query))
      for (const [at, weight] of postings.get(term) ?? []) scores.set(at, (scores.get(at) ?? 0) + weight);
    return [...scores]
      .map(([at, score]) => ({ id: texts[at]?.id ?? '', score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };
}

function postingsOf(texts: readonly Findable[]): Postings {
  const postings: Postings = new Map();
  const average = texts.reduce((sum, { terms }) => sum + terms.length, 0) / texts.length;
  for (const [at, { terms }] of texts.entries()) {
    const held = SATURATION * (1 - LENGTH + (LENGTH * terms.length) / average);
    for (const [term, times] of counted(terms)) {
      const all = postings.get(term) ?? [];
      all.push([at, (times * (SATURATION + 1)) / (times + held)]);
      postings.set(term, all);
    }
  }
  for (const all of postings.values()) {
    const rarity = Math.log(1 + (texts.length - all.length + 0.5) / (all.length + 0.5));
    for (const posting of all) posting[1] *= rarity;
  }
  return postings;
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
