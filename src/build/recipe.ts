import { STATUS_FILE } from '../text/fileNames.ts';
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode, usageError } from '../errors.ts';
import { readSetting, readText } from '../read/inputFile.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';

/** Everything outside `apps/` that pages depend on. */
export interface Recipe {
  /** Digest of settings, templates and skillpress' version: the same on every machine. */
  readonly digest: string;
  /** The digest plus what only this machine can compare: the compiled code's stamps and the options. */
  readonly key: string;
  readonly configText: string;
  /** `null`: no registry's status was saved. */
  readonly statusText: string | null;
}

export interface RecipeOptions {
  readonly configFile: string;
  readonly templatesDir: string;
  readonly version: string;
  readonly drafts: boolean;
}

/** Reads the settings, the saved status and the templates as bytes; parses nothing. */
export function readRecipe({ configFile, templatesDir, version, drafts }: RecipeOptions): Recipe {
  const configText = readConfig(configFile);
  const statusText = readStatus(join(dirname(configFile), STATUS_FILE));
  const hash = createHash('sha256').update(JSON.stringify([version, configText, statusText]));
  for (const path of filesBelow(templatesDir))
    hash.update(JSON.stringify([path, readSetting(join(templatesDir, path), INPUT_LIMITS.template)]));
  const digest = hash.digest('hex');
  return { digest, key: `${digest} ${codeStamp()} ${drafts}`, configText, statusText };
}

function readConfig(path: string): string {
  try {
    return readSetting(path, INPUT_LIMITS.settings);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw usageError(
      `There is no ${path}`,
      "Run skillpress in the catalog's root: the folder that holds catalog.yaml and apps/.",
    );
  }
}

function readStatus(path: string): string | null {
  try {
    return readText(path, INPUT_LIMITS.status);
  } catch (error) {
    if (!hasCode(error, 'ELOOP') && !hasCode(error, 'EISDIR')) throw error;
    throw usageError(
      `${path} is ${hasCode(error, 'ELOOP') ? 'a symbolic link' : 'a folder'}, expected a file`,
      'Nothing was read through it. Remove it; `skillpress status --save` writes it anew.',
    );
  }
}

/** Changes whenever skillpress itself is compiled anew, so that its own developers never see an old page. */
function codeStamp(): string {
  const dir = dirname(fileURLToPath(import.meta.url));
  return filesBelow(dir)
    .map((path) => statSync(join(dir, path)))
    .reduce((latest, stats) => Math.max(latest, stats.mtimeMs), 0)
    .toString();
}

function filesBelow(dir: string, prefix = ''): string[] {
  return entriesOf(join(dir, prefix)).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(dir, path) : [path];
  });
}

function entriesOf(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw usageError(`There is no folder ${dir}`, 'Name the folder with --templates.');
  }
}
