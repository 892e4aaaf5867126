import { catalogWith, descriptor, ownSettings, type Files } from './catalogs.ts';
import { skillpress } from './cli.ts';

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

export const NAMES = ['Acme', 'Birch', 'Cedar', 'Dogwood'];
/** Packs of some of them. */
export const PACKS = `packs:
  own:
    woods: { title: Woods, description: Trees., apps: [birch, cedar] }
    fields: { title: Fields, description: Grass., apps: [acme] }
`;

/** A released catalog of `NAMES` with `PACKS`. */
export async function releasedPacks(): Promise<string> {
  const dir = catalogOfPacks(PACKS, appsOf(NAMES));
  const { code, stdout, stderr } = await skillpress(dir, ['release']);
  if (code !== 0) throw new Error(stdout + stderr);
  return dir;
}
