import { expect, test } from 'vitest';
import { findHidden, spellOut } from '../../src/text/characters.ts';

test('of all code points, the same are found as are spelled out', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const char = String.fromCodePoint(code);
    const text = `a${char}b`;
    const isSpelled = char !== '\n' && spellOut(text) !== text;
    if (findHidden(text) !== (isSpelled ? char : null)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

test('the first of several is told, and none of an emoji', () => {
  expect(findHidden('plain\nlines, \u{1F600} and 漢字')).toBeNull();
  expect(findHidden('\u{1F600}a\u{E0041}\u200B')).toBe('\u{E0041}');
  expect(findHidden('\u{1F468}\u200D\u{1F469} ☀\uFE0F')).toBeNull();
  expect(findHidden('\u{1F468}\u200D\u{1F469}\u200Dx')).toBe('\u200D');
});
