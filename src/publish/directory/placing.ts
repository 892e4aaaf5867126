import { hash } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createIoError } from '../../errors.ts';
import type { Candidate } from '../candidate.ts';
import { SKILLS } from './checkRoot.ts';
import { findLinkedFolder, isPlainPath } from './paths.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

const STAGE = '.skillpress-stage';
const APPS = `${SKILLS}/`;

/** A place beside the folders that are replaced, on the same file system. */
export interface Placing {
  /** Writes a bundle aside; `changed` when a file is not the one that was judged. */
  readonly stage: (candidate: Candidate) => Staged | 'changed';
  /** Removes what is staged. */
  readonly close: () => void;
}

/** A whole bundle that waits to be put in place. */
export interface Staged {
  /** Puts it at a path from the root, in place of what is there; whenever the run dies, that path has the old one, the new one or none, never half of one. */
  readonly putAt: (below: string) => void;
}

/** Opens the place. What a dead run had put aside comes back, what it had not put in place is removed. */
export function openPlacing(root: string): Placing {
  const stage = join(root, STAGE);
  const [fresh, old] = [join(stage, 'new'), join(stage, 'old')];
  const clear = (): void => rmSync(stage, { recursive: true, force: true });
  withIoErrors(`Cannot write to ${root}`, () => {
    restore(old, root);
    clear();
  });
  return {
    stage: ({ files }) =>
      withIoErrors(`Cannot write to ${stage}`, () => {
        clear();
        for (const { path, sha256, read } of files) {
          const bytes = read();
          if (hash('sha256', bytes) !== sha256) return 'changed';
          const target = join(fresh, path);
          makeFolders(dirname(target));
          writeFileSync(target, bytes, { flag: 'wx', mode: 0o644 });
        }
        return {
          putAt: (below) =>
            withIoErrors(`Cannot write ${join(root, below)}`, () => swap(fresh, root, below, old)),
        };
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

function swap(fresh: string, root: string, below: string, old: string): void {
  const path = join(root, below);
  makeFolders(dirname(path));
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const aside = join(old, toAside(below));
  if (isThere) {
    makeFolders(old);
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

/** The name of what is put aside: an app's is its own, that of anything else is its path. */
function toAside(below: string): string {
  const slug = below.slice(APPS.length);
  return below.startsWith(APPS) && !slug.includes('/') ? slug : `@${encodeURIComponent(below)}`;
}

/** The path from the root that was put aside under a name; `null` for a name that skillpress does not give. */
function fromAside(name: string): string | null {
  if (!name.startsWith('@')) return APPS + name;
  try {
    const below = decodeURIComponent(name.slice(1));
    return isPlainPath(below) ? below : null;
  } catch {
    return null;
  }
}

function restore(old: string, root: string): void {
  if (!isRealFolder(dirname(old)) || !isRealFolder(old)) return;
  for (const name of readdirSync(old)) {
    const below = fromAside(name);
    if (below === null || findLinkedFolder(root, below)) continue;
    const path = join(root, below);
    if (!lstatSync(path, { throwIfNoEntry: false })) renameSync(join(old, name), path);
  }
}

function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function withIoErrors<T>(doing: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw createIoError(doing, error);
  }
}
