import { expect, test } from 'vitest';
import { frontMatter } from '../../../src/validate/rules/frontMatter.ts';
import { headings } from '../../../src/validate/rules/headings.ts';
import { links } from '../../../src/validate/rules/links.ts';
import { pageSize } from '../../../src/validate/rules/pageSize.ts';
import { pinnedCommands } from '../../../src/validate/rules/pinnedCommands.ts';
import { stepReference } from '../../../src/validate/rules/stepReference.ts';
import { tables } from '../../../src/validate/rules/tables.ts';
import { config, verdicts } from '../../support/subject.ts';

const HEAD = '---\nname: "sample"\ndescription: "When."\nmetadata:\n  author: "Me"\n---\n';

test('front matter with the six keys is good', () => {
  expect(verdicts(frontMatter, { page: `${HEAD}# A\n` })).toEqual([]);
});

test.each([
  ['no front matter', '# A\n', '1 The page has no front matter'],
  ['another key', HEAD.replace('metadata', 'homepage'), '4 "homepage" is not a key'],
  ['another name', HEAD.replace('sample', 'simple'), '2 Expected the name "sample", received "simple"'],
  ['no description', HEAD.replace('description: "When."\n', ''), 'The description is missing'],
  ['a bare number', HEAD.replace('"sample"', '247'), '2 name: expected a double-quoted string'],
  [
    'a long description',
    HEAD.replace('When.', 'x'.repeat(1025)),
    '3 description: expected at most 1024 characters, received 1025',
  ],
])('front matter with %s is bad', (_, page, message) =>
  expect(verdicts(frontMatter, { page }).join('\n')).toContain(message),
);

test('headings descend one level at a time from one title', () => {
  expect(
    verdicts(headings, { page: `${HEAD}# A\n## B\n### C\n## D\n\`\`\`sh\n# comment\n\`\`\`\n` }),
  ).toEqual([]);
  expect(verdicts(headings, { page: '# A\n### C\n' })).toEqual([
    'SKILL.md:2 A heading of level 3 follows one of level 1',
  ]);
  expect(verdicts(headings, { page: '# A\n# B\n' })).toEqual(['SKILL.md:2 A second title']);
  expect(verdicts(headings, { page: 'text\n' })).toEqual(['SKILL.md:1 The page has no title']);
  expect(verdicts(headings, { page: '# A\n## \n' })).toEqual(['SKILL.md:2 The heading is empty']);
  expect(verdicts(headings, { page: '# A\n```sh\nls\n' })).toEqual([
    'SKILL.md:2 This code fence is never closed',
  ]);
});

test('links lead to files of the skill or to the web', () => {
  const files = { 'references/actions.md': '[back](../SKILL.md)\n' };
  expect(
    verdicts(links, {
      page: '[a](references/actions.md) <https://a.example/b> [c](https://c.example)\n',
      files,
    }),
  ).toEqual([]);
  expect(verdicts(links, { page: 'x\n[a](references/missing.md)\n', files })).toEqual([
    'SKILL.md:2 The link to "references/missing.md" leads nowhere',
  ]);
  expect(verdicts(links, { page: '[a](../other/SKILL.md)\n', files })).toHaveLength(1);
});

test('rows have as many cells as their table', () => {
  expect(
    verdicts(tables, { page: '| a | b |\n| --- | --- |\n| `x\\|y` | z |\n\n| one |\n| --- |\n' }),
  ).toEqual([]);
  expect(verdicts(tables, { page: '| a | b |\n| --- | --- |\n| x | y | z |\n' })).toEqual([
    'SKILL.md:3 The row has 3 cells, its table 2',
  ]);
});

test('steps are numbered once and referred to by their numbers', () => {
  expect(
    verdicts(stepReference, {
      page: '1. A\n2. B: see step 1.\n   Then steps 1 and 2.\n',
      files: { 'references/a.md': 'for step 2 of it\n' },
    }),
  ).toEqual([]);
  expect(verdicts(stepReference, { page: '1. A: skip to **Step 2**.\n' })).toEqual([
    'SKILL.md:1 There is no step 2',
  ]);
  expect(verdicts(stepReference, { page: '1. A\n3. B\n' })).toEqual([
    'SKILL.md:2 Expected step 2, received step 3',
  ]);
  expect(
    verdicts(stepReference, { page: 'x\n1. A\n', files: { 'references/a.md': 'go to step 9\n' } }),
  ).toEqual(['a.md:1 There is no step 9']);
});

test('commands are pinned', () => {
  const fenced = (command: string): string => `\`\`\`sh\n${command}\n\`\`\`\n`;
  expect(
    verdicts(pinnedCommands, {
      page: fenced('npm install -g @membranehq/cli@1.18.3') + fenced('membrane login'),
    }),
  ).toEqual([]);
  for (const command of [
    'npm install -g @membranehq/cli@latest',
    'npx @membranehq/cli login',
    'npm i -g @membranehq/cli',
  ]) {
    expect(verdicts(pinnedCommands, { page: fenced(command) })).toEqual([
      `SKILL.md:2 This command is not pinned: ${command}`,
    ]);
  }
});

test('pages stay within the limits of the catalog', () => {
  const limits = { ...config.limits, pageLines: 3, pageTokens: 5 };
  expect(verdicts(pageSize, { page: 'a\nb\n', config: { limits } })).toEqual([]);
  expect(verdicts(pageSize, { page: 'a\nb\nc\n', config: { limits } })).toHaveLength(1);
  expect(verdicts(pageSize, { page: 'x'.repeat(21), config: { limits } })).toEqual([
    'SKILL.md: The page has 1 lines and 6 tokens, expected at most 3 and 5',
  ]);
});
