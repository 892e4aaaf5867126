import { expect, test } from 'vitest';
import { frontMatter } from '../../../../src/check/rules/specification/front-matter.ts';
import { messagesOf, subjectOf } from '../../../support/examples.ts';
import { verdicts } from '../../../support/subject.ts';

const HEAD = '---\nname: "sample"\ndescription: "When."\nlicense: "MIT"\nmetadata:\n  author: "Me"\n---\n';
const of = (page: string): string[] =>
  verdicts(frontMatter, { page }).filter((each) => each.startsWith('SKILL.md'));

test('front matter with the six keys is good', () => {
  expect(of(`${HEAD}# A\n`)).toEqual([]);
  expect(
    of(HEAD.replace('license: "MIT"', `compatibility: "${'x'.repeat(500)}"\nallowed-tools: "Read"`)),
  ).toEqual([]);
});

test.each([
  ['no front matter', '# A\n', ':1 The page has no front matter'],
  ['one that is not closed', '---\nname: "sample"\n', ':1 The page has no front matter'],
  ['a byte-order mark', `\uFEFF${HEAD}`, ':1 The page begins with a byte-order mark'],
  ['a blank line first', `\n${HEAD}`, ':1 The page has no front matter'],
  ['another key', HEAD.replace('license', 'homepage'), ':4 "homepage" is not a key'],
  ['no name', HEAD.replace('name: "sample"\n', ''), ':1 The front matter has no name'],
  ['no description', HEAD.replace('description: "When."\n', ''), ':1 The front matter has no description'],
  ['an empty description', HEAD.replace('When.', ''), ':3 The front matter has no description'],
  ['a bare number', HEAD.replace('"MIT"', '3'), ':4 license: expected a string, received 3'],
  ['a list', HEAD.replace('"MIT"', '\n  - "MIT"'), ':4 license: expected a string'],
  ['a number in metadata', HEAD.replace('"Me"', '3'), ':5 metadata: expected a map of strings to strings'],
  [
    'one number in metadata beside a text',
    HEAD.replace('"Me"', '"Me"\n  other: 3'),
    ':5 metadata: expected a map',
  ],
  ['metadata that nests', HEAD.replace(' "Me"', '\n    a: "b"'), ':5 metadata: expected a map'],
  ['metadata of one string', HEAD.replace('\n  author: "Me"', ' "Me"'), ':5 metadata: expected a map'],
  ['a flow map', HEAD.replace('\n  author: "Me"', ' {author: "Me"}'), ':5 metadata: expected block style'],
  ['a flow list', HEAD.replace('"MIT"', '[a]'), ':4 license: expected block style'],
  ['dashes in a value', HEAD.replace('When.', 'a --- b'), ':3 The front matter holds "---"'],
  [
    'a long compatibility',
    HEAD.replace('license: "MIT"', `compatibility: "${'x'.repeat(501)}"`),
    ':4 compatibility: expected at most 500 characters, received 501',
  ],
])('front matter with %s is bad', (_, page, message) => {
  expect(of(page).join('\n')).toContain(message);
});

test('the bundle may nest its metadata, and has to begin as well', () => {
  const subject = subjectOf({});
  expect(frontMatter.ofFiles?.(subject)).toEqual([]);
  const broken = subjectOf({ files: { 'clawhub/acme/SKILL.md': '# A\n' } });
  expect(frontMatter.ofFiles?.(broken)).toMatchObject([{ place: { file: 'clawhub/acme/SKILL.md' } }]);
});

test('every page of a skill is judged, whichever output makes it; only what OpenClaw has to have may be nested', () => {
  const nested = 'metadata:\n  openclaw:\n    primaryEnv: "TOKEN"';
  const messages = (path: string, metadata = nested): string[] => {
    const page = `${HEAD.replace('metadata:\n  author: "Me"', metadata)}# A\n`;
    return messagesOf(frontMatter, { files: { [path]: page } });
  };
  expect(messages('skills-http/acme/SKILL.md')).toEqual([]);
  const strict = ['metadata: expected a map of strings to strings'];
  expect(messages('skills-http/acme/SKILL.md', nested.replace('openclaw', 'other'))).toEqual(strict);
  expect(messages('skills/acme/SKILL.md')).toEqual(strict);
});
