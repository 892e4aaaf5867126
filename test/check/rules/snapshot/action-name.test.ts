import { expect, test } from 'vitest';
import { snapshotActionName } from '../../../../src/check/rules/snapshot/action-name.ts';
import { verdicts } from '../../../support/subject.ts';

test('an action without a letter or a digit in its name, or else its key, is told at its place', () => {
  const actions = [
    { name: '🗑️' },
    { key: 'delete-user', name: '🗑️' },
    { name: '削除' },
    { key: 'made', derivedKey: true, name: '…' },
    { key: '---', name: '\u200b' },
  ] as const;
  const told = verdicts(snapshotActionName, { snapshot: { origin: 'membrane', actions } });
  expect(told.map((verdict) => verdict.split(' ').slice(0, 2).join(' '))).toEqual([
    'snapshot actions.0.name',
    'snapshot actions.3.name',
    'snapshot actions.4.name',
  ]);
});
