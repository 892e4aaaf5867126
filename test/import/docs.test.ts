import { expect, test } from 'vitest';
import { drops, imported, importOne, pageWith, type PageParts } from './pages.ts';

const RIGHT: [string, string, PageParts][] = [
  ['the app’s own domain', 'https://developers.tidewell.com/api', {}],
  ['the same brand elsewhere', 'https://tidewell.dev/docs', {}],
  ['a place of its own at a host of docs', 'https://tidewell.readme.io/', {}],
  ['its own code host', 'https://github.com/tidewell/api', {}],
  ['the brand with a common ending', 'https://tidewellhq.com/docs', {}],
  [
    'its maker, when the page names it',
    'https://docs.portworks.com/tidewell/',
    { summary: 'Tidewell is a logbook for tide gauges by Portworks.' },
  ],
];

test.each(RIGHT)('docs are kept: %s', (_, docs, parts) => {
  expect(importOne({ ...parts, docs }).facts.docs).toBe(docs);
});

test('docs are kept: a maker that several names begin with', () => {
  const docs = 'https://learn.portworks.com/x';
  const cranes = pageWith({ title: 'Portworks Cranes', connect: 'https://cranes.com/' });
  const page = pageWith({ title: 'Portworks Tidewell', docs });
  expect(imported({ tidewell: page, cranes }).get('tidewell')?.facts.docs).toBe(docs);
  expect(imported({ tidewell: page }).get('tidewell')?.facts.docs).toBeNull();
});

const UNPROVED: [string, string, PageParts][] = [
  ['a stranger', 'https://docs.portworks.com/', {}],
  ['a stranger whose path has the word', 'https://docs.portworks.com/tidewell/', {}],
  ['somebody else’s project of that name', 'https://github.com/someone/tidewell', {}],
  ['a first-come host', 'https://tidewell.readthedocs.io/en/latest/', {}],
  [
    'a short word, where the app has another',
    'https://tide.com/docs',
    { title: 'Tide', connect: 'https://usetideapp.com/' },
  ],
  ['an address without a domain', 'https://www.tidewell', {}],
];

test.each(UNPROVED)('docs that cannot be proved are dropped and listed for review: %s', (_, docs, parts) => {
  const app = importOne({ ...parts, docs });
  expect(app.facts.docs).toBeNull();
  expect(app.review.map(({ field, value }) => [field, value])).toEqual([['docs', docs]]);
});

test('docs of another app of the tree, and docs that several apps share, are wrong', () => {
  const other = pageWith({
    title: 'Portworks',
    connect: 'https://www.portworks.com/',
    docs: 'https://portworks.com/docs',
  });
  const shared = 'https://docs.thirdparty.com/api';
  const apps = imported({
    portworks: other,
    tidewell: pageWith({ docs: 'https://developer.portworks.com/x' }),
    wardly: pageWith({ title: 'Wardly', connect: 'https://wardly.com/', docs: shared }),
    brightly: pageWith({ title: 'Brightly', connect: 'https://brightly.com/', docs: shared }),
  });
  const verdicts = [...apps.values()].map(({ slug, facts, dropped }) => [
    slug,
    facts.docs,
    dropped.filter(({ field }) => field === 'docs').map(({ reason }) => reason),
  ]);
  expect(verdicts).toEqual([
    ['brightly', null, ['other-app']],
    ['portworks', 'https://portworks.com/docs', []],
    ['tidewell', null, ['other-app']],
    ['wardly', null, ['other-app']],
  ]);
});

test.each([
  ['I am sorry, I cannot provide a documentation URL for "Tidewell".', 'refusal'],
  ['There is no official API or developer documentation for this.', 'refusal'],
  ['Not a widely known application.', 'refusal'],
  ['see the manual', 'not-a-url'],
])('docs that are no address are dropped: %s', (docs, reason) => {
  const { facts, dropped } = importOne({ docs });
  expect(facts.docs).toBeNull();
  expect(dropped).toContainEqual({ line: expect.any(Number) as number, field: 'docs', reason, value: docs });
});

test('a blank in an address is taken out, its host is written small', () => {
  expect(importOne({ docs: 'https:// Tidewell.com/docs' }).facts.docs).toBe('https://tidewell.com/docs');
});

test('a name that is an address is one, when the docs are there too', () => {
  const app = importOne({ title: 'Tidewell.dev', connect: '', docs: 'https://docs.tidewell.dev/' });
  expect(app.facts).toMatchObject({ homepage: 'https://tidewell.dev/', draft: false });
});

