import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createUsageError, EXIT, findNearest } from '../errors.ts';
import { findBuiltIn, findTemplates, TEMPLATES_FOLDER, type TemplateFile } from '../render/findTemplates.ts';
import { writeNew } from '../disk/writeNew.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportLines } from '../report/reportLines.ts';
import type { CommonFlags, Context } from './session.ts';
import { makeFolders } from '../disk/makeFolders.ts';
import { toFolderLabel } from '../text/folderLabel.ts';

/** `skillpress templates list`: each template, and whether it is built in or the catalog's own. Returns the exit code. */
export async function listTemplates(context: Context, flags: CommonFlags): Promise<number> {
  checkFormat('templates', flags);
  const { templates } = flags;
  const found = findTemplates({
    templatesDir: resolve(context.cwd, templates),
    templatesLabel: toFolderLabel(templates),
    builtInTemplatesDir: join(context.packageDir, TEMPLATES_FOLDER),
  });
  const width = Math.max(...found.map(({ path }) => path.length));
  const listed = found.map((file) => ({ path: file.path, origin: originOf(file, context) }));
  const lines = listed.map(({ path, origin }) => `${path.padEnd(width)}  ${origin}`);
  const facts = { command: 'templates', ok: true, templates: listed };
  await printReport(reportLines(facts, lines), context, flags, EXIT.done);
  return EXIT.done;
}

function originOf({ path, file, label, isBuiltIn }: TemplateFile, { packageDir }: Context): string {
  if (isBuiltIn) return 'built in';
  const theirs = findBuiltIn(join(packageDir, TEMPLATES_FOLDER)).find((each) => each.path === path);
  if (!theirs) return `${label}, of this catalog alone`;
  const isSame = readFileSync(file, 'utf8') === readFileSync(theirs.file, 'utf8');
  return isSame ? `${label}, the same as the built-in one` : `${label}, in place of the built-in one`;
}

/** `skillpress templates eject [FILE…]`: copies built-in templates into the catalog, but over no file. Returns the exit code. */
export async function ejectTemplates(
  context: Context,
  files: readonly string[],
  flags: CommonFlags,
): Promise<number> {
  checkFormat('templates eject', flags);
  const templates = toFolderLabel(flags.templates);
  const written: string[] = [];
  const builtIn = findBuiltIn(join(context.packageDir, TEMPLATES_FOLDER));
  const chosen = files.length === 0 ? builtIn : files.map((name) => pick(name, builtIn, templates));
  for (const { path, file } of chosen) {
    const target = join(resolve(context.cwd, templates), path);
    makeFolders(dirname(target));
    if (writeNew(target, readFileSync(file, 'utf8'))) written.push(`${templates}/${path}`);
    else context.stderr(`${templates}/${path} is there already and stays as it is\n`);
  }
  const facts = { command: 'templates eject', ok: true, files: written };
  await printReport(reportLines(facts, written), context, flags, EXIT.done);
  context.stderr('Edit them, then look at what that changes: skillpress build --check --diff\n');
  return EXIT.done;
}

/** A template by its path, also as `templates/page.hbs` or `page`. */
function pick(name: string, builtIn: readonly TemplateFile[], folder: string): TemplateFile {
  const path = `${name.replace(/\.hbs$/, '')}.hbs`.replace(`${folder}/`, '');
  const found = builtIn.find((each) => each.path === path);
  if (found) return found;
  const paths = builtIn.map((each) => each.path);
  const near = findNearest(path, paths);
  throw createUsageError(
    `There is no built-in template ${path}`,
    near === undefined ? `Templates are ${paths.join(', ')}.` : `Did you mean "${near}"?`,
  );
}
