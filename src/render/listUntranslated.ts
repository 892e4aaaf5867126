import { readFileSync } from 'node:fs';
import { findTemplates, type TemplateFolders } from './findTemplates.ts';
import { reachTemplates } from './reachTemplates.ts';

/**
 * Returns the templates that are rendered in further languages and that a language has no file of its own for, as paths below the folder
 * of templates. One that only puts others together has nothing to translate.
 */
export function listUntranslated(
  folders: TemplateFolders,
  translated: readonly string[],
  language: string,
): readonly string[] {
  const sources = new Map(findTemplates(folders).map(({ path, file }) => [path, readFileSync(file, 'utf8')]));
  const told = reachTemplates(translated, (name) =>
    [`${language}/${name}.hbs`, `${name}.hbs`].flatMap((path) => sources.get(path) ?? []),
  );
  return [...sources]
    .filter(([path]) => told.has(path.slice(0, -'.hbs'.length)))
    .filter(([path, source]) => !sources.has(`${language}/${path}`) && saysSomething(source))
    .map(([path]) => path);
}

function saysSomething(source: string): boolean {
  return /\p{L}/u.test(source.replaceAll(/\{\{[^}]*\}\}/g, ''));
}
