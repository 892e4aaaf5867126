import { expect, test } from 'vitest';
import { headings } from '../../../../src/check/rules/page/headings.ts';
import { verdicts } from '../../../support/subject.ts';

const HEAD = '---\nname: "sample"\ndescription: "When."\nmetadata:\n  author: "Me"\n---\n';

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
