import { expect, test } from 'vitest';
import { toSiteLanguages } from '../../src/site/language.ts';
import type { SiteApp } from '../../src/site/openDist.ts';
import type { Site } from '../../src/site/site.ts';
import { toSearchRecord } from '../../src/site/views/search.ts';

const listing = {
  name: 'Lark',
  shortDescription: 'Lark: send messages.',
  categories: [],
  keywords: ['team chat'],
  access: { keyRequired: false, app: null },
  popularActions: [],
  translations: { 'zh-CN': { name: '飞书', shortDescription: '飞书：发送消息。', keywords: ['团队聊天'] } },
};
const app = { slug: 'feishu', requests: [], aliases: [], files: {}, listing } as unknown as SiteApp;
const site = { base: new URL('https://skills.example/') } as unknown as Site;

test('an app is found by its brand of every language, in each of them', () => {
  const names = toSiteLanguages(['en', 'zh-CN']).map((language) => {
    const view = toSearchRecord(site, language, app).view as { name: string; names: string[] };
    return [view.name, ...view.names];
  });
  expect(names).toEqual([
    ['Lark', 'feishu', '飞书'],
    ['飞书', 'feishu', 'Lark'],
  ]);
});
