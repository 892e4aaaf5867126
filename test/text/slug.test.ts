import { expect, test } from 'vitest';
import { proposeSlug } from '../../src/text/slug.ts';

test.each([
  ['monday.com', 'monday-com'],
  ['Über Straße', 'uber-strasse'],
  ['Æther Øl Łódź', 'aether-ol-lodz'],
  ['Þór ÐÁ', 'thor-da'],
  ['İstanbul ılık', 'istanbul-ilik'],
  ['Crème Brûlée ﬁne', 'creme-brulee-fine'],
  ['日本語', null],
  ['--', null],
])('%s becomes %s', (name, slug) => expect(proposeSlug(name)).toBe(slug));
