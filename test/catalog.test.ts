import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { splitFrontMatter } from '../src/read/frontMatter.ts';
import type { Listing } from '../src/render/outputs/listingSchema.ts';
import { readRequests } from '../src/read/requests.ts';
import { createRanking } from '../src/text/ranking.ts';
import { splitTerms } from '../src/text/searchTerms.ts';
import { config } from './support/subject.ts';
import { filesIn, ROOT, writeFiles, type Files } from './support/catalogs.ts';
import { jsonSchemas } from './support/jsonSchemas.ts';
import { buildOwnCatalog } from './support/ownCatalog.ts';

const CHARACTERS_PER_TOKEN = 4;

let dist: Files;

beforeAll(async () => {
  const { code, stdout, ...built } = await buildOwnCatalog();
  expect(stdout).toContain('0 errors, 0 warnings');
  expect(code).toBe(0);
  ({ dist } = built);
});

/** Of every skill, the router and the general one too. */
function skills(): [name: string, text: string][] {
  return Object.entries(dist).flatMap(([path, text]): [string, string][] => {
    const name = /^skills\/([^/]*)\/SKILL\.md$/.exec(path)?.[1];
    return name === undefined ? [] : [[name, text]];
  });
}

/** Of the apps: skills of the whole catalog have no listing. */
function pages(): [slug: string, text: string][] {
  return skills().filter(([slug]) => `listings/${slug}.json` in dist);
}

const index = () =>
  JSON.parse(dist['catalog.json'] ?? '') as {
    count: number;
    apps: { slug: string; description: string; categories: string[]; actions: number }[];
  };

test('the catalog has real apps in each of the 19 Membrane categories', () => {
  const { apps } = index();
  expect(apps.length).toBeGreaterThanOrEqual(60);
  const membranes = [...config.categories.keys()].slice(0, 19);
  expect(membranes.filter((key) => !apps.some(({ categories }) => categories.includes(key)))).toEqual([]);
  for (const slug of 'clerk slack gmail google-drive google-sheets github jira linear notion hubspot salesforce pipedrive zendesk stripe shopify airtable trello asana dropbox bamboohr'.split(
    ' ',
  )) {
    expect(apps.map((app) => app.slug)).toContain(slug);
  }
  expect(apps.filter(({ actions }) => actions === 0).length).toBeGreaterThanOrEqual(3);
  expect(apps.find(({ slug }) => slug === 'clerk')?.actions).toBe(20);
});

test('every page is within the aim: median 1,100 tokens, at least 40 % of it about its app', () => {
  const sizes = pages()
    .map(([, text]) => text.length / CHARACTERS_PER_TOKEN)
    .sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(1100);
  // A line that most pages share once the app's name is taken out is boilerplate.
  const apps = new Map(index().apps.map((app) => [app.slug, app]));
  const plain = (slug: string, line: string): string =>
    line.replaceAll(JSON.parse(dist[`listings/${slug}.json`] ?? '').name, 'APP');
  const seen = new Map<string, number>();
  for (const [slug, text] of pages())
    for (const line of new Set(text.split('\n')))
      seen.set(plain(slug, line), (seen.get(plain(slug, line)) ?? 0) + 1);
  for (const [slug, text] of pages()) {
    if (apps.get(slug)?.actions === 0) continue;
    const specific = text
      .split('\n')
      .filter((line) => (seen.get(plain(slug, line)) ?? 0) <= 3)
      .join('\n').length;
    expect(specific / text.length, slug).toBeGreaterThanOrEqual(0.4);
  }
});

test('descriptions are short, distinct and lead with the brand', () => {
  const descriptions = new Set<string>();
  for (const [slug, text] of pages()) {
    const { data } = (splitFrontMatter(text) as { value: { data: { name: string; description: string } } })
      .value;
    expect(data.name).toBe(slug);
    expect(data.description.length, slug).toBeLessThanOrEqual(160);
    const { name } = JSON.parse(dist[`listings/${slug}.json`] ?? '');
    expect(data.description.startsWith(`${name}: `), slug).toBe(true);
    descriptions.add(data.description.replaceAll(name, 'APP'));
  }
  expect(descriptions.size).toBe(pages().length);
});

/** Other searches than ours may leave words as they are. */
const bareWords = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

