import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EXIT, hasCode, KnownError } from '../errors.ts';

const LOCK = 'lock';

/**
 * Makes sure that one run at a time writes to a catalog. Throws (exit 6) while another run of this machine is alive or a
 * run of another machine holds the lock; a dead run's lock is taken over. Answers the function that releases it.
 */
export function takeLock(stateDir: string): () => void {
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, LOCK);
  const release = (): void => rmSync(path, { force: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
      return release;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      if (!isDead(path)) break;
      release();
    }
  }
  throw new KnownError(EXIT.locked, `Another run holds ${path}: ${holder(path)}`, {
    hint: 'Wait for it. If no such run exists, delete that file.',
  });
}

function isDead(path: string): boolean {
  const { pid, host } = readHolder(path);
  if (host !== hostname() || typeof pid !== 'number') return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

function holder(path: string): string {
  const { pid, host } = readHolder(path);
  return `process ${String(pid ?? '?')} on ${String(host ?? '?')}`;
}

function readHolder(path: string): { pid?: unknown; host?: unknown } {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown; host?: unknown };
  } catch {
    return {};
  }
}
