/** Returns the name of a folder that a name may become, as in "monday.com": `monday-com`; `null` when none of its letters can stay. */
export function proposeSlug(name: string): string | null {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9\p{M}]+/u)
    .filter(Boolean);
  const slug = words.join('-').replaceAll(/\p{M}/gu, '').slice(0, 64).replace(/-$/, '');
  return /^[a-z0-9]/.test(slug) ? slug : null;
}
