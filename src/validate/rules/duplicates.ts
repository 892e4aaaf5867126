import type { AppRecord } from '../../model.ts';
import type { CatalogVerdict, Rule } from '../rule.ts';

export const duplicateName: Rule = {
  name: 'catalog/duplicate-name',
  level: 'error',
  about: 'No two apps have the same name.',
  ofCatalog: (records) =>
    repeats(records, (record) => record.name.toLowerCase()).map(([record, first]) => ({
      app: record.slug,
      message: `"${record.name}" is also the name of the app "${first.slug}"`,
      hint: 'Remove one of the two, or write the fuller brand name.',
      place: { at: ['name'] },
    })),
};

export const duplicateHomepage: Rule = {
  name: 'catalog/duplicate-homepage',
  level: 'error',
  about: 'No two apps have the same homepage: `membrane connection ensure` would connect both to one app.',
  ofCatalog: (records) =>
    repeats(records, (record) => normalUrl(record.homepage)).map(([record, first]) => ({
      app: record.slug,
      message: `${record.homepage} is also the homepage of the app "${first.slug}"`,
      hint: 'Remove one of the two, or give each its own address.',
      place: { at: ['homepage'] },
    })),
};

export const duplicateSlug: Rule = {
  name: 'catalog/duplicate-slug',
  level: 'warning',
  about: 'No two apps have folder names that differ in hyphens only.',
  ofCatalog: (records) =>
    repeats(records, (record) => record.slug.replaceAll('-', '')).map(([record, first]): CatalogVerdict => ({
      app: record.slug,
      message: `"${record.slug}" differs from "${first.slug}" in hyphens only`,
      hint: 'Remove one of the two if they are the same app.',
      place: { at: ['name'] },
    })),
};

function repeats(
  records: readonly AppRecord[],
  keyOf: (record: AppRecord) => string,
): [AppRecord, AppRecord][] {
  const first = new Map<string, AppRecord>();
  return records.flatMap((record): [AppRecord, AppRecord][] => {
    const key = keyOf(record);
    const other = first.get(key);
    if (!other) first.set(key, record);
    return other ? [[record, other]] : [];
  });
}

/** Without scheme, `www.` and a last slash: what Membrane's lookup by URL ignores. */
function normalUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}
