import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRanking } from '../../src/text/ranking.ts';
import { splitTerms } from '../../src/text/searchTerms.ts';

const texts = (all: Record<string, string>) =>
  Object.entries(all).map(([id, text]) => ({ id, terms: splitTerms(text) }));
const ranked = (all: Record<string, string>, query: string): string[] =>
  createRanking(texts(all))(splitTerms(query))
    .first(99)
    .map(({ id }) => id);

test('the score is that of Okapi BM25', () => {
  const rank = createRanking([
    { id: 'a', terms: ['invoice', 'invoice', 'customer'] },
    { id: 'b', terms: ['customer'] },
    { id: 'c', terms: ['task', 'board'] },
  ]);
  // Worked out by hand: two of three texts have "customer", one has "invoice"; they are 2 words long on average.
  const rare = Math.log(1 + 2.5 / 1.5);
  const common = Math.log(1 + 1.5 / 2.5);
  const matches = rank(['invoice', 'customer', 'customer']);
  const [a, b, ...rest] = matches.first(9);
  expect(a).toEqual({
    id: 'a',
    score: expect.closeTo((rare * 2 * 2.2) / (2 + 1.2 * 1.375) + (common * 2.2) / (1 + 1.2 * 1.375)),
  });
  expect(b).toEqual({ id: 'b', score: expect.closeTo((common * 2.2) / (1 + 1.2 * 0.625)) });
  expect(rest).toEqual([]);
  expect(['a', 'b', 'c', 'd'].map(matches.placeOf)).toEqual([1, 2, null, null]);
});

test('a rare word counts more than a common one, a short text more than a long one, and equal texts come by id', () => {
  expect(
    ranked({ desk: 'tickets and kanban', one: 'tickets', two: 'tickets' }, 'a kanban for tickets'),
  ).toEqual(['desk', 'one', 'two']);
  expect(ranked({ long: 'tickets of all kinds for big teams', short: 'tickets' }, 'tickets')).toEqual([
    'short',
    'long',
  ]);
});

test('what shares no word is not found, and nothing is found among nothing', () => {
  expect(ranked({ a: 'Invoices' }, 'the kanban board')).toEqual([]);
  expect(ranked({ a: 'Invoices' }, 'how do I?')).toEqual([]);
  expect(createRanking([])(['invoice']).first(3)).toEqual([]);
});

test('every text with a word of the query is found, in its place, best first', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__'), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), words, fc.nat(9), (all, query, count) => {
      const matches = createRanking(all.map((terms, at) => ({ id: String(at), terms })))(query);
      const found = matches.first(all.length);
      const expected = all.flatMap((terms, at) => (terms.some((term) => query.includes(term)) ? [at] : []));
      expect(found.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(expected);
      const sorted = found.toSorted((a, b) => b.score - a.score || Number(a.id) - Number(b.id));
      expect(found).toEqual(sorted);
      expect(found.map(({ id }) => matches.placeOf(id))).toEqual(found.map((_, at) => at + 1));
      expect(matches.first(count)).toEqual(found.slice(0, count));
    }),
  );
});

test.each([
  ['signed agreements', 'Signing an agreement'],
  ['Which companies pay?', 'company payments'],
  ['my e-mail', 'Emails'],
  ['a to-do list', 'lists of TODOs'],
  ['CAFÉ orders', 'order of a café'],
  ['CI/CD pipelines', 'the pipeline for CI'],
  ['Cal.com', 'cal com bookings'],
  ['C# 2026', '2026'],
  ['发票', '发票'],
])('"%s" and "%s" share a word', (a, b) => {
  const other = new Set(splitTerms(b));
  expect(splitTerms(a).filter((term) => other.has(term))).not.toEqual([]);
});

test('words around a request tell nothing', () => {
  expect(splitTerms("Show me, please: which of them don't we use when asked about it?")).toEqual([]);
  expect(splitTerms('')).toEqual([]);
});
