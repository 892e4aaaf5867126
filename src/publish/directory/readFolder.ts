import { hash } from 'node:crypto';
import { constants, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { fingerprintFiles } from '../fingerprint.ts';
import { tellStrange } from './paths.ts';

/** What is where an app's folder would be. */
export type Folder =
  | { readonly kind: 'absent' }
  | { readonly kind: 'files'; readonly fingerprint: string }
  /** Something in it is neither a file nor a folder. */
  | { readonly kind: 'strange'; readonly message: string };

/** How files are opened: no link is followed, and no pipe is waited for. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
// Node takes numbers here, its types say only names.
const FLAG = (O_RDONLY | O_NOFOLLOW | O_NONBLOCK) as unknown as string;

/** Reads the identity of one file. */
export function readFile(path: string): Folder {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return { kind: 'absent' };
  if (!stats.isFile()) return { kind: 'strange', message: tellStrange(path, stats, 'no plain file') };
  const sha256 = hash('sha256', readFileSync(path, { flag: FLAG }));
  return { kind: 'files', fingerprint: fingerprintFiles([{ path: '', sha256 }]) };
}

/** Reads the identity of all files below a folder, hidden ones too. */
export function readFolder(dir: string): Folder {
  const stats = lstatSync(dir, { throwIfNoEntry: false });
  if (!stats) return { kind: 'absent' };
  if (!stats.isDirectory()) return { kind: 'strange', message: tellStrange(dir, stats, 'no folder') };
  const files: { path: string; sha256: string }[] = [];
  const strange = walk(dir, '', files);
  return strange === null ? { kind: 'files', fingerprint: fingerprintFiles(files) } : strange;
}

function walk(root: string, prefix: string, files: { path: string; sha256: string }[]): Folder | null {
  for (const entry of readdirSync(`${root}/${prefix}`, { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) {
      const strange = walk(root, `${path}/`, files);
      if (strange) return strange;
    } else if (entry.isFile()) {
      const sha256 = hash('sha256', readFileSync(`${root}/${path}`, { flag: FLAG }));
      files.push({ path, sha256 });
    } else return { kind: 'strange', message: tellStrange(`${root}/${path}`, entry, 'no plain file') };
  }
  return null;
}
