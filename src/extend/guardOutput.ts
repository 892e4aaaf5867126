import { isOwnPath } from '../disk/manifest.ts';
import { wordError } from '../errors.ts';
import type { CatalogContext, CatalogFile, Output } from '../model/output.ts';
import type { OutputFile } from '../model/files.ts';
import { RenderError } from '../render/compileTemplates.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { namesInPath } from '../text/slug.ts';
import { catalogFilesSchema, filesSchema } from './extensionSchema.ts';
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
          {
            schema: filesSchema,
            isOwn: isOf(`${root}/${app.slug}`),
            where: `${root}/${app.slug}/ or ${root}/${app.slug}.…`,
            isTaken: (path) => context.made.some((file) => file.path === path),
            isOfApp: () => true,
          },
        ),
    }),
    ...(ofCatalog && {
      ofCatalog: (records, context) =>
        filesFrom(output, () => ofCatalog.call(output, freeze(records), context), {
          schema: catalogFilesSchema,
          isOwn: (path) => path === root || path.startsWith(`${root}/`),
          where: root,
          isTaken: isOfApp(context),
          isOfApp: isOfApp(context),
        }),
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

/** True for the path of a file that an output before made of an app. */
function isOfApp({ fileOf }: CatalogContext): (path: string) => boolean {
  return (path) => namesInPath(path).some((name) => fileOf(name, path) !== undefined);
}

/** What the files of an output are held to. */
interface Expected {
  readonly schema: typeof filesSchema | typeof catalogFilesSchema;
  readonly isOwn: (path: string) => boolean;
  /** What `isOwn` takes, in words. */
  readonly where: string;
  readonly isTaken: (path: string) => boolean;
  /** What there may be a copy of. */
  readonly isOfApp: (path: string) => boolean;
}

function filesFrom(
  output: Output,
  make: () => readonly (OutputFile | CatalogFile)[],
  { schema, isOwn, where, isTaken, isOfApp: isOriginal }: Expected,
): readonly (OutputFile & CatalogFile)[] {
  const made = attempt(output, make);
  if (dropPromise(made)) throw faultOf(output, 'returns a promise, expected files: it may not wait');
  const parsed = schema.safeParse(made);
  if (!parsed.success) throw faultOf(output, `returns no files: ${wordIssue(parsed.error, schema)}`);
  const paths = new Set<string>();
  const files: readonly CatalogFile[] = parsed.data as readonly CatalogFile[];
  for (const { path, copyOf } of files) {
    if (!isOwn(path) || path.split('/').some((part) => ['', '.', '..', '.git'].includes(part)))
      throw faultOf(output, `returns the file ${path}, expected a path below ${where}`);
    if (!isOwnPath(path))
      throw faultOf(output, `returns the file ${JSON.stringify(path)}, expected ${OWN_MEANS}`);
    if (paths.has(path) || isTaken(path))
      throw faultOf(output, `returns the file ${path}, which is there already`);
    if (copyOf !== undefined && !isOriginal(copyOf))
      throw faultOf(output, `returns the file ${path} as a copy of ${copyOf}, which is no file of an app`);
    paths.add(path);
  }
  for (const path of paths) {
    const file = foldersOf(path).find((folder) => paths.has(folder) || isTaken(folder));
    if (file !== undefined)
      throw faultOf(output, `returns the file ${path}, but ${file} is a file and cannot be its folder`);
  }
  const alike = findAlike([...paths]);
  if (alike !== null)
    throw faultOf(output, `returns ${alike.join(' and ')}, which are one where disks tell no case apart`);
  return files;
}

/** Two files, or folders of them, whose paths differ in nothing but case. */
function findAlike(paths: readonly string[]): readonly [string, string] | null {
  const seen = new Map<string, string>();
  for (const path of paths.flatMap((each) => [...foldersOf(each), each])) {
    const other = seen.get(path.toLowerCase());
    if (other !== undefined && other !== path) return [other, path];
    seen.set(path.toLowerCase(), path);
  }
  return null;
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
