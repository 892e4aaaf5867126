import type { AppInput, Descriptor, Finding, Snapshot } from '../model.ts';
import { readDescriptor } from './descriptor.ts';
import { digestInput, digestText, readText, type AppsFolder } from './digest.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from './scan.ts';
import { readSnapshot } from './snapshot.ts';

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
export function readSnapshotFile(
  { slug, snapshot }: Pick<AppInput, 'slug' | 'snapshot'>,
  { dir, label }: AppsFolder,
): SnapshotSource {
  const text = snapshot === null ? null : readText(`${dir}/${slug}/${SNAPSHOT_FILE}`);
  if (text === null) return { snapshot: NOTHING_KNOWN, text, findings: [] };
  return { text, ...readSnapshot(slug, `${label}/${slug}/${SNAPSHOT_FILE}`, text) };
}

/** Digest of what an app is made from, when its descriptor was read and this is its snapshot. */
export function inputDigest(
  { digest }: DescriptorSource,
  snapshotText: string | null,
  { recipe }: AppsFolder,
): string {
  return digestInput(recipe, digest, snapshotText);
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
