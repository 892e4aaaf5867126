import { join } from 'node:path';
import type { Candidate } from '../candidate.ts';
import { SKILLS } from './checkRoot.ts';
import type { LockFile } from './lockFile.ts';
import { findLinkedFolder } from './paths.ts';
import type { Placing } from './placing.ts';
import { readFile, readFolder, type Folder } from './readFolder.ts';

/** A folder that is published into. */
export interface DirectoryAccess {
  readonly root: string;
  readonly lock: LockFile;
  /** `null`: nothing is written. */
  readonly placing: Placing | null;
  /** Names of the files and folders at the root that something was published into. */
  readonly published: Set<string>;
}

/** A bundle, as far as it is compared with what the folder has. */
export type Bundle = Pick<Candidate, 'slug' | 'fingerprint' | 'place'> & Partial<Pick<Candidate, 'files'>>;

/** What is in an app's folder, by what the lock file and the candidate say. */
export type Content =
  | { readonly kind: 'absent' }
  /** As skillpress left it: that version. */
  | {
      readonly kind: 'ours';
      readonly version: string;
      readonly date: string | null;
      readonly digest: string;
    }
  /** The candidate's very files, which the lock file does not tell of: it was lost, or never written. */
  | { readonly kind: 'unrecorded' }
  | { readonly kind: 'foreign'; readonly message: string; readonly hint: string };

/** Where a bundle lies, from the root. */
export function toBundlePath({ slug, place }: Pick<Candidate, 'slug' | 'place'>): string {
  return place ?? `${SKILLS}/${slug}`;
}

/** True for a bundle that is a file and no folder. */
export function isOneFile({ files }: Bundle): boolean {
  return files?.length === 1 && files[0]?.path === '';
}

/** Reads what the folder has where a bundle lies. */
export function readContent(bundle: Bundle, access: DirectoryAccess): Content {
  const { slug, fingerprint } = bundle;
  const below = toBundlePath(bundle);
  const path = join(access.root, below);
  const linked = findLinkedFolder(access.root, below);
  const folder: Folder = linked
    ? { kind: 'strange', message: linked }
    : isOneFile(bundle)
      ? readFile(path)
      : readFolder(path);
  if (folder.kind === 'absent') return folder;
  const entry = access.lock.get(slug);
  if (folder.kind === 'files') {
    const known = [entry, entry?.previous].find((each) => each?.digest === folder.fingerprint);
    if (known) {
      const { version, digest } = known;
      return { kind: 'ours', version, digest, date: known === entry ? entry.date : null };
    }
    if (folder.fingerprint === fingerprint) return { kind: 'unrecorded' };
  }
  return foreign(path, folder, entry !== undefined);
}

function foreign(path: string, folder: Folder, isRecorded: boolean): Content {
  if (folder.kind === 'strange')
    return {
      kind: 'foreign',
      message: folder.message,
      hint: 'Only real files in a real folder are published over. Remove it, then publish again.',
    };
  if (isRecorded)
    return {
      kind: 'foreign',
      message: `${path} was changed by somebody else since skillpress published it`,
      hint: 'Keep what is good of the change in the descriptor. Then restore the folder (git checkout) or remove it, and publish again.',
    };
  return {
    kind: 'foreign',
    message: `${path} was not published by skillpress, and is not touched`,
    hint: 'Remove it if this catalog is to publish that app, or rename one of the two.',
  };
}
