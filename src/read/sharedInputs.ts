import { hash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createUsageError, hasCode } from '../errors.ts';
import { PACKS_FOLDER, LICENCES_FOLDER, RELEASES_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { formatPlace } from '../text/formatPlace.ts';
import { findDamage } from '../text/damage.ts';
import { readText } from './inputFile.ts';

/** What only files of the whole catalog are made from: a change of it leaves every app as it is. */
export interface SharedInputs {
  /** Texts of `packs/<pack>/releases.json`, by the pack. */
  readonly releases: ReadonlyMap<string, string>;
  /** Texts of `LICENSES/<SPDX identifier>.txt`, by the identifier (the REUSE specification's layout). */
  readonly licences: ReadonlyMap<string, string>;
  readonly digest: string;
}

/** The folder of the packs' releases. */
export function toPacksDir(configFile: string): string {
  return join(dirname(configFile), PACKS_FOLDER);
}

const LICENCE = /^([A-Za-z0-9.+-]+)\.txt$/;

/**
 * Reads what lies beside `catalog.yaml` for packs. Throws a usage error for a link in place of a file or a folder, and for one that is no text
 * in UTF-8.
 */
export function readSharedInputs(root: string): SharedInputs {
  const releases = new Map<string, string>();
  for (const name of namesIn(root, PACKS_FOLDER)) {
    const text = textAt(root, `${PACKS_FOLDER}/${name}/${RELEASES_FILE}`);
    if (text !== null) releases.set(name, text);
  }
  const licences = new Map<string, string>();
  for (const name of namesIn(root, LICENCES_FOLDER)) {
    const id = LICENCE.exec(name)?.[1];
    const text = id === undefined ? null : textAt(root, `${LICENCES_FOLDER}/${name}`);
    if (id !== undefined && text !== null) licences.set(id, text);
  }
  const digest = hash('sha256', JSON.stringify([[...releases], [...licences]]));
  return { releases, licences, digest };
}

function namesIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) throw refuse(path);
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

function textAt(root: string, path: string): string | null {
  const whole = join(root, path);
  if (lstatSync(dirname(whole), { throwIfNoEntry: false })?.isSymbolicLink()) throw refuse(dirname(whole));
  try {
    const text = readText(whole, INPUT_LIMITS.releases);
    refuseDamage(path, text ?? '');
    return text;
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return null;
    if (hasCode(error, 'ELOOP') || hasCode(error, 'EISDIR')) throw refuse(whole);
    throw error;
  }
}

function refuseDamage(file: string, text: string): void {
  const damage = findDamage(text);
  if (damage)
    throw createUsageError(`${formatPlace({ file, ...damage.at })}: ${damage.message}`, damage.hint);
}

function refuse(path: string): Error {
  return createUsageError(
    `${path} is not a plain file or folder`,
    'Nothing was read through it. Put a copy there, or remove it.',
  );
}
