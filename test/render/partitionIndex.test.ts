import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partitionIndex } from '../../src/render/partitionIndex.ts';

const names = (parts: ReturnType<typeof partitionIndex>): string[] =>
  parts.map(
    ({ category, prefix, apps }) => `${category}/${prefix}: ${apps.map(({ slug }) => slug).join(' ')}`,
  );
const app = (slug: string, category: string | null = null) => ({ slug, category });

test('a category is one file until it has too many apps, then one for each first letter, or more letters', () => {
  const crm = ['attio', 'close', 'copper'].map((slug) => app(slug, 'crm'));
  expect(names(partitionIndex([...crm, app('zeta')], 3))).toEqual([
    'crm/: attio close copper',
    'null/: zeta',
  ]);
  expect(names(partitionIndex(crm, 2))).toEqual(['crm/a: attio', 'crm/c: close copper']);
  expect(names(partitionIndex(crm, 1))).toEqual(['crm/a: attio', 'crm/cl: close', 'crm/co: copper']);
});

test('a slug that others begin with has a file of its own where they are too many', () => {
  expect(names(partitionIndex([app('go'), app('go-a'), app('go-b')], 1))).toEqual([
    'null/go: go',
    'null/go-a: go-a',
    'null/go-b: go-b',
  ]);
});

test('every app is in one file, none has more than the most, and no two have one name', () => {
  const slug = fc.stringMatching(/^[a-c0-1](?:-?[a-c0-1]){0,5}$/);
  const apps = fc.uniqueArray(fc.record({ slug, category: fc.constantFrom(null, 'crm', 'ads') }), {
    selector: (each) => each.slug,
    maxLength: 60,
  });
  fc.assert(
    fc.property(apps, fc.integer({ min: 1, max: 9 }), (all, most) => {
      const parts = partitionIndex(all, most);
      expect(parts.flatMap((part) => part.apps.map((each) => each.slug)).sort()).toEqual(
        all.map((each) => each.slug).sort(),
      );
      for (const part of parts) expect(part.apps.length).toBeLessThanOrEqual(most);
      expect(new Set(parts.map(({ category, prefix }) => `${category}/${prefix}`)).size).toBe(parts.length);
    }),
  );
});
