import { expect, test } from 'vitest';
import { reservedName } from '../../../../src/check/rules/specification/reserved-name.ts';
import { verdicts } from '../../../support/subject.ts';

test.each([
  'anthropic',
  'claude',
  'claude-code',
  'my-claude',
  '1password',
  'canvas',
  'github',
  'notion',
  'trello',
  'con',
  'aux',
  'com1',
  'lpt9',
])('%s is reserved', (slug) => expect(verdicts(reservedName, { slug })).toHaveLength(1));
test.each(['github-gist', 'canva', 'cloud', 'trello-2', 'com', 'com10', 'con-artist'])('%s is free', (slug) =>
  expect(verdicts(reservedName, { slug })).toEqual([]),
);
