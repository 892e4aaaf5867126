import { catalogWith, descriptor, ownSettings, type Files } from './catalogs.ts';

/** The project's settings with other packs. */
export function settingsWith(packs: string): string {
  return `${ownSettings().replace(/^packs:\n(?: .*\n)*/m, '')}\n${packs}`;
}

/** Descriptors of apps that differ in all that has to, by their slugs. */
export function appsOf(names: readonly string[], category = 'crm'): Files {
  return Object.fromEntries(
    names.map((name) => {
      const slug = name.toLowerCase();
      const fields = { name, homepage: `https://${slug}.example/`, categories: `[${category}]` };
      return [`apps/${slug}/app.md`, descriptor(fields)];
    }),
  );
}

/** A catalog of those apps with packs. */
export function catalogOfPacks(packs: string, files: Files): string {
  return catalogWith({ ...files, 'catalog.yaml': settingsWith(packs) });
}
