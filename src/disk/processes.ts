import { readFileSync } from 'node:fs';
import { hasCode } from '../errors.ts';

/** Where the fields of `/proc/<pid>/stat` are, counted after the name (proc(5): 3 and 22). */
const STATE = 0;
const START_TIME = 19;

/** Whether a process of this machine lives. One that is dead but not yet reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
  }
  return !['Z', 'X'].includes(statOf(pid)?.[STATE] ?? '');
}

/** When a process began, as Linux tells it: the boot and the clock ticks since then. `null` where it is not told. */
export function readStart(pid: number): string | null {
  const ticks = statOf(pid)?.[START_TIME];
  const boot = textOf('/proc/sys/kernel/random/boot_id')?.trim();
  return ticks === undefined || boot === undefined ? null : `${boot} ${ticks}`;
}

function statOf(pid: number): string[] | null {
  const text = textOf(`/proc/${pid}/stat`);
  // The name stands in brackets and may hold any character.
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