test.each([
  ['by the stems of telling words', splitTerms],
  ['by words as they are', bareWords],
])('what users say finds the app that they mean, %s', (_, termsOf) => {
  const requests = readRequests(join(ROOT, 'bench/requests.yaml'), 'bench/requests.yaml');
  expect(requests.length).toBeGreaterThanOrEqual(120);
  const rank = createRanking(
    skills().map(([name, text]) => ({ id: name, terms: termsOf(`${name} ${readDescription(text)}`) })),
  );
  const share = (kinds: readonly string[], places: number): number => {
    const some = requests.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
    const found = some.filter(({ app, text }) =>
      rank(termsOf(text))
        .first(places)
        .some(({ id }) => id === app),
    );
    return found.length / some.length;
  };
  expect(share([], 1)).toBeGreaterThanOrEqual(0.93);
  expect(share([], 3)).toBeGreaterThanOrEqual(0.97);
  expect(share(['job', 'short'], 1)).toBeGreaterThanOrEqual(0.8);
  expect(share(['job', 'short'], 3)).toBeGreaterThanOrEqual(0.9);
  // Skills of the whole catalog leave a request to the skill of its app.
  for (const { app, text } of requests) {
    const found = rank(termsOf(text));
    const place = found.placeOf(app);
    if (place === null) continue;
    for (const name of ['membrane-apps', 'self-integration'])
      expect(found.placeOf(name) ?? Infinity, `${name}: ${text}`).toBeGreaterThan(place);
  }
});

function readDescription(page: string): string {
  const split = splitFrontMatter(page);
  return split.ok ? (split.value.data as { description: string }).description : '';
}

test('the requests that measure the catalog are not those that its descriptions were written with', () => {
  const measured = new Set(
    readRequests(join(ROOT, 'bench/requests.yaml'), 'bench/requests.yaml').map(({ text }) => text),
  );
  const own = Object.values(filesIn(join(ROOT, 'apps'))).flatMap((text) => {
    const split = splitFrontMatter(text);
    return split.ok ? ((split.value.data as { requests?: string[] }).requests ?? []) : [];
  });
  expect(own.length).toBeGreaterThanOrEqual(2 * index().apps.length);
  expect(own.filter((text) => measured.has(text))).toEqual([]);
});

test('no page carries a defect of the published catalog', () => {
  for (const [slug, text] of pages()) {
    expect(text, slug).not.toMatch(
      /@latest|npx |No description|I am sorry|ensure ""|Step 2\*\*|1b\.|--tenant|action run/,
    );
    expect(text, slug).toContain('membrane connection ensure "https://');
    expect(parse(text.split('\n---\n')[0]?.slice(4) ?? ''), slug).toMatchObject({
      name: slug,
      license: 'MIT-0',
    });
  }
});

test('every listing, descriptor setting and snapshot fits its published schema', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = (name: string) =>
    ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8')));
  const check = (validate: ReturnType<typeof schema>, value: unknown, what: string): void => {
    validate(value);
    expect(validate.errors ?? [], what).toEqual([]);
  };
  const [listing, descriptor, snapshot, releases, catalog, translation, packReleases] = [
    'listing',
    'descriptor',
    'snapshot',
    'releases',
    'catalog',
    'translation',
    'pack-releases',
  ].map(schema);
  if (!listing || !descriptor || !snapshot || !releases || !catalog || !translation || !packReleases)
    throw new Error('a schema is missing');
  for (const [path, text] of Object.entries(dist))
    if (path.startsWith('listings/')) check(listing, JSON.parse(text), path);
  for (const [path, text] of Object.entries(filesIn(join(ROOT, 'apps')))) {
    if (path.endsWith('membrane.json')) check(snapshot, JSON.parse(text), path);
    else if (path.endsWith('releases.json')) check(releases, JSON.parse(text), path);
    // As an editor reads it: plain YAML, not the failsafe one.
    else
      check(
        path.endsWith('/app.md') ? descriptor : translation,
        parse(text.split('\n---\n')[0]?.slice(4) ?? ''),
        path,
      );
  }
  for (const [path, text] of Object.entries(filesIn(join(ROOT, 'packs'))))
    check(packReleases, JSON.parse(text), path);
  check(catalog, parse(readFileSync(join(ROOT, 'catalog.yaml'), 'utf8')), 'catalog.yaml');
  expect(listing({ slug: 'x' })).toBe(false);
  expect(descriptor({ name: 'x', homepage: 'https://x.example', summary: 'x', draft: true, other: 1 })).toBe(
    false,
  );
});

test('every app is told in every language of the catalog', () => {
  const translations = Object.entries(dist)
    .filter(([path]) => path.startsWith('listings/'))
    .map(([path, text]) => [path, (JSON.parse(text) as Listing).translations] as const);
  for (const [path, told] of translations)
    for (const language of config.languages.slice(1))
      expect(told[language], path).toMatchObject({
        summary: expect.any(String),
        shortDescription: expect.any(String),
      });
});

test('the published schemas are those that skillpress uses', () => {
  const current = Object.fromEntries(jsonSchemas());
  if (process.env['UPDATE_GOLDEN']) writeFiles(join(ROOT, 'schemas'), current);
  expect(filesIn(join(ROOT, 'schemas'))).toEqual(current);
});
