import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RenderError, type Template } from '../../src/render/compileTemplates.ts';
import { loadTemplates } from '../../src/render/templates.ts';
import { outlineMarkdown } from '../../src/text/markdown.ts';
import { filesIn, ROOT, tempDir, writeFiles, type Files } from '../support/catalogs.ts';

const SAMPLE = {
  name: 'Sample',
  docs: 'https://example.com',
  groups: [{ title: 'Group', items: [{ label: 'a' }] }],
};

function load(
  files: Files,
  languages: readonly string[] = ['en'],
  translated?: readonly string[],
  known: readonly string[] = ['page'],
) {
  const dir = tempDir();
  writeFiles(dir, files);
  const loaded = loadTemplates(
    { templatesDir: dir, templatesLabel: 'templates' },
    { page: SAMPLE },
    languages,
    { known, ...(translated && { translated }) },
  );
  const templates = loaded.byLanguage.get(languages.at(-1) ?? '') ?? new Map<string, Template>();
  return { ...loaded, templates };
}

function problems(page: string, partials: Files = {}): string[] {
  return load({ 'page.hbs': page, ...partials }).findings.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
}

test('a good template renders', () => {
  const { templates, findings } = load({
    'page.hbs':
      '# {{text name}}\n{{#each groups}}\n{{> item}}\n{{#each items}}\n- {{code label}} of {{text ../title}} in {{text @root.name}}\n{{/each}}\n{{/each}}\n',
    'partials/item.hbs': 'Group {{text title}}:\n',
  });
  expect(findings).toEqual([]);
  expect(templates.get('page')?.render({ ...SAMPLE, name: 'A *b*' })).toBe(
    '# A \\*b\\*\nGroup Group:\n- `a` of Group in A \\*b\\*\n',
  );
});

test.each([
  ['打开 {{text name}} 的页面', 'Lark', '打开 Lark 的页面'],
  ['打开 {{text name}} 的页面', '飞书', '打开飞书的页面'],
  ['打开 {{text name}} 的页面', '飞书 Bot', '打开飞书 Bot 的页面'],
  ['打开 {{text name}} 的页面', 'Bot 飞书', '打开 Bot 飞书的页面'],
  ['{{#if docs}}打开 {{text name}} 的页面{{/if}}', '飞书', '打开飞书的页面'],
  ['{{#each groups}}打开 {{text ../name}} 的页面{{/each}}', '飞书', '打开飞书的页面'],
  ['# {{text name}} 的操作', '飞书', '# 飞书的操作'],
  ['Open {{text name}} now', '飞书', 'Open 飞书 now'],
  ['共 {{code name}} 个', 'a', '共 `a` 个'],
])('%s with %j: %j', (page, name, expected) => {
  const { templates, findings } = load({ 'page.hbs': page });
  expect(findings).toEqual([]);
  expect(templates.get('page')?.render({ ...SAMPLE, name })).toBe(expected);
});

test('a slot that fails is told at its place beside Chinese text, too', () => {
  const { templates } = load({ 'page.hbs': 'a\n打开 {{url docs}} 的页面' });
  expect(() => templates.get('page')?.render({ ...SAMPLE, docs: 'javascript:x' })).toThrow(
    expect.objectContaining({
      finding: expect.objectContaining({ file: 'templates/page.hbs', line: 2, column: 4 }),
    }),
  );
});

