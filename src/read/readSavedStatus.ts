import { dirname, join } from 'node:path';
import { EXIT, KnownError } from '../errors.ts';
import type { CatalogStatus } from '../model/status.ts';
import { sumCounts } from '../text/sumCounts.ts';
import { STATUS_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readText } from './inputFile.ts';
import { readStatus } from './status.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** The saved status beside `catalog.yaml`. Throws (exit 1) when it has errors, since what it tells of apps would be lost. */
export function readSavedStatus(configFile: string): CatalogStatus {
  const { status, findings } = readStatus(
    STATUS_FILE,
    readText(toStatusPath(configFile), INPUT_LIMITS.status),
  );
  const [first] = findings;
  if (!first) return status;
  throw new KnownError(
    EXIT.findings,
    `${formatPlace(first)}: ${first.message}`,
    first.hint === undefined ? {} : { hint: first.hint },
  );
}

/** How often each app is installed, at all registries together; `null` when the saved status does not tell. */
export function readUsage(configFile: string): (slug: string) => number | null {
  // A damaged file is told by the build, as an error.
  const { status } = readStatus(STATUS_FILE, readText(toStatusPath(configFile), INPUT_LIMITS.status));
  return (slug) => sumCounts(status.get(slug), 'installs');
}

/** Where the saved status is. */
export function toStatusPath(configFile: string): string {
  return join(dirname(configFile), STATUS_FILE);
}
