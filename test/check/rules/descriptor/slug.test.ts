import { expect, test } from 'vitest';
import { slug } from '../../../../src/check/rules/descriptor/slug.ts';
import { verdicts } from '../../../support/subject.ts';

test.each(['clerk', 'a', '15five', 'google-sheets', 'x'.repeat(64)])('the slug %s is good', (name) =>
  expect(verdicts(slug, { slug: name })).toEqual([]),
);
test.each(['openbb-', '-a', 'cryptoquote_io', 'a--b', 'Clerk', 'x'.repeat(65), 'a b'])(
  'the slug %s is bad',
  (name) => expect(verdicts(slug, { slug: name })).toHaveLength(1),
);
