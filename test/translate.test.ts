import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Descriptor } from '../src/model/descriptor.ts';
import type { Translation } from '../src/model/translation.ts';
import { readTranslation } from '../src/read/translation.ts';
import { findHidden } from '../src/text/characters.ts';
import { digestSource } from '../src/text/sourceDigest.ts';
import { exportPo } from '../src/translate/exportPo.ts';
import { formatTranslation } from '../src/translate/formatTranslation.ts';
import { importPo, parsePo } from '../src/translate/importPo.ts';
import { catalogWith, descriptor, filesIn, writeFiles } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { descriptorWith } from './support/subject.ts';

const ACME = descriptor(
  { name: 'Acme', summary: 'Orders of traders.', keywords: '[orders, "stock: now"]' },
  '- Ids begin with `ord_`.\n- Lists return 50.',
);
const BOLT = descriptor({ name: 'Bolt', homepage: 'https://bolt.example/' });
const FILE = 'apps/acme/app.zh-CN.md';
const TOLD = { summary: '商户的订单。', keywords: '[订单, 现货]' };

function catalog(files: Record<string, string> = {}): string {
  return catalogWith({ 'apps/acme/app.md': ACME, 'apps/bolt/app.md': BOLT, ...files });
}

function translationOf(source: string, over: Record<string, string> = {}): string {
  const lines = Object.entries({ source, ...TOLD, ...over }).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n- 标识以 \`ord_\` 开头。\n- 列表返回 50 条。\n`;
}

async function todo(dir: string, ...args: string[]) {
  const { code, stdout } = await skillpress(dir, ['translate', '--format', 'json', ...args]);
  const report = JSON.parse(stdout);
  return { code, ...report, [Symbol.for('stdout')]: stdout };
}

/** The digest that `translate` tells. */
async function sourceOf(dir: string, slug = 'acme'): Promise<string> {
  const { languages } = await todo(dir);
  return languages[0].todo.find(({ app }: { app: string }) => app === slug).source;
}

test('it tells what is missing, stale, a draft or broken, by language and app', async () => {
  const dir = catalog();
  const source = await sourceOf(dir);
  const states = async (text: string | null) => {
    if (text !== null) writeFiles(dir, { [FILE]: text });
    const { code, languages } = await todo(dir, 'acme');
    expect(code).toBe(0);
    return languages[0].todo.map(({ state }: { state: string }) => state);
  };
  expect(await states(null)).toEqual(['missing']);
  expect(await states('---\ndraft: true\n---\n')).toEqual(['draft']);
  expect(await states('---\nsummary: 3\n---\n')).toEqual(['invalid']);
  expect(await states(translationOf('0123456789abcdef'))).toEqual(['stale']);
  expect(await states(translationOf(source))).toEqual([]);
  const { code, stdout } = await skillpress(dir, ['translate']);
  expect(code).toBe(0);
  expect(stdout).toContain('zh-CN: 1 of 2 apps translated, 1 missing');
  expect(stdout).toContain('apps/bolt/app.zh-CN.md: skillpress translate bolt --write makes a draft');
});

test('it tells which templates and categories a language lacks', async () => {
  const dir = catalog();
  const before = (await todo(dir)).languages[0];
  writeFiles(dir, {
    'templates/partials/greeting.hbs': 'Hello.\n',
    'templates/page.hbs': '{{> both}}\n',
    'templates/partials/both.hbs': '{{> greeting}}\n{{> app}}\n',
    // Packs are English.
    'templates/pack.hbs': 'A pack.\n',
  });
  const yaml = readFileSync(join(dir, 'catalog.yaml'), 'utf8').replace(', names: { zh-CN: 广告 }', '');
  writeFileSync(join(dir, 'catalog.yaml'), yaml);
  const [after] = (await todo(dir)).languages;
  const isNew = (list: string) => (each: string) => !before[list].includes(each);
  expect(after.templates.filter(isNew('templates'))).toEqual(['partials/greeting.hbs']);
  expect(after.categories.filter(isNew('categories'))).toEqual(['ads']);
});

test('--write makes drafts that show the English text, and shows it anew where it has changed', async () => {
  const dir = catalog();
  const first = await todo(dir, '--write');
  expect(first.written).toEqual([FILE, 'apps/bolt/app.zh-CN.md']);
  const source = await sourceOf(dir);
  expect(readFileSync(join(dir, FILE), 'utf8')).toBe(`---
#| app.md says (${source}):
#| summary: Orders of traders.
#| keywords: [orders, stock: now]
#| notes:
#| - Ids begin with \`ord_\`.
#| - Lists return 50.
source: "${source}"
draft: true
---
`);
  expect((await todo(dir, '--write')).written).toEqual([]);
  const { stdout } = await skillpress(dir, ['build']);
  expect(stdout).not.toContain('app.zh-CN.md');
  writeFiles(dir, { 'apps/acme/app.md': ACME.replace('of traders', 'of many traders') });
  expect((await todo(dir, '--write')).written).toEqual([FILE]);
  const shown = readFileSync(join(dir, FILE), 'utf8');
  expect(shown).toContain('#| summary: Orders of many traders.\n');
  expect(shown).not.toContain('Orders of traders');
  expect(shown).toContain(`source: "${source}"\ndraft: true\n---\n`);
});

