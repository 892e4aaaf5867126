import { join } from 'node:path';
import { KnownError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { Check } from '../model/progress.ts';
import { readText } from '../read/inputFile.ts';
import { parseLock } from '../secondme/lock.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { ok, okWithoutSettings, warn } from './verdict.ts';
import { countNoun, nameFirst } from '../text/counting.ts';

const NAME = 'secondme';
/** Apps that the message names. */
const NAMED = 5;

/** Whether integrations of SecondMe are made, and whether their keys are kept. */
export function checkSecondMe(config: Config | null, root: string): Check {
  if (config === null) return okWithoutSettings(NAME);
  if (!config.secondme) return ok(NAME, 'no integrations: catalog.yaml has no "secondme:"');
  const { apps } = config.secondme;
  const which = apps === null ? 'all apps with actions' : countNoun(apps.length, 'app');
  const fix = `Build, run \`skillpress secondme lock\`, and commit ${SECONDME_LOCK_FILE}.`;
  const keys = readKeys(root);
  if (keys === null) return warn(NAME, `integrations of ${which}, but their keys are kept nowhere`, fix);
  // The check of the apps tells why: nothing is built with such a file.
  if (keys instanceof KnownError) return ok(NAME, `not looked at: ${SECONDME_LOCK_FILE} cannot be read`);
  const lacking = (apps ?? []).filter((slug) => !keys.has(slug));
  if (lacking.length > 0)
    return warn(NAME, `integrations of ${which}, but no key is kept of ${nameFirst(lacking, NAMED)}`, fix);
  return ok(NAME, `integrations of ${which}, ${countNoun(keys.size, 'key')} in ${SECONDME_LOCK_FILE}`);
}

/** The keys that are kept, or why they cannot be read; `null` without the file. */
function readKeys(root: string): ReadonlyMap<string, string> | KnownError | null {
  try {
    const text = readText(join(root, SECONDME_LOCK_FILE), INPUT_LIMITS.status);
    return text === null ? null : parseLock(SECONDME_LOCK_FILE, text);
  } catch (error) {
    if (error instanceof KnownError) return error;
    throw error;
  }
}
