import { expect, test } from 'vitest';
import type { App } from '../../src/model/app.ts';
import type { SecondMeSettings } from '../../src/model/secondme.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { toManifest } from '../../src/secondme/toManifest.ts';
import { config, descriptorWith, snapshotOf } from '../support/subject.ts';

const off = { enabled: false, endpointOverride: null, secrets: {} };
const SETTINGS: SecondMeSettings = {
  endpoint: 'https://mcp.getmembrane.com/mcp/{slug}',
  appId: '6b1f5c2e-7d5a-4d0b-9f43-0c1c5a3b9e21',
  scopes: ['userinfo'],
  apps: null,
  environments: { pre: off, prod: off },
  keys: new Map(),
};

function manifestOf(names: readonly string[], texts: Partial<App> = {}) {
  const app = normaliseApp('sample', descriptorWith({}), snapshotOf(...names), config);
  return toManifest({ ...wordApp(app), ...texts }, SETTINGS);
}

test.each([
  [['List Notes'], 'Its one action only reads data.'],
  [['Delete Note'], 'Its one action removes data or access. Confirm with the user'],
  [['List Notes', 'Get Note'], 'Both actions only read data.'],
  [['List Notes', 'Create Note'], 'Of 2 actions 1 only reads data and 1 changes data. Confirm with the user'],
  [
    ['List Notes', 'Get Note', 'Create Note', 'Delete Note'],
    'Of 4 actions 2 only read data, 1 changes data and 1 removes data or access. Confirm with the user',
  ],
])('%j: %s', (names, told) => {
  const { systemSummary } = manifestOf(names).prompts;
  expect(systemSummary).toContain(` ${told}`);
  expect(systemSummary.includes('Confirm')).toBe(told.includes('Confirm'));
  expect(systemSummary).not.toMatch(/\b0\b/);
});

const chinese = (name: string | null, ...keywords: string[]): App['translations'][number] => ({
  language: 'zh-CN',
  source: '',
  name,
  summary: '团队笔记',
  description: null,
  keywords,
  notes: '',
});

test('an integration is found by the brand that its users write, and a cut of the keywords takes from each language', () => {
  const keywords = ['one', 'two', 'three', 'four', 'five', 'six'];
  const translations = [chinese('样例', '一', '二', '三', '四', '五', '六')];
  expect(manifestOf(['List Notes'], { keywords, translations }).skill.keywords).toEqual([
    'sample',
    '样例',
    'one',
    '一',
    'two',
    '二',
    'three',
    '三',
    'four',
    '四',
  ]);
  expect(manifestOf(['List Notes'], { keywords: [], translations: [chinese(null)] }).skill.keywords).toEqual([
    'sample',
  ]);
});

test('summaries of several languages are sentences of their own', () => {
  const { skill, prompts } = manifestOf(['List Notes'], {
    summary: 'Notes for teams',
    translations: [chinese(null)],
  });
  expect(skill.description).toBe('Notes for teams. 团队笔记。');
  expect(prompts.systemSummary).toContain('Notes for teams. Its one action');
});
