/** Makes a folder's name one that a skill may have: lower-case letters, digits and single hyphens, at most 64. */
export function makeSlug(folder: string): string {
  const slug = folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'app' : slug;
}

/** A slug for each folder, all different: folders whose names are slugs keep them, the others make way. */
export function assignSlugs(folders: readonly string[]): Map<string, string> {
  const taken = new Set(folders.filter((folder) => makeSlug(folder) === folder));
  const slugs = new Map<string, string>();
  for (const folder of folders.toSorted()) {
    if (makeSlug(folder) === folder) slugs.set(folder, folder);
    else slugs.set(folder, free(makeSlug(folder), taken));
  }
  return slugs;
}

function free(base: string, taken: Set<string>): string {
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base.slice(0, 60)}-${count}`;
  taken.add(slug);
  return slug;
}
