import { findNearest } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { tables } from '../words/words.ts';
import { PARTIALS, type TemplateFile } from './findTemplates.ts';

/**
 * Returns a finding about each template of the catalog's own that nothing renders: one that is called as none of `names`, and one in a folder
 * that is neither `partials/` nor called as a language, of this catalog or of those that skillpress has words in.
 */
export function findUnused(
  sources: readonly TemplateFile[],
  names: readonly string[],
  languages: readonly string[],
): Finding[] {
  const files = new Set(names.map((name) => `${name}.hbs`));
  const folders = [PARTIALS, ...languages.map((language) => `${language}/`)];
  const known = new Set([...folders, ...Object.keys(tables).map((language) => `${language}/`)]);
  const strange = sources.filter(({ path, isBuiltIn }) => !isBuiltIn && !files.has(path));
  const alone = strange.filter(({ path }) => !path.includes('/'));
  const inFolder = strange.filter(({ path }) => path.includes('/') && !known.has(toFolder(path)));
  return [
    ...alone.map(({ path, label }) =>
      report(label, `Nothing renders the template ${path}`, {
        near: findNearest(path, [...files]),
        hint: `Templates are ${[...files].join(', ')}; what they share lies in partials/.`,
      }),
    ),
    ...inFolder.map(({ path, label }) =>
      report(label, `Nothing renders templates in a folder ${toFolder(path)}`, {
        near: findNearest(toFolder(path), folders),
        hint: `Folders are ${folders.join(', ')}; a language has one when \`languages:\` of catalog.yaml names it.`,
      }),
    ),
  ];
}

function toFolder(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

function report(
  file: string,
  message: string,
  { near, hint }: { readonly near: string | undefined; readonly hint: string },
): Finding {
  const help = near === undefined ? hint : `Did you mean "${near}"?`;
  return { level: 'error', rule: 'template/unused', file, message, hint: help };
}
