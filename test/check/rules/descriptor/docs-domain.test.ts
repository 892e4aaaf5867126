import { expect, test } from 'vitest';
import { docsDomain } from '../../../../src/check/rules/descriptor/docs-domain.ts';
import { verdicts } from '../../../support/subject.ts';

const judge = (
  docs: string | null,
  homepage: string,
  name: string,
  { slug, ...over }: { aliases?: string[]; summary?: string; slug?: string } = {},
): string[] =>
  verdicts(docsDomain, {
    descriptor: { docs, homepage, name, ...over },
    ...(slug === undefined ? {} : { slug }),
  });

test.each([
  ['no docs', null, 'https://acme.example/', 'Acme'],
  ['the homepage itself', 'https://www.qux.example/api', 'https://qux.example/', 'Acme'],
  ['a host below it', 'https://docs.qux.example/', 'https://www.qux.example/', 'Acme'],
  ['a host beside it', 'https://developers.google.com/workspace', 'https://mail.google.com/', 'Gmail'],
  ['one domain below co.uk', 'https://docs.qux.co.uk/', 'https://app.qux.co.uk/', 'Acme'],
  ['the brand under another ending', 'https://clerk.dev/docs', 'https://clerk.com/', 'Clerk'],
  ['the brand as a customer', 'https://acme-orders.readme.io/', 'https://qux.example/', 'Acme Orders'],
  ['the brand as an owner', 'https://github.com/AcmeOrders/api', 'https://qux.example/', 'Acme Orders'],
  ['the homepage’s label', 'https://learn.quxworks.dev/', 'https://quxworks.example/', 'Acme'],
  ['the homepage’s label without “get”', 'https://quxhq.example/', 'https://getqux.test/', 'Acme'],
  ['the maker in the brand', 'https://www.zoho.com/books/api/', 'https://books.example/', 'Zoho Books'],
  ['a short brand as a label', 'https://wrk.readme.io/', 'https://qux.example/', 'Wrk'],
  ['a short brand with “get”', 'https://docs.getmav.test/', 'https://qux.example/', 'Mav'],
  ['a short brand as an owner', 'https://github.com/wrk/api', 'https://qux.example/', 'Wrk'],
  ['a brand of seven letters in a word', 'https://abcdefghi.test/', 'https://qux.example/', 'Abcdefg'],
  [
    'the host itself, as an address',
    'https://127.qux.internal.test/',
    'https://127.qux.internal.test/x',
    'Acme',
  ],
  ['accents and spaces', 'https://monday.test/', 'https://qux.example/', 'Mön day'],
])('docs at %s are the app’s own', (_, docs, homepage, name) =>
  expect(judge(docs, homepage, name)).toEqual([]),
);

test('docs that name an alias are the app’s own', () => {
  expect(judge('https://developers.hellosign.com/', 'https://sign.example/', 'Sign')).toHaveLength(1);
  expect(
    judge('https://developers.hellosign.com/', 'https://sign.example/', 'Sign', { aliases: ['HelloSign'] }),
  ).toEqual([]);
});

test('docs that name the slug are the app’s own', () => {
  const summary = 'Boards and cards, by Atlas.';
  const docs = 'https://learn.atlas.test/trellis/api';
  const homepage = 'https://boards.example/';
  expect(judge(docs, homepage, 'AT Trellis', { summary, slug: 'other' })).toHaveLength(1);
  expect(judge(docs, homepage, 'AT Trellis', { summary, slug: 'trellis' })).toEqual([]);
});

test.each([
  ['a rival', 'https://developer.paypal.com/api', 'https://www.paypro.example/', 'PayPro'],
  ['another customer of one host', 'https://peaches.github.io/', 'https://apples.github.io/', 'Apples'],
  ['the public suffix', 'https://docs.other.co.uk/', 'https://app.qux.co.uk/', 'Acme'],
  ['a short brand inside of a word', 'https://network.example/wrkflow', 'https://qux.test/', 'Wrk'],
  ['a short brand further down', 'https://github.com/wg/wrk', 'https://qux.example/', 'Wrk'],
  ['a piece of another path', 'https://developer.fruit.example/musickit/peach', 'https://qux.test/', 'Peach'],
  ['a project of the same name', 'https://github.com/others/griffin', 'https://griffin.test/', 'Griffin'],
  ['a longer word', 'https://www.envoyproxy.test/docs', 'https://envoy.example/', 'Envoy'],
  ['the suffix’s own words', 'https://example.readme.io/', 'https://qux.example/', 'Acme'],
  ['a brand of six letters in a word', 'https://abcdefgh.test/', 'https://qux.example/', 'Abcdef'],
  ['a host that ends alike', 'https://notqux.test/', 'https://qux.test/', 'Acme'],
  ['a short label in the brand', 'https://pay.example/', 'https://qux.test/', 'Paypro'],
])('docs at %s are not', (_, docs, homepage, name) =>
  expect(judge(docs, homepage, name).join()).toContain(
    `docs docs are at ${new URL(docs).hostname}, which neither belongs to`,
  ),
);

test('docs on the site of a maker name the app in the path and the maker in the summary or the homepage', () => {
  const docs = 'https://developer.atlas.test/cloud/trellis/rest';
  const summary = 'Boards and cards, by Atlas.';
  expect(judge(docs, 'https://trellis.example/', 'Trellis', { summary })).toEqual([]);
  expect(judge(docs, 'https://trellis.atlas.example/', 'Trellis')).toEqual([]);
  const aliases = ['Trellis', 'Other'];
  expect(judge(docs, 'https://boards.example/', 'Boards', { summary, aliases })).toEqual([]);
  expect(
    judge('https://atlas.test/x', 'https://boards.example/', 'Boards', { aliases: ['Atlas Boards', 'B'] }),
  ).toEqual([]);
  expect(judge(docs, 'https://trellis.example/', 'Trellis', { summary: 'Boards.' })).toHaveLength(1);
  expect(
    judge('https://developer.atlas.test/rest', 'https://trellis.example/', 'Trellis', { summary }),
  ).toHaveLength(1);
  expect(
    judge('https://dev.ab.test/trellis', 'https://trellis.example/', 'Trellis', { summary: 'By ab.' }),
  ).toHaveLength(1);
  expect(judge('https://dev.atlas.test/network', 'https://wrk.example/', 'Net', { summary })).toHaveLength(1);
});
