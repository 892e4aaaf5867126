import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../model/config.ts';
import type { Check } from '../model/progress.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { ok, okWithoutSettings, warn } from './verdict.ts';
import { countNoun } from '../text/counting.ts';

const NAME = 'secondme';

/** Whether integrations of SecondMe are made, and whether their keys are kept. */
export function checkSecondMe(config: Config | null, root: string): Check {
  if (config === null) return okWithoutSettings(NAME);
  if (!config.secondme) return ok(NAME, 'no integrations: catalog.yaml has no "secondme:"');
  const { apps } = config.secondme;
  const which = apps === null ? 'all apps with actions' : countNoun(apps.length, 'app');
  if (existsSync(join(root, SECONDME_LOCK_FILE)))
    return ok(NAME, `integrations of ${which}, keys in ${SECONDME_LOCK_FILE}`);
  return warn(
    NAME,
    `integrations of ${which}, but their keys are kept nowhere`,
    'Build, run `skillpress secondme lock`, and commit secondme.lock.json.',
  );
}
