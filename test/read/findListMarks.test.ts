import { expect, test } from 'vitest';
import { findListMarks } from '../../src/read/findListMarks.ts';
import { catalogWith, descriptor } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

test.each([
  ['keywords: [users，teams]', ['1:17 ，']],
  ['keywords: [users、teams, people；tasks]\nname: A，B', ['1:17 、', '1:31 ；']],
  ['aliases:\n  - [one, 二，三]', ['2:12 ，']],
  ['entities: [{ User: [E-mail，Phone] }]', ['1:27 ，']],
  ['keywords: ["用户，团队", \'a、b\']', []],
  ['requests:\n  - 谁注册了，什么时候？\n', []],
  ['summary: 用户，团队。', []],
  ['keywords: [users, teams]', []],
])('%j', (yaml, marks) =>
  expect(findListMarks(yaml).map(({ at, mark }) => `${at.line}:${at.column} ${mark}`)).toEqual(marks),
);

test('a comma of another script in a list of a descriptor is told at its place', async () => {
  const dir = catalogWith({ 'apps/sample/app.md': descriptor({ keywords: '[users，teams]' }) });
  const { stdout } = await skillpress(dir, ['check', '--rule', 'yaml/*']);
  expect(stdout).toMatch(
    /apps\/sample\/app\.md:\d+:17: warning "，" is no comma to YAML: "users，teams" is one/,
  );
});
