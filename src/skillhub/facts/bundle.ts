/** Bytes of all files together (Tencent/skillhub, skills_store_cli.py: the request that publishes has at most 10 MB). */
export const LARGEST_BUNDLE = 10 * 2 ** 20;

/** What the server was seen to take, 2026-09; a picture, a licence or a hidden file makes it refuse the whole bundle. */
const TEXT = /\.(?:md|ya?ml|json|txt|toml|cfg|ini|py|sh)$/;
const LICENCE = /^licen[cs]e/i;

/** Why SkillHub would refuse a bundle for a file of that path in it; `null` when it takes it. */
export function findFileProblem(path: string): string | null {
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.'))) return 'is hidden, and SkillHub takes no hidden files';
  if (LICENCE.test(parts.at(-1) ?? '')) return 'is a licence, which SkillHub takes as a field only';
  return TEXT.test(path) ? null : 'is no text file, and SkillHub takes text files only';
}
