/**
 * What the name of a skill is made of (https://agentskills.io/specification, the field `name`): lower-case letters, digits and single
 * hyphens between them. Apps, packs and categories are named so, too.
 */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The most characters of such a name. */
export const LONGEST_SLUG = 64;

/** Words that Anthropic's platform refuses in the name of a skill, and Claude Code in that of a plugin. */
export const VENDOR_WORD = /anthropic|claude/;

/** True for a name that a skill, and so the folder of an app, may have. */
export function isSlug(name: string): boolean {
  return name.length <= LONGEST_SLUG && SLUG.test(name);
}

/** Latin letters that are no letter with a mark, and what stands for them where there are none (Unicode CLDR, Latin-ASCII). */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};
const SPELT = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Returns the name of a file or folder that a name may become, as in "monday.com": `monday-com`; `null` when none of its letters can stay. */
export function proposeSlug(name: string, longest = LONGEST_SLUG): string | null {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(SPELT, (letter) => LETTERS[letter] ?? letter);
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  return words.join('-').slice(0, longest).replace(/-$/, '') || null;
}

/** The words of a slug, each with a capital, as a brand may be written: "Google Sheets" of `google-sheets`. */
export function spellSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** The names in a path below the output folder: a file of an app has the app's slug among them. */
export function namesInPath(path: string): string[] {
  return path.split(/[/.]/);
}
