import type { AppInput } from '../model/files.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { IconFile } from '../model/app.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readDescriptor } from './descriptor.ts';
import { digestInput, digestText, readBytes, readText, type AppsFolder } from './digest.ts';
import { readReleases, type ReadReleases } from './releases.ts';
import { readSnapshot } from './snapshot.ts';
import { DESCRIPTOR_FILE, ICON_FILES, RELEASES_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

/** A descriptor that was read; `null` when it has errors, which `findings` tell. */
export interface DescriptorSource {
  readonly slug: string;
  readonly descriptor: Descriptor | null;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

/** A snapshot that was read; `null` when it has errors, which `findings` tell. */
export interface SnapshotSource {
  readonly snapshot: Snapshot | null;
  /** `null`: there is no such file. */
  readonly text: string | null;
  readonly findings: readonly Finding[];
}

/** Nothing is known of the app's actions. */
const NOTHING_KNOWN: Snapshot = { origin: 'membrane', actions: [] };

/** Reads, parses and checks an app's descriptor. */
export function readDescriptorFile(slug: string, { dir, label }: AppsFolder): DescriptorSource {
  const file = `${label}/${slug}/${DESCRIPTOR_FILE}`;
  const text = readText(`${dir}/${slug}/${DESCRIPTOR_FILE}`);
  if (text === null)
    return { slug, descriptor: null, digest: digestText(null), findings: [missing(slug, file)] };
  return { slug, digest: digestText(text), ...readDescriptor(slug, file, text) };
}

/** Reads, parses and checks an app's snapshot; one that is not there knows nothing. */
export function readSnapshotFile({ slug, files }: AppInput, { dir, label }: AppsFolder): SnapshotSource {
  const text = files[SNAPSHOT_FILE] ? readText(`${dir}/${slug}/${SNAPSHOT_FILE}`) : null;
  if (text === null) return { snapshot: NOTHING_KNOWN, text, findings: [] };
  return { text, ...readSnapshot(slug, `${label}/${slug}/${SNAPSHOT_FILE}`, text) };
}

/** Reads, parses and checks an app's releases; an app without the file has none. */
export function readReleasesFile({ slug, files }: AppInput, { dir, label }: AppsFolder): ReadReleases {
  const text = files[RELEASES_FILE] ? readText(`${dir}/${slug}/${RELEASES_FILE}`) : null;
  return text === null
    ? { file: null, findings: [] }
    : readReleases(slug, `${label}/${slug}/${RELEASES_FILE}`, text);
}

/** The logo among an app's files. */
export function readIcon({ slug, files }: AppInput, { dir }: AppsFolder): IconFile | null {
  const path = ICON_FILES.find((name) => files[name]);
  return path === undefined ? null : { path, bytes: readBytes(`${dir}/${slug}/${path}`) };
}

/** Digest of what an app is made from, when its descriptor was read and this is its snapshot. */
export function inputDigest(
  input: AppInput,
  { digest }: DescriptorSource,
  snapshotText: string | null,
  folder: AppsFolder,
): string {
  return digestInput(input, digest, snapshotText, folder);
}

function missing(app: string, file: string): Finding {
  return {
    level: 'error',
    rule: 'descriptor/missing',
    app,
    file,
    message: `There is no ${file}`,
    hint: `Write one with \`skillpress new ${app}\`, or remove the folder.`,
  };
}
