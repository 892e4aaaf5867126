import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createUsageError } from '../errors.ts';
import { readText } from '../read/inputFile.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';

/** What a module names that lies beside it: `import … from './a.mjs'`, `import './a.mjs'`, `import('./a.mjs')`, `export … from`. */
const LOCAL_IMPORT = /\b(?:from|import)\s*\(?\s*(["'])(\.{1,2}\/[^"'\n]+)\1/g;

/** What the file may not be called: other endings of a module or of settings, which nobody would load. */
const OTHER_NAMES = ['js', 'cjs', 'ts', 'mts', 'cts', 'json', 'yaml', 'yml', 'toml'].map((end) =>
  EXTENSION_FILE.replace(/mjs$/, end),
);

function refuseOtherNames(root: string): void {
  const other = OTHER_NAMES.find((name) => existsSync(join(root, name)));
  if (other !== undefined)
    throw createUsageError(
      `${other} is not read: outputs and rules of your own are in ${EXTENSION_FILE}`,
      `Write them there as JavaScript with "export default" (docs/extending.md has a whole example), and settings into catalog.yaml; then remove ${other}.`,
    );
}

/**
 * The texts of a catalog's own outputs and rules: `skillpress.config.mjs` and the files beside it that it imports, each with its path. By them a
 * build tells whether they changed. `null` when there is no such file.
 */
export function readExtensionText(root: string): string | null {
  const first = join(root, EXTENSION_FILE);
  const texts = new Map<string, string | null>();
  const waiting = [first];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (texts.has(path)) continue;
    const text = readText(path, INPUT_LIMITS.template);
    // One that is missing is remembered as that: it changes what is imported when it comes.
    texts.set(path, text);
    for (const [, , local = ''] of text?.matchAll(LOCAL_IMPORT) ?? [])
      waiting.push(join(dirname(path), local));
  }
  if (typeof texts.get(first) !== 'string') {
    refuseOtherNames(root);
    return null;
  }
  const files: readonly ExtensionFile[] = [...texts].map(([path, text]) => [relative(root, path), text]);
  return JSON.stringify(files.toSorted());
}

type ExtensionFile = readonly [path: string, text: string | null];

/** The paths of the files whose texts `readExtensionText` returned, from the folder of `catalog.yaml`; a file that is imported may be missing. */
export function listExtensionFiles(text: string | null): string[] {
  return text === null ? [] : (JSON.parse(text) as ExtensionFile[]).map(([path]) => path);
}
