import { wordError } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { readLockHolder } from '../disk/lock.ts';
import { ok, warn } from './verdict.ts';

/** Whether another run holds the lock, or died with it. */
export function checkLock(stateDir: string): Check {
  try {
    return verdictOn(readLockHolder(stateDir));
  } catch (error) {
    return warn('lock', `cannot be looked at: ${wordError(error)}`, 'Make .skillpress a folder of your own.');
  }
}

function verdictOn(held: ReturnType<typeof readLockHolder>): Check {
  if (held === null) return ok('lock', 'free');
  const { who, stale, path } = held;
  if (stale)
    return warn(
      'lock',
      `stale: left behind by a run that died (${who})`,
      'Nothing: the next build takes it over.',
    );
  return warn('lock', `held: ${who}`, `Wait for that run. If there is none, delete ${path}.`);
}
