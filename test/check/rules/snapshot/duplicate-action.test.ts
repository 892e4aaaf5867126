import { expect, test } from 'vitest';
import { snapshotDuplicateAction } from '../../../../src/check/rules/snapshot/duplicate-action.ts';
import { verdicts } from '../../../support/subject.ts';

test('each further action of a key, or of a name without a key, is told at its place', () => {
  const actions = [
    { id: 'a1', key: 'k', name: 'List Users' },
    { id: 'a2', key: 'k', name: 'Delete Users' },
    { name: 'Get User' },
    { name: 'Get User' },
    // Pages show no key that was made from a name.
    { id: 'a3', key: 'get-team', derivedKey: true, name: 'Get Team' },
    { id: 'a4', key: 'get-team-2', derivedKey: true, name: 'Get Team' },
    { id: 'a5', key: 'one', name: 'Same Name' },
    { id: 'a6', key: 'two', name: 'Same Name' },
  ] as const;
  expect(verdicts(snapshotDuplicateAction, { snapshot: { origin: 'membrane', actions } })).toEqual([
    'snapshot actions.1.key Another action has the key "k", too',
    'snapshot actions.3.name Another action has the name "Get User", too, and no id tells them apart',
    'snapshot actions.5.name Another action has the name "Get Team", too',
  ]);
});
