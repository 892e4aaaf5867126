import { findTemplates, type TemplateFolders } from './findTemplates.ts';

/** The templates that a language has no file of its own for, as paths below the folder of templates. */
export function listUntranslated(
  folders: TemplateFolders,
  [, ...others]: readonly string[],
  language: string,
): readonly string[] {
  const paths = findTemplates(folders).map(({ path }) => path);
  const own = new Set(paths);
  return paths.filter(
    (path) => !others.some((other) => path.startsWith(`${other}/`)) && !own.has(`${language}/${path}`),
  );
}
