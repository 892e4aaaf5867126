import { expect, test } from 'vitest';
import { SIGNS } from '../../../src/text/orders/signs.ts';
import { FORM_KINDS } from '../../../src/text/orders/readSentences.ts';
import { NOUNS, OTHERS, VERBS } from '../../../src/text/orders/wordKinds.ts';

test('each sign is made of kinds that words have, and each kind is in a sign', () => {
  const kinds = [...Object.keys({ ...VERBS, ...NOUNS, ...OTHERS }), 'deed', ...FORM_KINDS];
  const parts = Object.values(SIGNS)
    .flat()
    .flatMap((sign) => sign.split(' '));
  const used = parts
    .filter((part) => part !== '..')
    .flatMap((part) => part.replace(/^[-+]/, '').split('|'))
    .filter((part) => !part.startsWith('='))
    .map((part) => part.replace(/[!?]+$/, ''));
  expect(new Set(used)).toEqual(new Set(kinds));
});
