import { expect, test } from 'vitest';
import { duplicateSlug } from '../../../../src/check/rules/catalog/duplicate-slug.ts';
import { catalog, record } from '../../../support/subject.ts';

test('slugs differ in more than hyphens', () => {
  const judge = (...slugs: string[]): string[] =>
    (
      duplicateSlug.ofCatalog?.(
        slugs.map((slug) => record(slug)),
        catalog,
      ) ?? []
    ).map(({ message }) => message);
  expect(judge('b-link', 'blinks', 'c')).toEqual([]);
  expect(judge('b-l-ink', 'c', 'blink')).toEqual([
    '"b-l-ink" differs in hyphens only from the app "blink"',
    '"blink" differs in hyphens only from the app "b-l-ink"',
  ]);
});
