import { expect, test } from 'vitest';
import { actionKeys } from '../../../../src/check/rules/descriptor/action-keys.ts';
import { snapshotOf, verdicts } from '../../../support/subject.ts';

test('pinned, hidden and described actions exist', () => {
  const snapshot = snapshotOf('List Users', 'Get User');
  expect(
    verdicts(actionKeys, {
      snapshot,
      descriptor: { pin: ['get-user'], hide: ['list-users'], describe: { 'get-user': 'x' } },
    }),
  ).toEqual([]);
  expect(
    verdicts(actionKeys, { snapshot, descriptor: { pin: ['get-usr'], hide: ['a'], describe: { b: 'x' } } }),
  ).toEqual([
    'actions.pin.0 No action of the snapshot has the key "get-usr"',
    'actions.hide.0 No action of the snapshot has the key "a"',
    'actions.describe.b No action of the snapshot has the key "b"',
  ]);
  expect(verdicts(actionKeys, { snapshot, descriptor: { pin: ['get-user'], hide: ['get-user'] } })).toEqual([
    'actions.pin.0 "get-user" is pinned and hidden',
  ]);
});

test('an action without a key goes by its name', () => {
  const snapshot = { origin: 'membrane', actions: [{ id: '1', name: 'List Users' }] } as const;
  expect(verdicts(actionKeys, { snapshot, descriptor: { pin: ['List Users'] } })).toEqual([]);
});

const TWINS = {
  origin: 'membrane',
  actions: [
    { id: 'a1', key: 'k', name: 'List Users' },
    { id: 'a2', key: 'k', name: 'Delete Users' },
    { name: 'Get User' },
    { name: 'Get User' },
  ],
} as const;

test('a key that several actions share names none of them, their ids do', () => {
  expect(
    verdicts(actionKeys, { snapshot: TWINS, descriptor: { hide: ['a2'], describe: { a1: 'x' } } }),
  ).toEqual([]);
  expect(verdicts(actionKeys, { snapshot: TWINS, descriptor: { pin: ['k'], hide: ['Get User'] } })).toEqual([
    'actions.pin.0 2 actions of the snapshot have the key "k"',
    'actions.hide.0 2 actions of the snapshot have the key "Get User"',
  ]);
});
