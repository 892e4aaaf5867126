import { expect, test } from 'vitest';
import { subjectOf } from '../support/examples.ts';
import { readReference } from '../support/inputTables.ts';
import { rules } from '../../src/check/rules.ts';

/** An action of ten fields that each have something to say. */
function action(name: string): object {
  const properties = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [
      `field_${at}`,
      { type: 'string', description: 'What it is for. '.repeat(9) },
    ]),
  );
  return { id: name.toLowerCase().replaceAll(' ', '-'), name, input: { type: 'object', properties } };
}

function subjectWith(names: readonly string[]): ReturnType<typeof subjectOf> {
  return subjectOf({
    descriptor: 'entities: [Order, Customer, "Größe"]',
    snapshot: JSON.stringify({ origin: 'membrane', actions: names.map(action) }),
  });
}

const below = 'skills/acme/references/';
const many = (noun: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `Get ${noun} ${at}`);

test('a reference that is too long to be read at once is in files by what the actions are about, with an index', () => {
  const names = [...many('Order', 60), ...many('Customer', 10), ...many('Größe', 3), ...many('Report', 2)];
  const subject = subjectWith(names);
  const files = subject.files.filter(({ path }) => path.startsWith(below));
  expect(files.map(({ path }) => path.slice(below.length))).toEqual([
    'actions.md',
    'actions/order.md',
    'actions/order-2.md',
    'actions/customer.md',
    'actions/other.md',
  ]);
  const [index, ...parts] = files;
  expect(index?.text).toContain('- [actions/other.md](actions/other.md), Größe, Other: **Get Größe 0**, ');
  expect(parts.flatMap(({ text }) => [...readReference(text).keys()]).sort()).toEqual(names.toSorted());
  expect(parts.every(({ text }) => Buffer.byteLength(text) < 70_000)).toBe(true);
  for (const name of ['page/links', 'page/orphan-files', 'containment/structure', 'specification/file-size'])
    for (const rule of rules.filter((each) => each.name === name))
      expect([...(rule.ofApp?.(subject) ?? []), ...(rule.ofFiles?.(subject) ?? [])], name).toEqual([]);
  expect(subjectWith(many('Order', 5)).files.filter(({ path }) => path.startsWith(below))).toHaveLength(1);
});

test('actions of one key are told apart by their ids, and no sentence lands on the wrong one', () => {
  const actions = [
    { id: 'a1', key: 'k', name: 'List Orders', input: { type: 'object' } },
    { id: 'a2', key: 'k', name: 'Delete Orders' },
    { id: 'a3', key: 'one', name: 'Get Order' },
  ];
  const { app, files } = subjectOf({
    descriptor: 'actions: { describe: { a1: Orders of one day., k: Wrong. } }',
    snapshot: JSON.stringify({ origin: 'membrane', actions }),
  });
  const sentences = Object.fromEntries(app.actions.map(({ id, sentence }) => [id, sentence]));
  expect(sentences).toMatchObject({ a1: 'Orders of one day.', a2: 'Delete orders.' });
  const text = (path: string): string | undefined => files.find((file) => file.path === path)?.text;
  expect(text('skills/acme/SKILL.md')).toContain('- `k`, id `a2` (deletes): Delete orders.');
  expect(text('skills/acme/SKILL.md')).toContain('- `one`: ');
  expect(text('skills/acme/references/actions.md')).toContain('## `k`, id `a1`\n');
});

test('an action that nobody can name is on no page', () => {
  const { app } = subjectOf({
    descriptor: 'entities: []',
    snapshot: '{ "origin": "membrane", "actions": [{ "id": "a1", "name": "🗑️" }] }',
  });
  expect([app.actions, app.intent]).toEqual([[], 'find data in Acme Orders']);
});

test.each([
  [21, '1 more is known; step 5 finds it.'],
  [22, '2 more are known; step 5 finds them.'],
])('of %i actions the page says how many it does not list', (count, said) => {
  const subject = subjectWith(many('Order', count));
  expect(subject.files.find(({ path }) => path === 'skills/acme/SKILL.md')?.text).toContain(`\n${said}\n`);
});
