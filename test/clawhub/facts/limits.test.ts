import { expect, test } from 'vitest';
import { toClawhubCategories } from '../../../src/clawhub/facts/categories.ts';
import { readShape } from '../../../src/clawhub/facts/shape.ts';
import { findSlugProblem } from '../../../src/clawhub/facts/slug.ts';
import { chooseTopics, findTopicProblem } from '../../../src/clawhub/facts/topics.ts';
import { config } from '../../support/subject.ts';

test.each([
  'clerk',
  'abc',
  '15five',
  'google-sheets',
  'x'.repeat(96),
  'administrator',
  'my-admin-tool',
  'newrelic',
])('ClawHub takes the slug %s', (slug) => expect(findSlugProblem(slug)).toBeNull());

test.each([
  ['q2', 'has 2 characters, expected 3 to 96'],
  ['x'.repeat(97), 'has 97 characters'],
  ['a--b', 'is not made of'],
  ['-ab', 'is not made of'],
  ['ab-', 'is not made of'],
  ['Abc', 'is not made of'],
  ['a_b', 'is not made of'],
  ['help', 'is a reserved word'],
  ['about', 'is a reserved word'],
  ['publish-plugin', 'is a reserved word'],
  ['false', 'is a reserved word'],
  ['forest-admin', 'has the protected ending "-admin"'],
  ['verified-first', 'has the protected beginning "verified-"'],
])('ClawHub refuses the slug %s', (slug, problem) => expect(findSlugProblem(slug)).toContain(problem));

const AFFIXES =
  'openclaw clawhub clawd clawdbot onlycrabs soulhub official verified staff admin moderator'.split(' ');

test.each(AFFIXES)('"%s" is protected on both sides', (affix) => {
  expect(findSlugProblem(`${affix}-x`)).toContain('beginning');
  expect(findSlugProblem(`x-${affix}`)).toContain('ending');
  expect(findSlugProblem(`x-${affix}-x`)).toBeNull();
});

test('words that ClawHub reserves are all refused', () => {
  const reserved =
    'about account-banned admin cli dashboard import management orgs packages plugins publishers publish publish-plugin publish-skill search settings skills souls stars upload users api auth oauth callback login logout signin signout signup register docs doc help support status health blog news pricing terms privacy legal contact home explore openclaw clawhub clawd clawdbot onlycrabs soulhub self system root owner official staff team mod moderator new edit delete create update remove public private internal null undefined true false';
  for (const slug of reserved.split(' ')) expect(findSlugProblem(slug), slug).toBe('is a reserved word');
});

const app = (...keys: string[]) => ({ categories: keys.map((key) => ({ key, name: key })) });

test('categories are sent once each, three at most', () => {
  expect(toClawhubCategories(app('crm', 'sales', 'payments'), config)).toEqual({
    sent: ['operations', 'finance'],
    left: [],
  });
  expect(toClawhubCategories(app('payments', 'security', 'design', 'crm'), config)).toEqual({
    sent: ['finance', 'security', 'creative'],
    left: ['operations'],
  });
  const other = new Map([['odd', { name: 'Odd', names: {}, marketplaces: { clawhub: 'other' } }]]);
  expect(toClawhubCategories(app('odd'), { categories: other })).toEqual({ sent: [], left: [] });
  expect(toClawhubCategories(app('unknown'), config)).toEqual({ sent: [], left: [] });
});

test('topics are the first five keywords that ClawHub takes', () => {
  expect(chooseTopics(['Sign-In', 'sign in', '  two   words ', 'verified', '…', 'c', 'd', 'e', 'f'])).toEqual(
    ['Sign-In', 'two words', 'c', 'd', 'e'],
  );
});

test.each([
  ['Staff pick', 'is reserved'],
  ['community', 'is reserved'],
  ['(verified', 'is reserved'],
  ['verified!', 'is reserved'],
  ['—', 'has no letter or digit'],
  ['x'.repeat(49), 'has 49 characters, expected at most 48'],
  ['a\u200Bb', 'has an invisible character'],
])('ClawHub takes no topic "%s"', (topic, problem) => expect(findTopicProblem(topic)).toContain(problem));

test.each(['x'.repeat(48), 'community forum', 'ﬁnance', '日本'])('ClawHub takes the topic "%s"', (topic) =>
  expect(findTopicProblem(topic)).toBeNull(),
);

test('reserved topics are those of ClawHub', () => {
  const reserved =
    'approved audited certified clawhub community curated endorsed featured official officials openclaw recommended staff-pick trusted trusted-publisher verified';
  for (const topic of reserved.split(' '))
    expect(findTopicProblem(topic), topic).toBe('is reserved by ClawHub');
});

const HEAD = '---\nname: "a"\n---\n';
const same = (one: string, other: string) => expect(readShape(one)).toBe(readShape(other));
const differ = (one: string, other: string) => expect(readShape(one)).not.toBe(readShape(other));

test('a fingerprint is of kinds and sizes of lines', () => {
  same('# One\ntwo words\n', `${HEAD}\n# Two\n\n   other thing   \n`);
  same('- a `b-c`\n', '* x y z\n');
  same('1. a\n', '12. b\n');
  same('1) a\n', '\\* a\n');
  same('#### a\n', 'a b\n');
  same('a b c\n', 'a b c d e f\n');
  differ('a b\n', 'a b c\n');
  differ('a b c d e f\n', 'a b c d e f g\n');
  differ('# a\n', '## a\n');
  differ('## a\n', '### a\n');
  differ('- a\n', 'a\n');
  differ('1. a\n', '- a\n');
  differ('1. a b\n', 'a b c\n');
  differ('+ a\n', '- a\n');
  differ('a-b-c\n', 'a b\n');
});

test('a fingerprint is of 80 lines that are not empty', () => {
  const lines = (count: number) => 'a\n\n'.repeat(count);
  same(`${lines(80)}# b\n`, lines(80));
  differ(`${lines(79)}# b\n`, lines(80));
  differ(`---\n${lines(3)}`, lines(3));
});
