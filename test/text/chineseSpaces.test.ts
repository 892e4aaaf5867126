import { expect, test } from 'vitest';
import { joinSpaced } from '../../src/text/chineseSpaces.ts';

test.each([
  ['打开', '飞书', '打开飞书'],
  ['打开 ', '飞书', '打开飞书'],
  ['飞书', ' 返回', '飞书返回'],
  ['打开', 'Lark', '打开 Lark'],
  ['打开 ', 'Lark', '打开 Lark'],
  ['Lark', '返回', 'Lark 返回'],
  ['Disney+', '返回', 'Disney+ 返回'],
  ['Yandex Маркет', '返回', 'Yandex Маркет 返回'],
  ['Pokémoné', '返回', 'Pokémoné 返回'],
  ['𠮷野家', '返回', '𠮷野家返回'],
  ['打开 ', '𠮷野家', '打开𠮷野家'],
  ['打开 ', '《书》', '打开《书》'],
  ['《书》', ' 返回', '《书》返回'],
  ['共', '3', '共 3'],
  ['', '3', '3'],
  ['All ', 'apps', 'All apps'],
  ['All ', '飞书', 'All 飞书'],
  ['飞书', ' and', '飞书 and'],
])('%j and %j make %j', (before, after, joined) => {
  expect(joinSpaced(before, after)).toBe(joined);
});
