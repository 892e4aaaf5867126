import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Linux keeps files of this folder in memory: no test needs them after the machine's end. */
const MEMORY = '/dev/shm';
/** The tests of a run need a fifth of it at most; a container may have as little as 64 MB there. */
const ROOM = 1024 ** 3;

/** Lets tests make their temporary folders in memory, where there is room and programs may be run. vitest calls it before tests. */
export function setup() {
  if (process.env['TMPDIR'] !== undefined) return undefined;
  const dir = makeFolder();
  if (dir === null) return undefined;
  process.env['TMPDIR'] = dir;
  return () => rmSync(dir, { recursive: true, force: true });
}

/** A new folder in memory, or `null` where tests cannot use one. */
function makeFolder() {
  let dir = null;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM) return null;
    removeDead();
    dir = mkdtempSync(join(MEMORY, `skillpress-tests-${process.pid}-`));
    const program = join(dir, 'program');
    writeFileSync(program, '#!/bin/sh\nexit 0\n');
    chmodSync(program, 0o755);
    execFileSync(program);
    rmSync(program);
    return dir;
  } catch {
    if (dir !== null) rmSync(dir, { recursive: true, force: true });
    return null;
  }
}

/** Removes what runs left that were killed: it takes memory. */
function removeDead() {
  for (const name of readdirSync(MEMORY)) {
    const pid = Number(/^skillpress-tests-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
