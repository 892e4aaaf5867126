import type { Schema } from './json.ts';

const KEYWORDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'default',
  'const',
  'enum',
];
/** The ends of what 64 bits hold, which schemas made from typed code name as limits. */
const ENDS: ReadonlySet<unknown> = new Set([
  -(2 ** 63),
  2 ** 63,
  2 ** 64,
  -Number.MAX_VALUE,
  Number.MAX_VALUE,
]);

/**
 * A schema without whole numbers of more than 53 bits: a reader of JSON rounds them (RFC 8259, section 6), so that nobody knows what the
 * schema says. `isLess`: one of them said more than that the number has 64 bits.
 */
export function dropRounded(own: Schema): { readonly own: Schema; readonly isLess: boolean } {
  const rounded = KEYWORDS.filter((keyword) => isRounded(own[keyword]));
  if (rounded.length === 0) return { own, isLess: false };
  const kept = Object.entries(own).filter(([keyword]) => !rounded.includes(keyword));
  return { own: Object.fromEntries(kept), isLess: rounded.some((keyword) => !ENDS.has(own[keyword])) };
}

function isRounded(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return Array.isArray(value) && value.some(isRounded);
}
