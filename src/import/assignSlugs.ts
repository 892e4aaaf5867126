import { proposeSlug } from '../text/slug.ts';

/** A slug for each folder, all different: folders whose names are slugs keep them, the others make way. */
export function assignSlugs(folders: readonly string[]): Map<string, string> {
  const taken = new Set(folders.filter((folder) => proposeSlug(folder) === folder));
  const slugs = new Map<string, string>();
  for (const folder of folders.toSorted()) {
    const slug = proposeSlug(folder) ?? 'app';
    slugs.set(folder, slug === folder ? folder : free(slug, taken));
  }
  return slugs;
}

function free(base: string, taken: Set<string>): string {
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base.slice(0, 60).replace(/-$/, '')}-${count}`;
  taken.add(slug);
  return slug;
}
