import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findSiteWords, siteTables } from '../../src/site/words/words.ts';
import { en } from '../../src/site/words/en.ts';
import { toSiteLanguages } from '../../src/site/language.ts';
import { ROOT } from '../support/catalogs.ts';

const tags = Object.keys(siteTables);
const formsOf = (message: string | object): Record<string, string> =>
  typeof message === 'string' ? { other: message } : Object.fromEntries(Object.entries(message));
const slotsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot).sort();

test.each(tags)(
  '%s: every text is there, has the slots of the English one, and the forms of its numbers',
  (tag) => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    expect(Object.keys(siteTables[tag] ?? {}).sort()).toEqual(Object.keys(en).sort());
    for (const [key, english] of Object.entries(en)) {
      const own = siteTables[tag]?.[key as keyof typeof en] ?? '';
      const forms = formsOf(own);
      if (typeof english === 'string') expect(typeof own, key).toBe('string');
      else expect(Object.keys(forms).sort(), key).toEqual([...pluralCategories].sort());
      for (const text of Object.values(forms))
        expect(slotsOf(text), key).toEqual(slotsOf(formsOf(english)['other'] ?? ''));
    }
  },
);

test('every text is used by a template or by code', () => {
  const used = ['templates/site', 'src/site'].flatMap((dir) =>
    readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:hbs|ts)$/.test(file) && !file.startsWith('words/'))
      .map((file) => readFileSync(join(ROOT, dir, file), 'utf8')),
  );
  const unused = Object.keys(en).filter(
    (key) => !used.some((text) => new RegExp(`\\b(?:t|plain)\\.${key}\\b|'${key}'`).test(text)),
  );
  expect(unused).toEqual([]);
});

test('numbers are written as the language writes them, and choose the form', () => {
  expect(findSiteWords('en').count('appActions', 1)).toBe('1 action');
  expect(findSiteWords('en').count('appActions', 1234)).toBe('1,234 actions');
  expect(findSiteWords('zh-CN').count('appActions', 2)).toBe('2 个操作');
});

test('names in a sentence have the spaces that Chinese has beside Latin letters', () => {
  const [english, chinese] = toSiteLanguages(['en', 'zh-CN']);
  const names = ['Skiff', '桨', 'Ketch'];
  expect([english?.list(names), chinese?.list(names)]).toEqual(['Skiff, 桨, and Ketch', 'Skiff、桨和 Ketch']);
  expect(chinese?.list(['Skiff', 'Ketch'])).toBe('Skiff 和 Ketch');
});

test('Chinese and Latin letters have a space between them', () => {
  expect(findSiteWords('zh-CN').fill('categoryTitle', { category: 'CRM' })).toBe('CRM 技能');
  expect(findSiteWords('zh-CN').fill('categoryTitle', { category: '支付' })).toBe('支付技能');
});

test('a language without a table speaks English', () => {
  expect(findSiteWords('fr').plain.search).toBe('Search');
});