test('the address of another app of the tree, which the page does not name, is none', () => {
  const apps = imported({
    brightly: pageWith({
      title: 'Brightly',
      connect: 'https://portworks.com/',
      docs: 'https://brightly.dev/api',
    }),
    portworks: pageWith({
      title: 'Portworks',
      connect: '',
      docs: 'https://developer.portworks.com/',
    }),
    cranes: pageWith({
      title: 'Cranes',
      summary: 'Cranes is the crane log of Portworks.',
      connect: 'https://portworks.com/logs',
    }),
    tidewell: pageWith({ connect: 'https://portworks.com/products/tidewell' }),
  });
  expect([...apps.values()].map(({ slug, facts, missing }) => [slug, facts.homepage, missing])).toEqual([
    ['brightly', 'https://brightly.dev/', ['homepage']],
    ['cranes', 'https://portworks.com/logs', []],
    ['portworks', 'https://portworks.com/', []],
    ['tidewell', 'https://portworks.com/products/tidewell', []],
  ]);
  const brightly = apps.get('brightly');
  expect(brightly && drops(brightly)).toEqual(['homepage other-app https://portworks.com/']);
});

test('docs that the rules would refuse are for review: another app’s homepage, and a maker of three letters', () => {
  const apps = imported({
    portworks: pageWith({ title: 'Portworks', connect: 'https://portworks.com/' }),
    'portworks-api': pageWith({
      title: 'Portworks API',
      connect: 'https://api.portworks.com/',
      docs: 'http://www.portworks.com',
    }),
    cranes: pageWith({
      title: 'PWX Cranes',
      connect: 'https://cranes.com/',
      docs: 'https://developers.pwx.com/lifting',
    }),
    locks: pageWith({ title: 'PWX Locks', connect: 'https://locks.com/' }),
  });
  const left = (slug: string): unknown => apps.get(slug)?.review.map(({ reason, value }) => [reason, value]);
  expect(apps.get('portworks-api')?.facts.docs).toBeNull();
  expect(left('portworks-api')).toEqual([['unproved', 'http://www.portworks.com']]);
  expect(apps.get('cranes')?.facts.docs).toBeNull();
  expect(left('cranes')).toEqual([['unproved', 'https://developers.pwx.com/lifting']]);
});

test('docs of another app are for review where the page names that company', () => {
  const apps = imported({
    portworks: pageWith({ title: 'Portworks', connect: 'https://portworks.com/' }),
    cranes: pageWith({
      title: 'Portworks Cranes',
      connect: 'https://cranes.com/',
      docs: 'https://developers.portworks.com/lifting',
    }),
  });
  expect(apps.get('cranes')).toMatchObject({
    facts: { docs: null },
    review: [{ field: 'docs', value: 'https://developers.portworks.com/lifting' }],
  });
});

test('docs are kept: the maker is named and the path has the folder', () => {
  const docs = 'https://learn.portworks.com/en/tidelog/api';
  const page = pageWith({
    title: 'PW Tidelog',
    summary: 'PW Tidelog is a logbook by Portworks.',
    connect: 'https://tidelog.live.com/',
    docs,
  });
  expect(imported({ tidelog: page }).get('tidelog')?.facts.docs).toBe(docs);
});

const TOLD: [string, string, PageParts][] = [
  [
    'a place that only somebody who knows the site would name',
    'https://tidewell.io/developers/rest/gauges',
    {},
  ],
  ['the developers’ host of a .com domain, with a long name', 'https://developers.tidewell.com/', {}],
  [
    'the same with a short name, where actions are known',
    'https://developers.tide.com/',
    { title: 'Tide', actions: ['| List Gauges | list-gauges | |'] },
  ],
];

test.each(TOLD)('a homepage is told by the docs: %s', (_, docs, parts) => {
  const { facts, missing, repaired } = importOne({ ...parts, connect: '', docs });
  expect([facts.homepage, missing]).toEqual([
    `https://${new URL(docs).host.replace('developers.', '')}/`,
    [],
  ]);
  expect(repaired.map(({ reason }) => reason)).toContain('from-docs');
});

const GUESSED: [string, string, PageParts][] = [
  ['a path that any site could have', 'https://tidewell.com/docs/', {}],
  ['a domain that may be anybody’s', 'https://docs.tidewell.io/', {}],
  ['a short name without actions', 'https://developers.tide.com/', { title: 'Tide' }],
];

test.each(GUESSED)('a homepage that the docs only suggest stays in a draft: %s', (_, docs, parts) => {
  const { facts, missing, repaired } = importOne({ ...parts, connect: '', docs });
  expect([facts.homepage === null, missing]).toEqual([false, ['homepage']]);
  expect(repaired.map(({ reason }) => reason)).toContain('guessed-from-docs');
});
