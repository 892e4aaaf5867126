/**
 * Tells which app a request finds, as a search of somebody else would: BM25 over the name and the description of each built page, by words
 * as they are and by their stems. Nothing of src/ is used.
 */
import { readFileSync } from 'node:fs';
import { stemmer } from 'stemmer';
import { parse } from 'yaml';

/** Kinds of requests that do not say the brand. */
const WITHOUT_BRAND = new Set(['job', 'short']);
const SMALL = new Set(
  'a an and are as at be by do does for from how i in is it me my of on or our s show that the there this to was we what when which who why with you'.split(
    ' ',
  ),
);
const bare = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const stems = (text) =>
  bare(text)
    .filter((word) => !SMALL.has(word))
    .map(stemmer);

/** What is measured, and its least share: of all requests, and of those that do not say the brand. */
const ROWS = [
  ['requests that find their app first', () => true, 1, 0.93],
  ['requests that find it among the first three', () => true, 3, 0.97],
  ['first, of those without the brand', ({ kind }) => WITHOUT_BRAND.has(kind), 1, 0.8],
  ['among three, of those without the brand', ({ kind }) => WITHOUT_BRAND.has(kind), 3, 0.9],
];

/** The requests of a file by kind and app. */
export function readRequests(file) {
  return Object.entries(parse(readFileSync(file, 'utf8'))).flatMap(([kind, apps]) =>
    Object.entries(apps).flatMap(([app, texts]) => [texts].flat().map((text) => ({ kind, app, text }))),
  );
}

/**
 * A row for each bound: the shares of the requests that find their app, by bare words and by stems, the least of which counts.
 * @param {{ name: string, description: string }[]} pages
 * @param {{ kind: string, app: string, text: string }[]} requests
 */
export function requestFigures(pages, requests) {
  const rankings = [bare, stems].map((termsOf) => placesOf(pages, requests, termsOf));
  return ROWS.map(([what, isMeant, most, least]) => {
    const [worst] = rankings
      .map((places) => {
        const some = places.filter(({ request }) => isMeant(request));
        const lost = some.filter(({ place }) => place >= most);
        return { value: 1 - lost.length / some.length, lost };
      })
      .sort((a, b) => a.value - b.value);
    const { value, lost } = worst;
    const isMissed = value < least;
    const examples = isMissed ? lost.map(({ request: { app, text } }) => `${app}: ${text}`) : [];
    return { what, value, least, isMissed, examples };
  });
}

/** Each request with the place of its app, from 0; Infinity when the app shares no word. */
function placesOf(pages, requests, termsOf) {
  const documents = pages.map(({ name, description }) => ({
    name,
    terms: termsOf(`${name} ${description}`),
  }));
  const average = documents.reduce((sum, { terms }) => sum + terms.length, 0) / documents.length;
  const rarity = (term) => {
    const having = documents.filter(({ terms }) => terms.includes(term)).length;
    return Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
  };
  return requests.map((request) => {
    const query = [...new Set(termsOf(request.text))].map((term) => [term, rarity(term)]);
    const scores = documents.map(({ name, terms }) => {
      const score = query.reduce((sum, [term, weight]) => {
        const times = terms.filter((each) => each === term).length;
        return sum + (weight * times * 2.5) / (times + 1.5 * (0.25 + (0.75 * terms.length) / average));
      }, 0);
      return { name, score };
    });
    const own = scores.find(({ name }) => name === request.app)?.score ?? 0;
    const place = own === 0 ? Infinity : scores.filter(({ score }) => score > own).length;
    return { request, place };
  });
}
