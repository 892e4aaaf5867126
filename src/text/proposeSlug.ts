/** Returns the name of a folder that a name may become, as in "monday.com": `monday-com`; `null` when none of its letters can stay. */
export function proposeSlug(name: string): string | null {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  return words.join('-').slice(0, 64).replace(/-$/, '') || null;
}
