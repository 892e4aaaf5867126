import { readdirSync, readFileSync } from 'node:fs';
import type { Message } from '../../src/words/wordTable.ts';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionKind, AppKind, Change, InputKind } from '../../src/model/change.ts';
import { wordChangelog, wordFirstChangelog } from '../../src/words/changelog.ts';
import { translateChange } from '../../src/words/translateChange.ts';
import { ENGLISH, tables, findWords } from '../../src/words/words.ts';
import { ROOT } from '../support/catalogs.ts';

const english = tables[ENGLISH] ?? {};
const others = Object.entries(tables).filter(([language]) => language !== ENGLISH);

function formsOf(message: Message | undefined): Readonly<Record<string, string>> {
  return typeof message === 'string' ? { other: message } : { ...message };
}

function slotsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? '').sort();
}

test('every language is a tag that Intl knows', () => {
  for (const language of Object.keys(tables)) {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
    expect(Intl.PluralRules.supportedLocalesOf(language)).toEqual([language]);
  }
});

test('every key of the English table is used', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^words\/(?:en|zh-CN)\.ts$/.test(path))
    .map((path) => readFileSync(join(ROOT, 'src', path), 'utf8'))
    .join('\n');
  // A key may be made of a kind: `change.${kind}`, `shared.${part}`.
  const isUsed = (key: string): boolean => {
    if (sources.includes(`'${key}'`)) return true;
    const parts = key.split('.');
    return parts.some((part, at) => {
      const made = parts.map((each, place) => (place === at ? '' : each));
      const [before, after] = [made.slice(0, at), made.slice(at + 1)];
      const lead = [...before, '${'].join('.');
      const tail = after.length === 0 ? '}`' : `}.${after.join('.')}\``;
      const pattern = sources.split(lead).slice(1);
      return (
        pattern.some((rest) => rest.slice(rest.indexOf('}')).startsWith(tail)) &&
        sources.includes(`'${part}'`)
      );
    });
  };
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});

describe.each(others)('%s', (language, table) => {
  test('has the keys of English, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(english).sort());
  });

  test('has the forms that its plural rules name where English counts, and the same slots', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, message] of Object.entries<Message>(english)) {
      const translated = table[key as keyof typeof table];
      expect(typeof translated, key).toBe(typeof message);
      const forms = formsOf(translated);
      if (typeof translated !== 'string')
        expect(Object.keys(forms).sort(), key).toEqual([...pluralCategories].sort());
      expect(slotsOf(forms['other'] ?? ''), key).toEqual(slotsOf(formsOf(message)['other'] ?? ''));
    }
  });
});

describe('Chinese', () => {
  const chinese = findWords('zh-CN');

  test('has a space where Chinese and Latin characters meet in a filled slot', () => {
    expect(chinese.say('change.firstWithActions', { count: 20 })).toBe('首次发布，包含 20 个操作。');
    expect(chinese.say('shared.categories', { list: '安全' })).toBe('同属安全类别');
    expect(chinese.say('shared.categories', { list: 'CRM' })).toBe('同属 CRM 类别');
    expect(chinese.say('list.last', { list: '`a`、`b`', last: '`c`' })).toBe('`a`、`b` 和 `c`');
  });

  test('a language without a table speaks English', () => {
    expect(findWords('fr').say('group.other')).toBe('Other');
    expect(findWords('fr').language).toBe('fr');
  });
});

const name = fc.oneof(
  fc.constantFrom('list-users', 'Get User', 'a`b', '``', 'x and 3 more', '`a`, `b`', '用户', ''),
  fc.string({ maxLength: 80 }),
);
const actionKinds: readonly ActionKind[] = [
  'action-removed',
  'action-added',
  'action-reworded',
  'inputs-told',
  'inputs-untold',
  'inputs-reworded',
];
const inputKinds: readonly InputKind[] = [
  'input-removed',
  'input-needed',
  'input-added',
  'input-now-required',
  'input-now-optional',
  'input-type',
  'input-values',
];
const appKinds: readonly AppKind[] = [
  'actions-reordered',
  'summary',
  'description',
  'notes-added',
  'notes-removed',
  'notes-reworded',
  'icon-changed',
  'icon-removed',
];
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...actionKinds), action: name }),
  fc.record({ kind: fc.constantFrom(...inputKinds), action: name, input: name }),
  fc.record({
    kind: fc.constantFrom('action-renamed' as const, 'action-name' as const),
    action: name,
    to: name,
  }),
  fc.record({
    kind: fc.constant('action-effect' as const),
    action: name,
    to: fc.constantFrom('read' as const, 'write' as const, 'delete' as const),
  }),
  fc.record({ kind: fc.constantFrom('entity-removed' as const, 'entity-added' as const), entity: name }),
  fc.record({ kind: fc.constant('app-name' as const), from: name, to: name }),
  fc.record({ kind: fc.constantFrom('homepage' as const, 'cli' as const), to: name }),
  fc.record({ kind: fc.constant('docs' as const), to: fc.option(name) }),
  fc.record({ kind: fc.constantFrom(...appKinds) }),
);

describe('a line of a changelog in another language', () => {
  test('is what the same change would have been worded as', () => {
    const chinese = findWords('zh-CN');
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const told = wordChangelog(changes).map((line) => translateChange(line, chinese));
        expect(told).toEqual(wordChangelog(changes, chinese));
      }),
    );
    for (const actions of [0, 1, 2, 13_562])
      expect(wordFirstChangelog(actions).map((line) => translateChange(line, chinese))).toEqual(
        wordFirstChangelog(actions, chinese),
      );
  });

  test.each([
    'Fixed a typo that made `get-user` look as if it wrote.',
    'Removed the word `x` from the page',
    'First release, with 20 actions, and more',
  ])('stays as a person wrote it: %s', (line) => {
    expect(translateChange(line, findWords('zh-CN'))).toBe(line);
  });
});
