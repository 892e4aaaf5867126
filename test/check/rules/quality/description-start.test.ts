import { expect, test } from 'vitest';
import { descriptionStart } from '../../../../src/check/rules/quality/description-start.ts';
import { snapshotOf, verdicts } from '../../../support/subject.ts';

const ENTITIES = [{ name: 'Work Order', children: [{ name: 'Lists', children: [] }] }];
const judge = (description: string | null, over: object = {}): string[] =>
  verdicts(descriptionStart, {
    descriptor: {
      name: 'Acme',
      summary: 'Fixes of lifts; manages the data of a business.',
      entities: ENTITIES,
      description,
      ...over,
    },
    snapshot: snapshotOf('Dispatch Engineer'),
  });

test.each([
  ['an entity', 'Acme: change work orders.'],
  ['a nested entity, be it of common words', 'Acme: get a list.'],
  ['a verb of an action', 'Acme: dispatch people.'],
  ['a word of the summary', 'Acme: about lifts.'],
  ['a keyword', 'Acme: hydraulics.'],
  ['the brand in other letters', 'With ACME, change orders.'],
])('%s is good', (_, description) => expect(judge(description, { keywords: ['hydraulics'] })).toEqual([]));

test.each([
  ['nothing of the app', 'Acme: manage data and automate what you do.'],
  ['only the brand', 'Acme, Acme and Acme.'],
  ['what any app does', 'Acme: use this to get and update it.'],
  ['common words, though they are in the summary', 'Acme: manages the data of a business.'],
])('%s is not', (_, description) =>
  expect(judge(description)).toEqual([
    `description The description's first 60 characters hold nothing that is done or kept in the app: "${description}"`,
  ]),
);

test('what an action is about tells, be it of common words', () => {
  expect(
    verdicts(descriptionStart, {
      descriptor: {
        name: 'Acme',
        summary: 'Fixes of lifts.',
        entities: [],
        description: 'Acme: list products.',
      },
      snapshot: snapshotOf('List Products'),
    }),
  ).toEqual([]);
});

test('sixty characters count', () => {
  const filler = 'x'.repeat(60 - 'Acme: orders '.length);
  expect(judge(`${filler} Acme: orders`)).toEqual([]);
  expect(judge(`x${filler} Acme: orders and more`)).toEqual([]);
  expect(judge(`Acme ${'x'.repeat(53)} orders`)).toHaveLength(1);
  expect(judge(`${'x'.repeat(54)} orders for Acme`)[0]).toContain('hold no name of the app');
});

test('a word of two letters tells nothing, one of three may', () => {
  const entities = ['Domain', 'VAT'].map((name) => ({ name, children: [] }));
  expect(judge('Acme: do it.', { entities })).toHaveLength(1);
  expect(judge('Acme: do VAT.', { entities })).toEqual([]);
});

test('an alias may stand for the brand', () => {
  expect(judge('AC: work orders.')).toHaveLength(1);
  expect(judge('AC: work orders.', { aliases: ['AC'] })).toEqual([]);
});

test('of a description that is made, the summary is to be mended', () => {
  const name = 'A Very Long Name That Leaves No Room For Any Other Words';
  expect(judge(null, { name })[0]).toMatch(/^summary The description's first 60/);
  expect(judge(null)).toEqual([]);
});
