import { expect, test } from 'vitest';
import { flattenInputs } from '../../src/normalise/inputs/flattenInputs.ts';
import { wordLimits, wordMeaning, wordTypes } from '../../src/words/wordInputs.ts';
import { findWords } from '../../src/words/words.ts';

const EMAILS = { type: 'array', items: { type: 'string', format: 'email' } };

/** A field's schema, and its type, limits and meaning in English and in Chinese. */
const FIELDS: readonly (readonly [object, string, string])[] = [
  [
    { ...EMAILS, maxItems: 3 },
    'list of string (email) | at most 3 items |',
    '列表（string（email）） | 至多 3 项 |',
  ],
  [
    { type: 'array', items: { type: 'string', minLength: 2, maxLength: 2 }, uniqueItems: true },
    'list of string | no item twice; each exactly 2 characters |',
    '列表（string） | 各项不重复；每项恰好 2 个字符 |',
  ],
  [
    { prefixItems: [{ type: ['string', 'null'] }, { type: 'number' }] },
    'list of (string or null), then number | |',
    '列表（依次为 string 或 null、number） | |',
  ],
  [
    { additionalProperties: { items: {} }, minProperties: 1 },
    'map of list | at least 1 field |',
    '映射（列表） | 至少 1 个字段 |',
  ],
  [
    {
      oneOf: [{ enum: ['ebb'] }, { type: 'integer', exclusiveMinimum: 0, multipleOf: 5 }, { type: 'array' }],
    },
    'string or integer or list | or of type integer or list; integer: more than 0, a multiple of 5 |',
    'string 或 integer 或列表 | 或类型为 integer 或列表的值；integer：大于 0，5 的倍数 |',
  ],
  [
    { enum: ['a'], allowCustom: true, deprecated: true, title: 'Tide' },
    'string | or any other | Tide. Deprecated.',
    'string | 或任意其他值 | Tide. 已弃用。',
  ],
  [
    { default: 'x'.repeat(200), minimum: 1, maximum: 9 },
    'any | 1 to 9 | It has a long default: read inputSchema.',
    '任意类型 | 1 到 9 | 默认值较长：请读取 inputSchema。',
  ],
  [
    { properties: {}, additionalProperties: true, isSensitive: true },
    'object | other fields, too | Sensitive: do not print or log it.',
    'object | 也可有其他字段 | 敏感信息：不要输出或写入日志。',
  ],
];

test.each(FIELDS)('%j is told in each language', (schema, english, chinese) => {
  const [field] = flattenInputs({ type: 'object', properties: { field: schema } })?.fields ?? [];
  const say = (language: string): string => {
    const words = findWords(language);
    if (field === undefined) return '';
    const parts = [wordTypes(words, field.types), wordLimits(words, field.limits), wordMeaning(words, field)];
    return parts.join(' | ').replaceAll('  ', ' ').trim();
  };
  expect(say('en')).toBe(english);
  expect(say('zh-CN')).toBe(chinese);
});
