import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, createUsageError } from '../errors.ts';
import { SITE_TEMPLATES } from '../text/fileNames.ts';

/** Where templates are. */
export interface TemplateFolders {
  /** The catalog's own folder, and what messages call it. */
  readonly templatesDir: string;
  readonly templatesLabel: string;
  /** Those that skillpress comes with: each serves where the catalog has no file of the same path. Without it the catalog has all. */
  readonly builtInTemplatesDir?: string | undefined;
}

/** A template on disk. */
export interface TemplateFile {
  /** Below its folder: `partials/membrane.hbs`. */
  readonly path: string;
  /** Where it is. */
  readonly file: string;
  /** What messages call it. */
  readonly label: string;
  readonly isBuiltIn: boolean;
}

/** Where templates lie that others include. */
export const PARTIALS = 'partials/';

/** The catalog's own folder of templates when no flag names one; it may be missing then. */
export const TEMPLATES_FOLDER = 'templates';

/**
 * Returns the folders of the templates of the listing site, which lie below the others; the catalog's own one may be missing. Throws a usage
 * error when the folder that was named is.
 */
export function locateSiteTemplates({
  templatesDir,
  templatesLabel,
  builtInTemplatesDir,
}: TemplateFolders): TemplateFolders {
  if (templatesLabel !== TEMPLATES_FOLDER && !existsSync(templatesDir))
    throw createMissingError(templatesDir);
  const below = (dir: string): string => join(dir, SITE_TEMPLATES);
  const builtIn = builtInTemplatesDir === undefined ? undefined : below(builtInTemplatesDir);
  const own = below(templatesDir);
  return {
    templatesDir: builtIn === undefined || existsSync(own) ? own : builtIn,
    templatesLabel: `${templatesLabel}/${SITE_TEMPLATES}`,
    builtInTemplatesDir: builtIn,
  };
}

/**
 * Returns the files of a catalog's templates, in the order of their paths: its own ones, and the built-in ones that they leave. Throws a usage
 * error when a folder that was named is missing.
 */
export function findTemplates({
  templatesDir,
  templatesLabel,
  builtInTemplatesDir,
}: TemplateFolders): TemplateFile[] {
  const builtIn = builtInTemplatesDir === undefined ? [] : findBuiltIn(builtInTemplatesDir);
  const mayMiss = builtInTemplatesDir !== undefined && templatesLabel === TEMPLATES_FOLDER;
  const own = filesBelow(templatesDir, mayMiss).map((path) => ({
    path,
    file: join(templatesDir, path),
    label: `${templatesLabel}/${path}`,
    isBuiltIn: false,
  }));
  const taken = new Set(own.map(({ path }) => path));
  return [...own, ...builtIn.filter(({ path }) => !taken.has(path))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** Returns the templates that skillpress comes with. */
export function findBuiltIn(dir: string): TemplateFile[] {
  return filesBelow(dir, false).map((path) => ({
    path,
    file: join(dir, path),
    label: `skillpress/${TEMPLATES_FOLDER}/${path}`,
    isBuiltIn: true,
  }));
}

/** What lies in a catalog's own folder as if it were a template, or held some, and is not read. */
export interface UnreadTemplate {
  /** What messages call it. */
  readonly label: string;
  readonly is: 'folder named as a template' | 'link to a folder' | 'file of another ending';
}

/** Returns what in the catalog's own folder looks like templates and is not read. */
export function findUnread({ templatesDir, templatesLabel }: TemplateFolders): UnreadTemplate[] {
  if (!existsSync(templatesDir)) return [];
  return entriesBelow(templatesDir, false).flatMap(({ path, kind }): UnreadTemplate[] => {
    const label = `${templatesLabel}/${path}`;
    if (kind === 'folder') return isTemplate(path) ? [{ label, is: 'folder named as a template' }] : [];
    if (kind === 'link to a folder') return [{ label, is: kind }];
    return MEANT.test(path) && !isTemplate(path) ? [{ label, is: 'file of another ending' }] : [];
  });
}

/** Endings of Handlebars in other projects and in other cases, and those that an editor puts behind them. */
const MEANT = /\.(?:hbs|handlebars|mustache)(?:\.(?:txt|html?|md))?$/i;

function isTemplate(path: string): boolean {
  return path.endsWith('.hbs');
}

function filesBelow(dir: string, mayMiss: boolean): string[] {
  return entriesBelow(dir, mayMiss).flatMap(({ path, kind }) =>
    kind === 'file' && isTemplate(path) ? [path] : [],
  );
}

interface EntryBelow {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link to a folder';
}

function entriesBelow(dir: string, mayMiss: boolean, prefix = ''): EntryBelow[] {
  return entriesOf(join(dir, prefix), mayMiss).flatMap((entry): EntryBelow[] => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    // The listing site is made of the built catalog: no page of the catalog depends on its templates.
    if (path === SITE_TEMPLATES || entry.name.startsWith('.')) return [];
    if (entry.isDirectory())
      return [{ path, kind: 'folder' }, ...(isTemplate(path) ? [] : entriesBelow(dir, false, path))];
    const isLink = entry.isSymbolicLink() && isFolder(join(dir, path));
    return [{ path, kind: isLink ? 'link to a folder' : 'file' }];
  });
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

function entriesOf(dir: string, mayMiss: boolean) {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    if (mayMiss && !lstatSync(dir, { throwIfNoEntry: false })) return [];
    throw mayMiss ? error : createMissingError(dir);
  }
}

function createMissingError(dir: string): Error {
  return createUsageError(`There is no folder ${dir}`, 'Name the folder with --templates.');
}
