import { SECONDME_LOCK_FILE, STATUS_FILE } from '../text/fileNames.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode, createUsageError } from '../errors.ts';
import { readExtensionText } from '../extend/readExtensionText.ts';
import { findTemplates, findUnread, type TemplateFolders } from '../render/findTemplates.ts';
import { readSetting, readText } from '../read/inputFile.ts';
import { readConfigText } from '../read/configText.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';

/** Everything outside `apps/` that pages depend on. */
export interface Recipe {
  /** Digest of settings, templates and skillpress' version: the same on every machine. */
  readonly digest: string;
  /** Digest of the compiled code, so that skillpress' own developers never see an old page. */
  readonly code: string;
  readonly configText: string;
  /** `null`: no registry's status was saved. */
  readonly statusText: string | null;
  /** `null`: no key of an integration at SecondMe was given out. */
  readonly secondMeLockText: string | null;
  /** Outputs and rules of the catalog's own, with what they import; `null`: there are none. */
  readonly extensionText: string | null;
}

/** Where everything lies that pages are made from besides apps. */
export interface RecipeOptions extends TemplateFolders {
  readonly configFile: string;
  readonly version: string;
}

/** Reads the settings, the saved status and the templates as bytes; parses nothing. */
export function readRecipe({ configFile, version, ...folders }: RecipeOptions): Recipe {
  const configText = readConfigText(configFile);
  const beside = (file: string, hint: string): string | null =>
    readBeside(join(dirname(configFile), file), hint);
  const statusText = beside(STATUS_FILE, 'Remove it; `skillpress status --save` writes it anew.');
  const secondMeLockText = beside(SECONDME_LOCK_FILE, 'Restore the committed file.');
  const extensionText = readExtensionText(dirname(configFile));
  const own = extensionText === null ? [] : [extensionText];
  const inputs = [version, configText, statusText, secondMeLockText, ...own];
  const hash = createHash('sha256').update(JSON.stringify(inputs));
  for (const { path, file } of findTemplates(folders))
    hash.update(JSON.stringify([path, readSetting(file, INPUT_LIMITS.template)]));
  for (const unread of findUnread(folders)) hash.update(JSON.stringify(unread));
  const digest = hash.digest('hex');
  return {
    digest,
    code: readCodeDigest(),
    configText,
    statusText,
    secondMeLockText,
    extensionText,
  };
}

function readBeside(path: string, hint: string): string | null {
  try {
    return readText(path, INPUT_LIMITS.status);
  } catch (error) {
    if (!hasCode(error, 'ELOOP') && !hasCode(error, 'EISDIR')) throw error;
    throw createUsageError(
      `${path} is ${hasCode(error, 'ELOOP') ? 'a symbolic link' : 'a folder'}, expected a file`,
      `Nothing was read through it. ${hint}`,
    );
  }
}

/** What the compiler leaves beside the code: a digest of all of it, the same each time that the same code is compiled. */
const CODE_DIGEST = 'code.txt';

/** Tells whether skillpress itself changed. Where it runs from its sources, the stamps of some of them have to do. */
export function readCodeDigest(): string {
  const dir = dirname(fileURLToPath(import.meta.url));
  try {
    return readFileSync(join(dir, CODE_DIGEST), 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(dir, path)))
    .reduce((latest, stats) => Math.max(latest, stats.mtimeMs), 0)
    .toString();
}
