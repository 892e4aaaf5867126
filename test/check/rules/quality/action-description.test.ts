import { expect, test } from 'vitest';
import type { Descriptor } from '../../../../src/model/descriptor.ts';
import type { SnapshotAction } from '../../../../src/model/snapshot.ts';
import { actionDescription } from '../../../../src/check/rules/quality/action-description.ts';
import { verdicts } from '../../../support/subject.ts';

const judge = (actions: SnapshotAction[], descriptor: Partial<Descriptor> = {}): string[] =>
  verdicts(actionDescription, { descriptor, snapshot: { origin: 'membrane', actions } });
const action = (description?: string): SnapshotAction => ({
  key: 'list-orders',
  name: 'List Orders',
  ...(description === undefined ? {} : { description }),
});

test('a description, or none, is good', () => {
  expect(judge([])).toEqual([]);
  expect(judge([action()])).toEqual([]);
  expect(judge([action('Orders of one day.')])).toEqual([]);
  expect(judge([action(`TODO: ${'a long text '.repeat(40)}`)])).toEqual([]);
});

test.each(['No description', 'List orders.', 'list-orders', '...', 'N/A', "I'm sorry, no idea."])(
  '%s says nothing',
  (text) =>
    expect(judge([{ name: 'Get Order' }, action(text)])).toEqual([
      `snapshot actions.1.description 1 of 2 actions have a description that says nothing, such as "${text}" of list-orders`,
    ]),
);

test('only short texts can be empty of meaning', () => {
  const text = 'No description'.padEnd(299, '!');
  expect(judge([action(text)])).toHaveLength(1);
  expect(judge([action(`${text}!`)])).toEqual([]);
});

test('what people described or hid is done with', () => {
  expect(judge([action('N/A')], { hide: ['list-orders'] })).toEqual([]);
  expect(judge([action('N/A')], { describe: { 'list-orders': 'Orders of one day.' } })).toEqual([]);
  expect(judge([{ name: 'List Orders', description: 'N/A' }], { hide: ['List Orders'] })).toEqual([]);
});

test('people do not repeat a name either', () => {
  expect(judge([action()], { describe: { 'list-orders': 'List orders.' } })).toEqual([
    'actions.describe.list-orders "List orders." says no more than the name of list-orders',
  ]);
  expect(judge([{ key: 'lo', name: 'List Orders' }], { describe: { lo: 'List orders!' } })).toHaveLength(1);
  expect(judge([{ key: 'lo', name: 'List Orders' }], { describe: { lo: 'LO' } })).toHaveLength(1);
});

test('a quarter of the listed actions says more than the names', () => {
  const named = (count: number, from = 0): SnapshotAction[] =>
    Array.from({ length: count }, (_, at) => ({
      key: `get-thing-${from + at}`,
      name: `Get Thing ${from + at}`,
    }));
  const told = (count: number): SnapshotAction[] =>
    named(count, 50).map((each) => ({ ...each, description: 'Needs the id of a warehouse.' }));
  expect(judge(named(4))).toEqual([]);
  expect(judge(named(5))).toEqual(['name 5 of the 5 listed actions say no more than their names']);
  expect(judge([...named(6), ...told(2)])).toEqual([]);
  expect(judge([...named(7), ...told(2)])).toEqual([
    'name 7 of the 9 listed actions say no more than their names',
  ]);
});
