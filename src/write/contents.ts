import { hash } from 'node:crypto';
import type { RenderedFile } from '../model.ts';
import type { ManifestFile } from './manifest.ts';

/** Bytes of rendered files that are kept for writing; beyond it a file is rendered again when it is written. */
const BUDGET = 64 * 1024 * 1024;

/** As many rendered files as the budget allows: memory stays flat in the number of apps. */
export interface Contents {
  /** Adds files; answers their manifest entries. */
  readonly add: (files: readonly RenderedFile[]) => Record<string, ManifestFile>;
  /** Bytes of an added file, if they were kept. */
  readonly get: (path: string) => Uint8Array | undefined;
}

/** An empty store. */
export function createContents(budget = BUDGET): Contents {
  const kept = new Map<string, Uint8Array>();
  let used = 0;
  const add: Contents['add'] = (files) => {
    const entries: Record<string, ManifestFile> = {};
    for (const { path, bytes, sha256 } of files) {
      entries[path] = { sha256, size: bytes.length };
      if (used + bytes.length > budget) continue;
      used += bytes.length;
      kept.set(path, bytes);
    }
    return entries;
  };
  return { add, get: (path) => kept.get(path) };
}

/** Hex digest of bytes. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
