import { expect, test } from 'vitest';
import { rules } from '../../src/check/rules.ts';
import { skillhubBundle } from '../../src/skillhub/rules/bundle.ts';
import { skillhubFrontMatter } from '../../src/skillhub/rules/front-matter.ts';
import { skillhubSlug } from '../../src/skillhub/rules/slug.ts';
import { messagesOf, subjectOf } from '../support/examples.ts';

const PAGE = 'skillhub/acme/SKILL.md';

test.each([
  ['q2', []],
  ['a--b', []],
  ['x', ['SkillHub would refuse the slug "x": it has 1 characters, expected 2 to 128']],
])('the slug %s', (slug, messages) => {
  expect(messagesOf(skillhubSlug, { slug })).toEqual(messages);
});

test.each([
  ['icon.png', '"icon.png" is no text file, and SkillHub takes text files only'],
  ['icon.svg', '"icon.svg" is no text file, and SkillHub takes text files only'],
  ['LICENSE', '"LICENSE" is a licence, which SkillHub takes as a field only'],
  ['docs/licence.md', '"docs/licence.md" is a licence, which SkillHub takes as a field only'],
  ['.gitignore', '".gitignore" is hidden, and SkillHub takes no hidden files'],
  ['a/.b/c.md', '"a/.b/c.md" is hidden, and SkillHub takes no hidden files'],
])('a bundle with %s is told', (name, message) => {
  expect(messagesOf(skillhubBundle, { files: { [`skillhub/acme/${name}`]: 'x' } })).toEqual([message]);
});

test('a bundle of more than 10 MB is told, in bytes', () => {
  const files = { 'skillhub/acme/references/a.md': 'é'.repeat(5 * 2 ** 20) };
  expect(messagesOf(skillhubBundle, { files })[0]).toMatch(
    /^The bundle has \d+ bytes, expected at most 10485760$/,
  );
});

test.each([
  [
    '---\nslug: "acme"\n',
    'SkillHub finds no front matter: expected "---" in the first line and again behind the keys',
  ],
  ['---\ndisplayName: "A"\ndescription: "B"\n---\n', 'SkillHub finds no slug in the front matter'],
])('front matter %j is told', (page, message) => {
  expect(messagesOf(skillhubFrontMatter, { files: { [PAGE]: page } })).toEqual([message]);
});

test('front matter with a key that nobody meant is told by that key', () => {
  const made = subjectOf({}).files.find(({ path }) => path === PAGE);
  const page = made?.text.replace('slug: "acme"', 'slug: "acme"\ncategory: "pay-skill"') ?? '';
  expect(messagesOf(skillhubFrontMatter, { files: { [PAGE]: page } })).toEqual([
    'SkillHub reads category as "pay-skill", meant is nothing',
  ]);
});

test('rules about SkillHub apply where a catalog publishes there', () => {
  const { config } = subjectOf({});
  const { skillhub: _, ...others } = config;
  const own = rules.filter(({ name }) => name.startsWith('skillhub/'));
  expect(own.map(({ appliesTo }) => [appliesTo?.(config), appliesTo?.(others)])).toEqual(
    own.map(() => [true, false]),
  );
});
