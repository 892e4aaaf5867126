import { readFileSync } from 'node:fs';
import { findTemplates, type TemplateFolders } from './findTemplates.ts';

/**
 * The templates that a language has no file of its own for, as paths below the folder of templates. One that only puts others
 * together has nothing to translate.
 */
export function listUntranslated(
  folders: TemplateFolders,
  [, ...others]: readonly string[],
  language: string,
): readonly string[] {
  const files = findTemplates(folders);
  const paths = new Set(files.map(({ path }) => path));
  return files
    .filter(({ path }) => !others.some((other) => path.startsWith(`${other}/`)))
    .filter(({ path, file }) => !paths.has(`${language}/${path}`) && saysSomething(file))
    .map(({ path }) => path);
}

function saysSomething(file: string): boolean {
  return /\p{L}/u.test(readFileSync(file, 'utf8').replaceAll(/\{\{[^}]*\}\}/g, ''));
}
