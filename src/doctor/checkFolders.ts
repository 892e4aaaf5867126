import { lstatSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wordError, hasCode } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { fail, ok, warn } from './verdict.ts';
import { formatFigure } from '../text/counting.ts';

/** More than one block, so that a full disk is noticed. */
const TRIAL = new Uint8Array(64 * 1024);
const MEBIBYTE = 2 ** 20;
/** Several times what the reference catalog of 3,074 apps takes, since files are on the disk twice while they are replaced. */
const ENOUGH_BYTES = 200 * MEBIBYTE;

/** Builds refuse a state folder that is a link, which would take what they write elsewhere. */
export function checkState(dir: string): Check {
  const label = basename(dir);
  if (lstatSync(dir, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return fail(
      'state',
      `${label} is a symbolic link, expected a folder`,
      'Remove the link; the next build makes the folder.',
    );
  return checkWritable('state', dir, label);
}

/** Whether a run may write there. It is tried with a file, in the folder above where there is none yet; the file is removed. */
export function checkWritable(name: string, dir: string, label: string): Check {
  const there = nearest(dir);
  const trial = join(there, `.skillpress-doctor-${process.pid}`);
  try {
    writeFileSync(trial, TRIAL, { flag: 'wx' });
    return ok(name, `${label}/ ${there === dir ? 'can be written' : 'is not there yet, and can be made'}`);
  } catch (error) {
    return fail(name, `${label}/ cannot be written: ${wordError(error)}`, writeFix(error, label));
  } finally {
    remove(trial);
  }
}

/** The path, or the nearest one above it that is there. */
function nearest(path: string): string {
  let there = path;
  while (!isThere(there) && dirname(there) !== there) there = dirname(there);
  return there;
}

/** Below something that is no folder nothing is there. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function remove(trial: string): void {
  try {
    rmSync(trial, { force: true });
  } catch {
    // What could not be made is not there to be removed.
  }
}

function writeFix(error: unknown, label: string): string {
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) return 'Free space on that disk.';
  if (hasCode(error, 'EROFS')) return 'That disk is read-only: mount it for writing, or name another folder.';
  if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOTDIR'))
    return `Something that is no folder is in the way: move it, so that ${label} can be a folder.`;
  return `Give the user of this run the right to write to ${label}, or run as its owner.`;
}

/** The least free space of the disks that hold these folders. */
export function checkDisk(dirs: readonly string[], freeBytes: (dir: string) => number = freeAt): Check {
  const free = leastFree(dirs, freeBytes);
  if (free instanceof Error)
    return warn(
      'disk',
      `cannot be asked: ${free.message}`,
      'Mend the folders that fail, then run this again.',
    );
  const message = `${formatFigure(Math.floor(free / MEBIBYTE))} MiB free`;
  return free < ENOUGH_BYTES
    ? warn('disk', message, 'Free some space: a large catalog is on the disk twice while it is replaced.')
    : ok('disk', message);
}

function leastFree(dirs: readonly string[], freeBytes: (dir: string) => number): number | Error {
  try {
    return Math.min(...dirs.map(freeBytes));
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function freeAt(dir: string): number {
  const { bavail, bsize } = statfsSync(nearest(dir));
  return bavail * bsize;
}
