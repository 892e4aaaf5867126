import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/http/json.ts';

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a double can hold every integer of it. */
const plain = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value) => !/\d{16}/.test(JSON.stringify(value)) && !JSON.stringify(value).includes('__proto__'));

test('is JSON.parse for everything that JSON.parse gets right', () => {
  fc.assert(
    fc.property(plain, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
});

test('takes exactly the texts that JSON.parse takes', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    ':',
    ',',
    '-',
    '0',
    '12345678901234567890',
    '1.5e3',
    'e',
    '+',
    'null',
    'true',
    ' ',
    '"a"',
    '"__proto__"',
    '\\u005f',
    '\u00e9',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 12 }).map((each) => each.join('')),
      ),
      (text) => {
        expect(parseJson(text).ok).toBe(accepts(text));
      },
    ),
    { numRuns: 2000 },
  );
});

test('integers keep their digits, wherever they stand', () => {
  const digits = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
  fc.assert(
    fc.property(digits, plain, fc.string(), (number, other, key) => {
      const text = `{"other": ${JSON.stringify(other)}, ${JSON.stringify(`k${key}`)}: [${number},\n${number}]}`;
      const wanted = Number.isSafeInteger(Number(number)) ? Number(number) : String(number);
      expect(parseJson(text)).toEqual({
        ok: true,
        value: { other: JSON.parse(JSON.stringify(other)), [`k${key}`]: [wanted, wanted] },
      });
    }),
  );
});

test('digits in strings and fractions are left as they are', () => {
  const text =
    '{"a":"id 12345678901234567890 \\" 12345678901234567890","b":1.2345678901234567890,"c":12345678901234567890e0}';
  expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

const PROTO_SPELLINGS = [
  '__proto__',
  '\\u005f_proto__',
  '_\\u005Fproto__',
  '__\\u0070roto__',
  '__pr\\u006Fto__',
];

test('__proto__ keys are dropped at any depth, in any spelling', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROTO_SPELLINGS), fc.nat(20), (key, depth) => {
      const text = `${'{"a":['.repeat(depth)}{"${key}":{"polluted":true},"b":1}${']}'.repeat(depth)}`;
      const parsed = parseJson(text);
      expect(JSON.stringify(parsed)).toBe(
        `{"ok":true,"value":${'{"a":['.repeat(depth)}{"b":1}${']}'.repeat(depth)}}`,
      );
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    }),
  );
});

test.each([
  [128, true],
  [129, false],
  [1_000_000, false],
])('%d levels of nesting: %s', (depth, ok) => {
  expect(parseJson('['.repeat(depth) + ']'.repeat(depth)).ok).toBe(ok);
  expect(parseJson(`${'{"[":'.repeat(depth)}"}}]]"${'}'.repeat(depth)}`).ok).toBe(ok);
});

test('a string of megabytes is no problem', () => {
  const value = ['\\"'.repeat(2 ** 20)];
  expect(parseJson(JSON.stringify(value))).toEqual({ ok: true, value });
});
