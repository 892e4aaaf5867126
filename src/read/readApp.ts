import { join } from 'node:path';
import type { Descriptor, Finding, Snapshot } from '../model.ts';
import { readDescriptor } from './descriptor.ts';
import { digestInput, readText, type AppsFolder } from './digest.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from './scan.ts';
import { readSnapshot } from './snapshot.ts';

/** What an app is made from. `descriptor` or `snapshot` is `null` when its file has errors, which `findings` tell. */
export interface Source {
  readonly slug: string;
  readonly descriptor: Descriptor | null;
  readonly snapshot: Snapshot | null;
  /** Bytes of `membrane.json`; `null` when there is none. */
  readonly snapshotText: string | null;
  /** Digest of the recipe and both files. */
  readonly input: string;
  readonly findings: readonly Finding[];
}

/** Nothing is known of the app's actions. */
const NOTHING_KNOWN: Snapshot = { origin: 'membrane', actions: [] };

/** Reads, parses and checks one app's files. */
export function readApp(slug: string, { dir, label, recipe }: AppsFolder): Source {
  const descriptorText = readText(join(dir, slug, DESCRIPTOR_FILE));
  const snapshotText = readText(join(dir, slug, SNAPSHOT_FILE));
  const input = digestInput(recipe, descriptorText, snapshotText);
  const file = `${label}/${slug}/${DESCRIPTOR_FILE}`;
  if (descriptorText === null) return { slug, descriptor: null, snapshot: null, snapshotText, input, findings: [missing(slug, file)] };
  const { descriptor, findings } = readDescriptor(slug, file, descriptorText);
  const read = snapshotText === null ? { snapshot: NOTHING_KNOWN, findings: [] } : readSnapshot(slug, `${label}/${slug}/${SNAPSHOT_FILE}`, snapshotText);
  return { slug, descriptor, snapshot: read.snapshot, snapshotText, input, findings: [...findings, ...read.findings] };
}

function missing(app: string, file: string): Finding {
  return { level: 'error', rule: 'descriptor/missing', app, file, message: `There is no ${file}`, hint: `Write one with \`skillpress new ${app}\`, or remove the folder.` };
}
