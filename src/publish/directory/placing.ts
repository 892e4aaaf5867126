import { hash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createIoError } from '../../errors.ts';
import type { Candidate } from '../candidate.ts';

const STAGE = '.skillpress-stage';

/** A place beside the folders that are replaced, on the same file system. */
export interface Placing {
  /** Writes a bundle aside; `changed` when a file is not the one that was judged. */
  readonly stage: (candidate: Candidate) => Staged | 'changed';
  /** Removes what is staged. */
  readonly close: () => void;
}

/** A whole bundle that waits to be put in place. */
export interface Staged {
  /** Puts it where a folder is or not; that folder is old, aside or new, never half. */
  readonly putAt: (path: string) => void;
}

/** Opens the place. What a dead run had put aside comes back, what it had not put in place is removed. */
export function openPlacing(root: string, skills: string): Placing {
  const stage = join(root, STAGE);
  const [fresh, old] = [join(stage, 'new'), join(stage, 'old')];
  const clear = (): void => rmSync(stage, { recursive: true, force: true });
  attempt(`Cannot write to ${root}`, () => {
    restore(old, skills);
    clear();
  });
  return {
    stage: ({ files }) =>
      attempt(`Cannot write to ${stage}`, () => {
        clear();
        for (const { path, sha256, read } of files) {
          const bytes = read();
          if (hash('sha256', bytes) !== sha256) return 'changed';
          const target = join(fresh, path);
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, bytes, { flag: 'wx', mode: 0o644 });
        }
        return { putAt: (path) => attempt(`Cannot write ${path}`, () => swap(fresh, path, old)) };
      }),
    close: () => {
      try {
        clear();
      } catch {
        // The next run tries again.
      }
    },
  };
}

function swap(fresh: string, path: string, old: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const aside = join(old, basename(path));
  if (isThere) {
    mkdirSync(old, { recursive: true });
    renameSync(path, aside);
  }
  try {
    renameSync(fresh, path);
  } catch (error) {
    if (isThere) renameSync(aside, path);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function restore(old: string, skills: string): void {
  if (!isRealFolder(dirname(old)) || !isRealFolder(old)) return;
  for (const name of readdirSync(old))
    if (!lstatSync(join(skills, name), { throwIfNoEntry: false }))
      renameSync(join(old, name), join(skills, name));
}

function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function attempt<T>(doing: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw createIoError(doing, error);
  }
}
