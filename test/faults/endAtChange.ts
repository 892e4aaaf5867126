import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Calls that change what is on a disk. */
const CHANGES = [
  'openSync',
  'writeSync',
  'renameSync',
  'mkdirSync',
  'rmdirSync',
  'unlinkSync',
  'rmSync',
  'writeFileSync',
] as const;

/**
 * Runs something in this process whose n-th change of a disk, and every later one, is not made: that leaves on the disk what a kill
 * at this moment leaves, and costs no process. Returns how many changes it tried to make.
 */
export async function endAtChange(at: number, run: () => Promise<unknown>): Promise<number> {
  const own = Object.fromEntries(CHANGES.map((name) => [name, fs[name]]));
  let count = 0;
  for (const name of CHANGES) {
    const act = fs[name] as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]): unknown => {
      // How much is read depends on how long ago it was written.
      if (name === 'openSync' && !/[wa+]/.test(String(args[1]))) return act(...args);
      count += 1;
      if (count >= at) throw new Error('The process has ended.');
      return act(...args);
    };
    Object.assign(fs, { [name]: counted });
  }
  syncBuiltinESMExports();
  try {
    await run();
  } finally {
    Object.assign(fs, own);
    syncBuiltinESMExports();
  }
  return count;
}
