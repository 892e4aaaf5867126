import { existsSync, realpathSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The parameter of an address that tells one version of a module from another. */
const VERSION = 'skillpress';

/** Gives what a module imports by a relative path the version of that module. It runs in a thread of its own, so it is a text. */
const HOOK = `export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const version = new URL(context.parentURL ?? 'data:').searchParams.get('${VERSION}');
  if (version === null || !/^\\.{1,2}\\//.test(specifier) || !found.url.startsWith('file:')) return found;
  const url = new URL(found.url);
  url.searchParams.set('${VERSION}', version);
  return { ...found, url: url.href };
}`;

/** The version in which each module was imported first, by its path. */
const first = new Map<string, string>();
let isHooked = false;

/**
 * Imports a module as it is now, with the modules `beside` that it imports by relative paths; `version` is another one when any of their texts
 * is. Node loads a module once for each address: who serves an editor, or watches, would go on with the first version. The hook costs a thread,
 * so that it waits for the second one.
 */
export async function importAnew(path: string, version: string, beside: readonly string[]): Promise<unknown> {
  const url = pathToFileURL(path);
  url.searchParams.set(VERSION, version);
  if (!first.has(path)) first.set(path, version);
  else if (first.get(path) !== version && beside.length > 0) {
    if (!isHooked) register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
    isHooked = true;
    forgetRequired(beside);
  }
  return import(url.href);
}

/** What is no ECMAScript module (JSON, CommonJS) is remembered by its path alone. */
function forgetRequired(paths: readonly string[]): void {
  for (const path of paths) if (existsSync(path)) Reflect.deleteProperty(require.cache, realpathSync(path));
}
