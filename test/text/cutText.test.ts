import { expect, test } from 'vitest';
import { cutText } from '../../src/text/cutText.ts';

test.each([
  ['Moors a boat', 12, 'Moors a boat'],
  ['Moors a boat', 8, 'Moors a…'],
  ['Moors a boat', 9, 'Moors a…'],
  ['⛵️🛥🚤', 4, '⛵️🛥🚤'],
  ['🛥🚤🚢', 2, '🛥…'],
])('%j in %i characters is %j', (text, most, cut) => expect(cutText(text, most)).toBe(cut));