test('--write leaves a translation of today alone, and the words of an old one', async () => {
  const dir = catalog();
  const source = await sourceOf(dir);
  writeFiles(dir, { [FILE]: translationOf(source) });
  expect((await todo(dir, 'acme', '--write')).written).toEqual([]);
  writeFiles(dir, { [FILE]: translationOf('0123456789abcdef') });
  expect((await todo(dir, 'acme', '--write')).written).toEqual([FILE]);
  const text = readFileSync(join(dir, FILE), 'utf8');
  expect(text.replaceAll(/^#\| .*\n/gm, '')).toBe(translationOf('0123456789abcdef'));
  const { languages } = await todo(dir, 'acme');
  expect(languages[0].todo[0]).toMatchObject({ state: 'stale' });
});

test('--write leaves notes alone that begin as the comments do', async () => {
  const dir = catalog();
  const notes = '```\n#| 表格\n#|\n```\n';
  writeFiles(dir, { [FILE]: translationOf('0123456789abcdef') + notes });
  expect((await todo(dir, 'acme', '--write')).written).toEqual([FILE]);
  expect(readFileSync(join(dir, FILE), 'utf8').endsWith(notes)).toBe(true);
});

test('a PO file goes to translators and comes back', async () => {
  const dir = catalog();
  const source = await sourceOf(dir);
  writeFiles(dir, { [FILE]: translationOf(source) });
  expect((await todo(dir, '--export', 'zh.po')).written).toEqual(['zh.po']);
  const po = readFileSync(join(dir, 'zh.po'), 'utf8');
  expect(po).toContain('"Language: zh_CN\\n"');
  const before = filesIn(join(dir, 'apps'));
  const again = await todo(dir, '--import', 'zh.po');
  expect(again).toMatchObject({ ok: true, written: [], left: [{ app: 'bolt', why: 'unfinished' }] });
  expect(filesIn(join(dir, 'apps'))).toEqual(before);
  writeFileSync(join(dir, 'zh.po'), po.replaceAll('商户的订单。', '贸易商的订单。'));
  expect((await todo(dir, '--import', 'zh.po')).written).toEqual([FILE]);
  expect(readFileSync(join(dir, FILE), 'utf8')).toBe(translationOf(source, { summary: '贸易商的订单。' }));
});

test('what was translated from an older text comes back as stale', async () => {
  const dir = catalog();
  writeFiles(dir, { [FILE]: translationOf(await sourceOf(dir)) });
  await todo(dir, '--export', 'zh.po');
  writeFiles(dir, { 'apps/acme/app.md': ACME.replace('of traders', 'of many traders') });
  writeFiles(dir, { [FILE]: '---\ndraft: true\n---\n' });
  expect((await todo(dir, '--import', 'zh.po')).languages[0].todo[0]).toMatchObject({ state: 'stale' });
  await todo(dir, '--export', 'again.po');
  const po = readFileSync(join(dir, 'again.po'), 'utf8');
  expect(po).toContain('#, fuzzy\nmsgctxt "acme/summary"\nmsgid "Orders of many traders."');
  expect((await todo(dir, '--import', 'again.po')).left).toContainEqual({ app: 'acme', why: 'fuzzy' });
});

test('a text of a PO file that no translation may have is an error, the others are taken', async () => {
  const dir = catalog();
  const source = await sourceOf(dir);
  writeFiles(dir, { [FILE]: translationOf(source), 'apps/bolt/app.zh-CN.md': await boltOf(dir) });
  await todo(dir, '--export', 'zh.po');
  const po = readFileSync(join(dir, 'zh.po'), 'utf8');
  writeFileSync(
    join(dir, 'zh.po'),
    po.replace('商户的订单。', '长'.repeat(400)).replace('螺栓。', '螺丝。').replaceAll('"acme/', '"acme/'),
  );
  const { code, written, findings } = await todo(dir, '--import', 'zh.po');
  expect(code).toBe(1);
  expect(written).toEqual(['apps/bolt/app.zh-CN.md']);
  expect(findings).toMatchObject([
    { level: 'error', rule: 'translation/schema', app: 'acme', file: 'zh.po' },
  ]);
  expect(readFileSync(join(dir, FILE), 'utf8')).toBe(translationOf(source));
});

async function boltOf(dir: string): Promise<string> {
  return `---\nsource: "${await sourceOf(dir, 'bolt')}"\nsummary: 螺栓。\nkeywords: [螺栓]\n---\n`;
}

test.each([
  [['--export', 'zh.po', '--language', 'fr'], 'no language that the catalog is translated into'],
  [['--language', 'zh-cn'], 'Did you mean "zh-CN"?'],
  [['--import', 'none.po'], 'Cannot read none.po'],
  [['--import', 'bad.po'], 'bad.po is no PO file'],
  [['--import', 'other.po'], 'other.po is in de'],
  [['--import', 'other.po', '--language', 'zh-CN'], 'other.po is in de, and --language says zh-CN'],
  [['--write', '--export', 'zh.po'], 'cannot be used with'],
  [['--format', 'sarif'], 'translate has no SARIF'],
  [['nobody'], 'There is no app "nobody"'],
])('%j is refused with the reason', async (args, reason) => {
  const dir = catalog({
    'bad.po': 'msgid "a\nmsgstr',
    'other.po': 'msgid ""\nmsgstr "Language: de\\n"\n',
  });
  const before = filesIn(dir);
  const { code, stderr, stdout } = await skillpress(dir, ['translate', ...args]);
  expect(code).not.toBe(0);
  expect(stderr + stdout).toContain(reason);
  const after = filesIn(dir);
  expect(Object.keys(after).filter((path) => before[path] !== after[path])).toEqual([]);
});

test('a catalog of one language has nothing to translate', async () => {
  const dir = catalog();
  const yaml = readFileSync(join(dir, 'catalog.yaml'), 'utf8')
    .replace(/^languages: .*$/m, 'languages: [en]')
    .replace(/^skillLanguages: .*$/m, 'skillLanguages: []');
  writeFileSync(join(dir, 'catalog.yaml'), yaml);
  const { code, stderr } = await skillpress(dir, ['translate']);
  expect(code).toBe(2);
  expect(stderr).toContain('speaks en only');
});

const line = fc
  .oneof(
    fc.constantFrom(
      '# no comment',
      'a: b',
      '- x',
      '"quoted"',
      "it's",
      '\\n',
      '[x]',
      '{y}',
      'null',
      '1e3',
      '用户',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .map((text) =>
    text
      .normalize('NFC')
      .replaceAll(/[\p{C}\p{Z}\p{M}]+/gu, ' ')
      .trim(),
  )
  // What no descriptor may hold is no text of one: hidden characters, and U+FFFD, which stands where a text was damaged.
  .filter((text) => text !== '' && findHidden(text) === null && !text.includes('\uFFFD'));
const notes = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n').trim());

test('a translation survives its file and a PO file, whatever it says', () => {
  const both = fc
    .record({
      english: fc.record({
        name: line,
        summary: line,
        description: fc.option(line),
        keywords: fc.array(line, { maxLength: 3 }),
        notes,
      }),
      told: fc.record({
        name: fc.option(line),
        summary: line,
        description: fc.option(line),
        words: fc.array(line, { minLength: 3, maxLength: 3 }),
        notes,
      }),
    })
    // A translation that lacks what the English has is unfinished.
    .filter(
      ({ english, told }) =>
        (english.description === null || told.description !== null) &&
        (english.notes === '') === (told.notes === ''),
    );
  fc.assert(
    fc.property(both, ({ english, told: { words, ...told } }) => {
      const source: Descriptor = descriptorWith(english);
      const translation: Translation = {
        ...told,
        language: 'zh-CN',
        source: digestSource(source),
        keywords: words.slice(0, english.keywords.length),
      };
      const text = formatTranslation(translation);
      expect(readTranslation('acme', 'f', 'zh-CN', text)).toEqual({
        translation,
        draft: false,
        findings: [],
      });
      const app = {
        slug: 'acme',
        language: 'zh-CN',
        state: 'current' as const,
        file: 'f',
        source: translation.source,
        descriptor: source,
        translation,
      };
      const parsed = parsePo('f', exportPo([app], 'zh-CN'));
      expect(parsed.language).toBe('zh-CN');
      const back = importPo(parsed, { file: 'f', language: 'zh-CN', slugs: ['acme'] });
      expect(back).toEqual([{ slug: 'acme', text }]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['missing.po', 2, 'Cannot read missing.po: there is no such file'],
  ['apps', 2, 'apps is a folder, expected a file'],
])('--import %s is told as what it is', async (file, exitCode, message) => {
  const { code, stderr } = await skillpress(catalogWith({}), ['translate', '--import', file]);
  expect(code).toBe(exitCode);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('free space');
});
