import { expect, test } from 'vitest';
import { characters } from '../../../../src/check/rules/containment/characters.ts';
import { hiddenCharacters } from '../../../../src/check/rules/containment/hidden-characters.ts';
import { subject, verdicts } from '../../../support/subject.ts';
import type { SnapshotAction } from '../../../../src/model/snapshot.ts';

/** The first and the last character of each range of the table, and its neighbours that are none. */
const HIDDEN = [
  0, 9, 0xb, 0x1f, 0x7f, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b,
  0x200f, 0x2028, 0x202e, 0x2060, 0x206f, 0x3164, 0xd800, 0xdfff, 0xe000, 0xf8ff, 0xfdd0, 0xfdef, 0xfe00,
  0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfffb, 0xfffe, 0xffff, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000,
  0xe0fff, 0xf0000, 0x10ffff,
];
const VISIBLE = [
  0xa, 0x20, 0x7e, 0xa0, 0xac, 0xae, 0x200a, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0x3163, 0x3165, 0xfe10,
  0xfffd, 0x1d172, 0x1f600, 0x20000,
];
const nameOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const inSource = (description: string): string[] => {
  const action: SnapshotAction = { key: 'a', name: 'A', description };
  return verdicts(hiddenCharacters, { snapshot: { origin: 'membrane', actions: [action] } });
};

test.each(HIDDEN)('%i is hidden, in files and in sources', (code) => {
  const text = `a\nb${String.fromCodePoint(code)}c\n`;
  expect(verdicts(characters, { page: text })).toEqual([
    `SKILL.md:2 The file holds the character ${nameOf(code)}`,
  ]);
  const expected = code === 9 ? [] : [`snapshot actions.0.description This text holds ${nameOf(code)}`];
  expect(inSource(text)).toEqual(expected);
});

test.each(VISIBLE)('%i is not', (code) => {
  const text = `a\nb${String.fromCodePoint(code)}c\n`;
  expect(verdicts(characters, { page: text })).toEqual([]);
  if (code !== 0xfffd) expect(inSource(text)).toEqual([]);
});

test('files are in normal form C, emoji may have their joiners', () => {
  expect(verdicts(characters, { page: 'a\ne\u0301\n' })).toEqual([
    'SKILL.md:2 The file holds text that is not in Unicode normal form C',
  ]);
  expect(verdicts(characters, { page: '👩‍👩‍👧 ❤️ 1️⃣ é\n' })).toEqual([]);
  expect(verdicts(characters, { page: 'a\u200Db\n' })).toHaveLength(1);
});

test('what the page and its bundle have in common is told of the page', () => {
  const found = characters.ofFiles?.(subject({ page: 'a\u200Bb' })) ?? [];
  expect(found).toMatchObject([{ place: { file: 'skills/sample/SKILL.md' } }]);
});

test('damaged text is told, and at most five texts of an app', () => {
  expect(inSource('a\uFFFDb')).toEqual(['snapshot actions.0.description This text holds U+FFFD']);
  expect(inSource('a\r\nb\tc')).toEqual([]);
  const actions = Array.from({ length: 9 }, (_, at) => ({ name: `A\u200B${at}` }));
  expect(verdicts(hiddenCharacters, { snapshot: { origin: 'membrane', actions } })).toHaveLength(5);
});

test('every place of the sources is looked at', () => {
  const hidden = 'x\u200Bx';
  expect(
    verdicts(hiddenCharacters, {
      descriptor: {
        notes: `a\n${hidden}`,
        entities: [{ name: 'A', children: [{ name: hidden, children: [] }] }],
        describe: { [hidden]: 'y' },
      },
    }),
  ).toHaveLength(3);
  const keyed = { origin: 'membrane', actions: [{ name: 'A', input: { [hidden]: {} } }] } as const;
  expect(verdicts(hiddenCharacters, { snapshot: keyed })).toEqual([
    'snapshot actions.0.input.x\u200Bx This text holds U+200B',
  ]);
  const input = { properties: { [hidden]: { enum: [hidden] } } };
  expect(
    verdicts(hiddenCharacters, { snapshot: { origin: 'membrane', actions: [{ name: 'A', input }] } }),
  ).toEqual([
    'snapshot actions.0.input.properties.x\u200Bx This text holds U+200B',
    'snapshot actions.0.input.properties.x\u200Bx.enum.0 This text holds U+200B',
  ]);
});