test.each([
  ['an unknown field', '# {{text nam}}', 'templates/page.hbs:1:10 Unknown field "nam"'],
  [
    'an unknown field in a condition',
    'a\n {{#if typo}}x{{/if}}',
    'templates/page.hbs:2:8 Unknown field "typo"',
  ],
  [
    'an unknown field of a list item',
    '{{#each groups}}{{text name}}{{/each}}',
    'templates/page.hbs:1:24 Unknown field "name"',
  ],
  [
    'a loop over what is no list',
    '{{#each name}}x{{/each}}',
    'templates/page.hbs:1:9 {{#each name}} needs a list',
  ],
  ['an unknown helper', '{{txt name}}', 'templates/page.hbs:1:1 Unknown helper "txt"'],
  ['an unknown block', '{{#iff name}}x{{/iff}}', 'templates/page.hbs:1:1 Unknown block "iff"'],
  ['an unknown partial', '\n{{> membran}}', 'templates/page.hbs:2:1 Unknown partial "membran"'],
  [
    'an output without an encoder',
    'x {{name}}',
    'templates/page.hbs:1:3 "name" is written without an encoder',
  ],
  ['a raw output', 'x {{{name}}}', 'templates/page.hbs:1:3 "name" is written without an encoder'],
  ['a decorator', '{{* evil}}', 'templates/page.hbs:1:1 Decorator is not supported in templates'],
  ['a dynamic partial', '{{> (lookup . "name")}}', 'templates/page.hbs:1:1 Unknown partial ""'],
  ['a prototype', '{{text name.constructor}}', 'templates/page.hbs:1:8 Unknown field "name.constructor"'],
  ['a block that is not closed', 'x\n{{#if docs}}\n', 'templates/page.hbs:3:1 '],
  [
    'a byte of another encoding',
    'x\nCaf\uFFFD {{text name}}\n',
    'templates/page.hbs:2:4 A sign is lost here',
  ],
])('%s is an error with its place', (_, page, expected) => {
  const found = problems(page);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

test('a problem in a partial names the partial', () => {
  expect(problems('{{> a}}', { 'partials/a.hbs': 'x\n{{text nope}}' })).toEqual([
    'templates/partials/a.hbs:2:8 Unknown field "nope"',
  ]);
  expect(problems('{{> a}}', { 'partials/a.hbs': '{{> a}}' })).toEqual([
    'templates/partials/a.hbs:1:1 The partial "a" includes itself',
  ]);
});

test('a missing template is an error', () => {
  expect(load({ 'pages.hbs': 'x' }).findings).toMatchObject([
    { rule: 'template/missing', file: 'templates/page.hbs' },
    { rule: 'template/unused', file: 'templates/pages.hbs', hint: 'Did you mean "page.hbs"?' },
  ]);
});

test('a template in a folder that no language and no partial is in is an error', () => {
  const { findings } = load({
    'page.hbs': 'x',
    'partial/a.hbs': 'x',
    'de/page.hbs': 'x',
    'zh-CN/page.hbs': 'x',
  });
  expect(findings).toMatchObject([
    {
      rule: 'template/unused',
      file: 'templates/de/page.hbs',
      message: 'Nothing renders templates in a folder de/',
      hint: expect.stringMatching(/^Folders are partials\/; a language has one when `languages:`/),
    },
    { rule: 'template/unused', file: 'templates/partial/a.hbs', hint: 'Did you mean "partials/"?' },
  ]);
});

test.each([
  ['null', null],
  ['nothing', ''],
  ['a number', 3],
])('%s in a slot is an error at the slot, not a hole', (_, docs) => {
  const { templates } = load({ 'page.hbs': 'x\n{{> a}}', 'partials/a.hbs': 'Docs:\n <{{url docs}}>' });
  expect(() => templates.get('page')?.render({ ...SAMPLE, docs })).toThrow(RenderError);
  try {
    templates.get('page')?.render({ ...SAMPLE, docs });
  } catch (error) {
    expect((error as RenderError).finding).toMatchObject({
      file: 'templates/partials/a.hbs',
      line: 2,
      column: 3,
    });
  }
});

test('template text in data stays text', () => {
  const { templates } = load({ 'page.hbs': '{{text name}}' });
  expect(templates.get('page')?.render({ ...SAMPLE, name: '{{text docs}} {{> a}}' })).toBe(
    '{{text docs}} {{\\> a}}',
  );
});

const BOTH = ['en', 'zh-CN'];

test('a file in the folder of a language stands for the one of the same path, a partial in every template', () => {
  const files = { 'page.hbs': '{{text name}}: {{> a}}', 'partials/a.hbs': 'English\n' };
  const own = { 'zh-CN/partials/a.hbs': '中文\n' };
  expect(
    load({ ...files, ...own }, BOTH)
      .templates.get('page')
      ?.render(SAMPLE),
  ).toBe('Sample: 中文\n');
  expect(
    load({ ...files, ...own }, ['en'])
      .templates.get('page')
      ?.render(SAMPLE),
  ).toBe('Sample: English\n');
  expect(load(files, BOTH).templates.get('page')?.render(SAMPLE)).toBe('Sample: English\n');
});

test('what is wrong with a language is told once, at its file', () => {
  const places = (files: Files) =>
    load({ 'page.hbs': '{{text nmae}}', ...files }, BOTH).findings.map(
      ({ rule, file, line }) => `${rule} ${file}:${line ?? ''}`,
    );
  expect(places({ 'zh-CN/page.hbs': '{{text name}}\n{{text nome}}' })).toEqual([
    'template/strict templates/zh-CN/page.hbs:2',
    'template/strict templates/page.hbs:1',
  ]);
  expect(places({ 'zh-CN/pages.hbs': '' })).toEqual([
    'template/overrides-nothing templates/zh-CN/pages.hbs:',
    'template/strict templates/page.hbs:1',
  ]);
});

test('a file of a language that nothing renders in it is told', () => {
  const files = {
    'page.hbs': '{{> head}}\n{{text name}}',
    'partials/head.hbs': '{{> mark}}',
    'partials/mark.hbs': 'English\n',
    'partials/foot.hbs': 'English\n',
    'pageHttp.hbs': '{{> foot}}',
  };
  const own = Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path === 'pageHttp.hbs' ? [] : [[`zh-CN/${path}`, text]],
    ),
  );
  const places = (translated: readonly string[]) =>
    load({ ...files, ...own }, BOTH, translated, ['page', 'pageHttp']).findings.map(
      ({ rule, file }) => `${rule} ${file}`,
    );
  expect(places(['page'])).toEqual(['template/overrides-nothing templates/zh-CN/partials/foot.hbs']);
  expect(places([])).toHaveLength(4);
});

test('of a template that cannot be read nothing follows', () => {
  const files = { 'page.hbs': '{{> head}}\n', 'partials/head.hbs': 'English\n' };
  const own = Object.fromEntries(Object.entries(files).map(([path, text]) => [`zh-CN/${path}`, text]));
  for (const broken of Object.keys(files)) {
    const { findings } = load({ ...files, ...own, [broken]: '{{#if name}}' }, BOTH, ['page']);
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      `template/syntax templates/${broken}`,
    ]);
  }
});

test('the templates of every language run the same commands and fill the same slots of them', () => {
  const all = filesIn(join(ROOT, 'templates'));
  const translated = Object.entries(all).filter(([path]) => path.startsWith('zh-CN/'));
  expect(translated).not.toEqual([]);
  for (const [path, text] of translated) {
    const english = all[path.slice('zh-CN/'.length)] ?? '';
    const codeOf = (source: string): string[] => outlineMarkdown(source).code.map((line) => line.text);
    expect(codeOf(text), path).toEqual(codeOf(english));
  }
});

test('a partial is included however its tag is written, and may have a dot in its name', () => {
  const partials = { 'partials/a.hbs': 'A', 'partials/b.c.hbs': 'B', 'partials/d.hbs': 'D' };
  expect(problems('{{~> a~}} {{> b.c}} {{>d}}\n', partials)).toEqual([]);
});
