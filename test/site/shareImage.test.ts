import { expect, test } from 'vitest';
import { toShareSvg } from '../../src/site/shareImage.ts';

const FACTS = {
  name: 'Clerk',
  other: 'clerk',
  letter: 'C',
  hue: 'h0',
  lines: ['list-users'],
  site: 'Skills',
};
const textsOf = (over: Partial<typeof FACTS>): string[] =>
  [...toShareSvg({ ...FACTS, ...over }).matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text = '']) => text);

test.each<[over: Partial<typeof FACTS>, texts: string[]]>([
  [{}, ['C', 'Clerk', 'list-users', 'Skills']],
  [{ name: 'Яндекс', letter: 'Я' }, ['Я', 'Яндекс', 'list-users', 'Skills']],
  [{ name: 'Bilibili 📺', letter: 'B' }, ['B', 'Bilibili 📺', 'list-users', 'Skills']],
  [{ name: '微博', letter: '微', other: 'weibo' }, ['W', 'weibo', 'list-users', 'Skills']],
  [{ name: '📺', letter: '📺', other: 'tv' }, ['T', 'tv', 'list-users', 'Skills']],
  [{ lines: ['发送消息', 'list-users'], site: '技能' }, ['C', 'Clerk', 'list-users', '']],
])('%j: the picture has what its font can draw', (over, texts) => {
  expect(textsOf(over)).toEqual(texts);
});
