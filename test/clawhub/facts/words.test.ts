import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, listCountedWords } from '../../../src/clawhub/facts/words.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const segments = (text: string): string[] =>
  [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase());

const character = fc.constantFrom(..."abZ019__..,,;;::''\"-`*/@$ #()|");
const line = fc.oneof(
  fc.string({ unit: character, maxLength: 24 }),
  fc.string({
    unit: fc.oneof(character, fc.constantFrom('é', '’', '—', '日', '本', '\u00A0')),
    maxLength: 12,
  }),
);

test('words are those that Intl.Segmenter finds', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(listCountedWords(text)).toEqual(segments(text));
    }),
    { numRuns: 5000 },
  );
});

test('counting stops at the number that was asked for', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 9 }), (text, most) => {
      expect(countWords(text, most)).toBe(Math.min(most, segments(text).length));
    }),
    { numRuns: 2000 },
  );
});
