import { isOwnPath } from '../disk/manifest.ts';
import { wordError } from '../errors.ts';
import type { CatalogFile, Output } from '../model/output.ts';
import type { OutputFile } from '../model/files.ts';
import { RenderError } from '../render/compileTemplates.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { namesInPath } from '../text/slug.ts';
import { filesSchema } from './extensionSchema.ts';
import { freeze } from './freeze.ts';
import { wordIssue } from './wordIssue.ts';

/** Returns the output so that whatever its code throws or returns ends as a finding about that code. */
export function guardOutput(output: Output): Output {
  const { ofApp, ofCatalog, root } = output;
  return {
    ...output,
    ...(ofApp && {
      ofApp: (app, context) =>
        filesFrom(
          output,
          () => ofApp.call(output, freeze(app), { ...context, made: context.made.map(freeze) }),
          isOf(`${root}/${app.slug}`),
          `${root}/${app.slug}/ or ${root}/${app.slug}.…`,
          (path) => context.made.some((file) => file.path === path),
        ),
    }),
    ...(ofCatalog && {
      ofCatalog: (records, context) =>
        filesFrom(
          output,
          () => ofCatalog.call(output, freeze(records), context),
          (path) => path === root || path.startsWith(`${root}/`),
          root,
          (path) => namesInPath(path).some((name) => context.fileOf(name, path) !== undefined),
        ),
    }),
  };
}

/** What `isOwnPath` takes. */
const OWN_MEANS =
  'a path of the letters A to Z, digits, ".", "_" and "-", with names of at most 255 characters';

/** A file of one app says so in its path, so that no two apps have the same. */
function isOf(start: string): (path: string) => boolean {
  return (path) => path.startsWith(`${start}/`) || path.startsWith(`${start}.`);
}

function filesFrom(
  output: Output,
  make: () => readonly (OutputFile | CatalogFile)[],
  isOwn: (path: string) => boolean,
  where: string,
  isTaken: (path: string) => boolean,
): readonly (OutputFile & CatalogFile)[] {
  const made = attempt(output, make);
  if (dropPromise(made)) throw faultOf(output, 'returns a promise, expected files: it may not wait');
  const parsed = filesSchema.safeParse(made);
  if (!parsed.success) throw faultOf(output, `returns no files: ${wordIssue(parsed.error, filesSchema)}`);
  const paths = new Set<string>();
  for (const { path } of parsed.data) {
    if (!isOwn(path) || path.split('/').some((part) => ['', '.', '..', '.git'].includes(part)))
      throw faultOf(output, `returns the file ${path}, expected a path below ${where}`);
    if (!isOwnPath(path))
      throw faultOf(output, `returns the file ${JSON.stringify(path)}, expected ${OWN_MEANS}`);
    if (paths.has(path) || isTaken(path))
      throw faultOf(output, `returns the file ${path}, which is there already`);
    paths.add(path);
  }
  for (const path of paths) {
    const file = foldersOf(path).find((folder) => paths.has(folder) || isTaken(folder));
    if (file !== undefined)
      throw faultOf(output, `returns the file ${path}, but ${file} is a file and cannot be its folder`);
  }
  return made as readonly (OutputFile & CatalogFile)[];
}

/** Every folder of a path: `a` and `a/b` of `a/b/c`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Returns true for a promise, and sees to it that its failure, for which nobody waits, ends no run. */
export function dropPromise(value: unknown): boolean {
  if (!(value instanceof Promise)) return false;
  value.catch(() => {});
  return true;
}

function attempt<T>(output: Output, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof RenderError ? error : faultOf(output, `fails: ${wordError(error)}`, error);
  }
}

function faultOf({ name }: Output, what: string, cause?: unknown): RenderError {
  return new RenderError(
    {
      level: 'error',
      rule: 'extension/output',
      file: EXTENSION_FILE,
      ...locateError(cause),
      message: `The output "${name}" ${what}`,
      hint: 'docs/extending.md tells what an output is given and returns.',
    },
    cause,
  );
}

/** Where in the catalog's own code an error arose, as its stack tells. */
export function locateError(error: unknown): { readonly line?: number; readonly column?: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, line, column] =
    new RegExp(`${EXTENSION_FILE.replaceAll('.', '\\.')}[^:\\s]*:(\\d+):(\\d+)`).exec(stack) ?? [];
  return line === undefined ? {} : { line: Number(line), column: Number(column) };
}
