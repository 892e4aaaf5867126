import { createHash } from 'node:crypto';
import type { OutputFile } from '../model.ts';
import type { ManifestFile } from './manifest.ts';

/** Bytes of rendered files that are kept for writing; beyond it a file is rendered again when it is written. */
const BUDGET = 128 * 1024 * 1024;

/** Digests of rendered files, and as many of their bytes as the budget allows: memory stays flat in the number of apps. */
export interface Contents {
  /** Adds files; answers their manifest entries. */
  readonly add: (files: readonly OutputFile[]) => Record<string, ManifestFile>;
  /** Bytes of an added file, if they were kept. */
  readonly get: (path: string) => Uint8Array | undefined;
}

/** An empty store. */
export function createContents(budget = BUDGET): Contents {
  const kept = new Map<string, Uint8Array>();
  let used = 0;
  const add = ({ path, text }: OutputFile): [string, ManifestFile] => {
    const bytes = Buffer.from(text, 'utf8');
    if (used + bytes.length <= budget) {
      used += bytes.length;
      kept.set(path, bytes);
    }
    return [path, { sha256: sha256(bytes), size: bytes.length }];
  };
  return { add: (files) => Object.fromEntries(files.map(add)), get: (path) => kept.get(path) };
}

/** Hex digest of bytes. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
