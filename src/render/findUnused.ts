import { findNearest } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { tables } from '../words/words.ts';
import { PARTIALS, type TemplateFile } from './findTemplates.ts';

/** Returns a finding about each template that nothing renders: it was meant to be one that is. */
export function findUnused(sources: readonly TemplateFile[], names: readonly string[]): Finding[] {
  const files = [...new Set(names.map((name) => `${name}.hbs`))];
  return sources
    .filter(({ path, isBuiltIn }) => !isBuiltIn && !path.includes('/') && !files.includes(path))
    .map(({ path, label }) => {
      const near = findNearest(path, files);
      return {
        level: 'error',
        rule: 'template/unused',
        file: label,
        message: `Nothing renders the template ${path}`,
        hint:
          near === undefined
            ? `Templates are ${files.join(', ')}; what they share lies in partials/.`
            : `Did you mean "${near}"?`,
      };
    });
}

/**
 * Returns a finding about each template in a folder of which none is rendered: one is `partials/`, or is called as a language, of this catalog
 * or of those that skillpress has words in.
 */
export function findStrangeFolders(
  sources: readonly TemplateFile[],
  names: readonly string[],
  languages: readonly string[],
): Finding[] {
  const folders = [PARTIALS.slice(0, -1), ...languages];
  const isMeant = (path: string): boolean =>
    [...folders, ...Object.keys(tables)].some((folder) => path.startsWith(`${folder}/`)) ||
    names.some((name) => path === `${name}.hbs`);
  return sources
    .filter(({ path, isBuiltIn }) => !isBuiltIn && path.includes('/') && !isMeant(path))
    .map(({ path, label }) => {
      const folder = path.slice(0, path.indexOf('/'));
      const near = findNearest(folder, folders);
      return {
        level: 'error',
        rule: 'template/unused',
        file: label,
        message: `Nothing renders templates in a folder ${folder}/`,
        hint:
          near === undefined
            ? `Folders are ${folders.map((name) => `${name}/`).join(', ')}; a language has one when \`languages:\` of catalog.yaml names it.`
            : `Did you mean "${near}/"?`,
      };
    });
}
