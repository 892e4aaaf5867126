import { expect, test } from 'vitest';
import { findIconProblem } from '../../../src/clawhub/facts/icon.ts';

const chunk = (type: string, data: readonly number[] = []): number[] => [
  ...[24, 16, 8, 0].map((shift) => (data.length >>> shift) & 255),
  ...Buffer.from(type),
  ...data,
  0,
  0,
  0,
  0,
];
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const header = (width: number, height: number): number[] =>
  chunk('IHDR', [0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
const png = (...parts: readonly number[][]): Uint8Array => Uint8Array.from([SIGNATURE, ...parts].flat());
const DATA = chunk('IDAT', [1, 2, 3]);
const END = chunk('IEND');

test('a whole PNG is an icon', () => {
  expect(findIconProblem('icon.png', png(header(8, 8), DATA, END))).toBeNull();
  expect(findIconProblem('icon.png', png(header(8, 8), chunk('tEXt', [1]), DATA, DATA, END))).toBeNull();
  // A view into a larger buffer, as files read together are.
  const whole = png(header(8, 8), DATA, END);
  expect(findIconProblem('icon.png', new Uint8Array([9, 9, 9, ...whole]).subarray(3))).toBeNull();
});

test.each([
  ['no signature', Uint8Array.from([...header(8, 8), ...DATA, ...END])],
  ['another signature', Uint8Array.from([...SIGNATURE.slice(0, -1), 0, ...header(8, 8), ...DATA, ...END])],
  ['two ends', png(header(8, 8), DATA, END, END)],
  ['another first chunk', png(chunk('tEXt', [0, 0, 0, 8, 0, 0, 0, 8, 8, 6, 0, 0, 0]), DATA, END)],
  ['a header too short for a size', png(chunk('IHDR', [1, 1, 1, 1]), DATA, END)],
  ['an empty header', png(chunk('IHDR'))],
  ['no header', png(DATA, END)],
  ['no width', png(header(0, 8), DATA, END)],
  ['no height', png(header(8, 0), DATA, END)],
  ['a short header', png(chunk('IHDR', [0, 0, 0, 1]), DATA, END)],
  ['no image data', png(header(8, 8), END)],
  ['no end', png(header(8, 8), DATA)],
  ['something after the end', png(header(8, 8), DATA, END, DATA)],
  ['a cut chunk', png(header(8, 8), DATA, END).subarray(0, -2)],
  ['a cut header', png(header(8, 8)).subarray(0, 20)],
])('a PNG with %s is none', (_, bytes) =>
  expect(findIconProblem('icon.png', bytes)).toBe('is not a whole PNG image'),
);

test('an icon has at most 512 KB and something in it', () => {
  const svg = (size: number) => Buffer.from(`<svg >${' '.repeat(size - 6)}`);
  expect(findIconProblem('icon.svg', svg(512 * 1024))).toBeNull();
  expect(findIconProblem('icon.svg', svg(512 * 1024 + 1))).toBe('has 524289 bytes, expected at most 524288');
  expect(findIconProblem('icon.svg', Buffer.from(''))).toBe('is empty');
});

test.each(['<svg>', '<svg\nviewBox="0 0 1 1">', ' <?xml version="1.0"?>\n<svg xmlns="x">'])(
  '%s begins an SVG',
  (text) => expect(findIconProblem('icon.svg', Buffer.from(text))).toBeNull(),
);
test.each(['<html><svg></html>', '<svgx>', '<!-- drawn --><svg>'])('%s begins no SVG', (text) =>
  expect(findIconProblem('icon.svg', Buffer.from(text))).toBe('does not begin with <svg>'),
);
test('an SVG is UTF-8', () => {
  expect(findIconProblem('icon.svg', Uint8Array.from([0x3c, 0x73, 0x76, 0x67, 0x3e, 0xff]))).toBe(
    'is not UTF-8 text',
  );
});
