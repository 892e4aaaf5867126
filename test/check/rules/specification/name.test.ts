import { expect, test } from 'vitest';
import { name } from '../../../../src/check/rules/specification/name.ts';
import { verdicts } from '../../../support/subject.ts';

const page = (value: string): string => `---\ndescription: "When."\nname: ${value}\n---\n# A\n`;
const of = (slug: string, value: string): string[] => verdicts(name, { slug, page: page(value) });

test.each(['clerk', '15five', '247', 'google-sheets', 'x'.repeat(64)])('%s is good', (slug) =>
  expect(of(slug, JSON.stringify(slug))).toEqual([]),
);
test.each(['-a', 'a-', 'a--b', 'Clerk', 'a_b', 'é', 'x'.repeat(65)])('%s is bad, in the bundle too', (slug) =>
  expect(of(slug, JSON.stringify(slug))).toHaveLength(2),
);
test('a name is that of its folder, and a string', () => {
  expect(of('clerk', '"clark"')[0]).toContain('SKILL.md:3 Expected the folder\'s name "clerk"');
  expect(of('247', '247')[0]).toContain('received 247');
});
