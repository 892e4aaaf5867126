import { findNearest } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { tables } from '../words/words.ts';
import { PARTIALS, type TemplateFile, type UnreadTemplate } from './findTemplates.ts';

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

/** Returns a finding about each partial of the catalog's own that no template includes; `included` are the paths of all partials that one does. */
export function findLonePartials(sources: readonly TemplateFile[], included: ReadonlySet<string>): Finding[] {
  const partials = sources.filter(({ path }) => path.startsWith(PARTIALS));
  const builtIn = partials.flatMap(({ path, isBuiltIn }) => (isBuiltIn ? [path] : []));
  return partials
    .filter(({ path, isBuiltIn }) => !isBuiltIn && !included.has(path.slice(0, -'.hbs'.length)))
    .map(({ path, label }) =>
      report(label, `No template includes ${path}`, {
        near: findNearest(path, builtIn),
        hint: `Include it with {{> ${path.slice(PARTIALS.length, -'.hbs'.length)}}}, or remove it.`,
      }),
    );
}

/** What is wrong with each kind of thing that is not read, and what helps. */
const UNREAD: Readonly<Record<UnreadTemplate['is'], readonly [message: string, hint: string]>> = {
  'folder named as a template': ['This is a folder, expected a file', 'Move the template out of it.'],
  'link to a folder': [
    'This is a link to a folder, in which no template is read',
    'Put the folder itself here.',
  ],
  'file of another ending': ['Nobody reads this file', 'Templates end in ".hbs": name it so, or remove it.'],
};

/** Returns a finding about each thing that looks like a template and is not read. */
export function reportUnread(unread: readonly UnreadTemplate[]): Finding[] {
  return unread.map(({ label, is }) => {
    const [message, hint] = UNREAD[is];
    return report(label, message, { near: undefined, hint });
  });
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
