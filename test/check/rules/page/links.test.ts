import { expect, test } from 'vitest';
import { links } from '../../../../src/check/rules/page/links.ts';
import { verdicts } from '../../../support/subject.ts';
import { subjectOf } from '../../../support/examples.ts';

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

test('a link of the bundle is told only where its page differs', () => {
  const subject = subjectOf({
    page: '# Acme\n\n[a](gone.md)\n',
    files: { 'clawhub/acme/SKILL.md': '# Acme\n\n[a](gone.md) [b](gone/too.md) [c](agents/openai.yaml)\n' },
  });
  expect(links.ofFiles?.(subject).map(({ message, place }) => [message, place])).toEqual([
    ['The link to "gone.md" leads nowhere', { file: 'skills/acme/SKILL.md', line: 3 }],
    ['The link to "gone/too.md" leads nowhere', { file: 'clawhub/acme/SKILL.md', line: 3 }],
  ]);
});

test.each([
  'javascript:alert(1)',
  'mailto:a@b.example',
  '//evil.example',
  'https://',
  '%E0%A4%A',
  'ftp://a.example',
])('%s leads nowhere', (target) => expect(verdicts(links, { page: `[a](${target})\n` })).toHaveLength(1));

test('brackets behind a backslash are no link', () => {
  expect(verdicts(links, { page: '\\[a\\](gone.md)\n' })).toEqual([]);
});
