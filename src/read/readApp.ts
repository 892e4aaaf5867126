import { readdirSync } from 'node:fs';
import { hasCode } from '../errors.ts';
import type { AppInput } from '../model/files.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { IconFile } from '../model/app.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readDescriptor } from './descriptor.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { digestText, readAppText, readTextOrProblem, type AppsFolder } from './digest.ts';
import { readBytes, UnreadError, reportUnread, tryRead } from './inputFile.ts';
import { readReleases, type ReadReleases } from './releases.ts';
import { readSnapshot } from './snapshot.ts';
import { DESCRIPTOR_FILE, findMeant, ICON_FILES, RELEASES_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

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

/** A logo that was read. */
export interface ReadIcon {
  readonly icon: IconFile | null;
  readonly findings: readonly Finding[];
}

/** Nothing is known of the app's actions. */
const NOTHING_KNOWN: Snapshot = { origin: 'membrane', actions: [] };

/** Reads, parses and checks an app's descriptor. */
export function readDescriptorFile(slug: string, folder: AppsFolder): DescriptorSource {
  const file = `${folder.label}/${slug}/${DESCRIPTOR_FILE}`;
  const text = tryRead(() => readAppText(folder, `${slug}/${DESCRIPTOR_FILE}`, INPUT_LIMITS.descriptor));
  const digest = digestText(readTextOrProblem(text));
  if (text === null)
    return {
      slug,
      descriptor: null,
      digest,
      findings: [missing(slug, file, listNames(`${folder.dir}/${slug}`))],
    };
  if (text instanceof UnreadError)
    return { slug, descriptor: null, digest, findings: [reportUnread(file, text, slug)] };
  return { slug, digest, ...readDescriptor(slug, file, text) };
}

/** Reads, parses and checks an app's snapshot; one that is not there knows nothing. */
export function readSnapshotFile({ slug, files }: AppInput, folder: AppsFolder): SnapshotSource {
  if (!files[SNAPSHOT_FILE]) return { snapshot: NOTHING_KNOWN, text: null, findings: [] };
  const file = `${folder.label}/${slug}/${SNAPSHOT_FILE}`;
  const text = tryRead(() => readAppText(folder, `${slug}/${SNAPSHOT_FILE}`, INPUT_LIMITS.snapshot));
  if (text === null) return { snapshot: NOTHING_KNOWN, text, findings: [] };
  if (text instanceof UnreadError)
    return { snapshot: null, text: readTextOrProblem(text), findings: [reportUnread(file, text, slug)] };
  return { text, ...readSnapshot(slug, file, text) };
}

/** Reads, parses and checks an app's releases; an app without the file has none. */
export function readReleasesFile({ slug, files }: AppInput, folder: AppsFolder): ReadReleases {
  if (!files[RELEASES_FILE]) return { file: null, findings: [] };
  const file = `${folder.label}/${slug}/${RELEASES_FILE}`;
  const text = tryRead(() => readAppText(folder, `${slug}/${RELEASES_FILE}`, INPUT_LIMITS.releases));
  if (text === null) return { file: null, findings: [] };
  if (text instanceof UnreadError) return { file: null, findings: [reportUnread(file, text, slug)] };
  return readReleases(slug, file, text);
}

/** The logo among an app's files; `icon` is `null` when there is none, or when it has errors, which `findings` tell. */
export function readIcon({ slug, files }: AppInput, { dir, label }: AppsFolder): ReadIcon {
  const path = ICON_FILES.find((name) => files[name]);
  if (path === undefined) return { icon: null, findings: [] };
  const bytes = tryRead(() => readBytes(`${dir}/${slug}/${path}`, INPUT_LIMITS.icon));
  if (bytes === null) return { icon: null, findings: [] };
  if (bytes instanceof UnreadError)
    return { icon: null, findings: [reportUnread(`${label}/${slug}/${path}`, bytes, slug)] };
  return { icon: { path, bytes }, findings: [] };
}

/** A finding about each file that has nearly the name of one that is read, where the app has none of that name. */
export function findMisnamed({ slug, files }: AppInput, { label }: AppsFolder): Finding[] {
  return Object.keys(files).flatMap((name): Finding[] => {
    const meant = findMeant(name);
    if (meant === null || meant.some((file) => files[file])) return [];
    return [
      {
        level: 'warning',
        rule: 'input/misnamed',
        app: slug,
        file: `${label}/${slug}/${name}`,
        message: `Nobody reads ${name}`,
        hint: `Make ${meant.join(' or ')} of it, or remove it.`,
      },
    ];
  });
}

/** What lies in a folder; nothing in one that is gone, or may not be listed. */
function listNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EACCES')) return [];
    throw error;
  }
}

/** `names`: what lies there instead. */
function missing(app: string, file: string, names: readonly string[]): Finding {
  const other = names.find((name) => name.toLowerCase() === DESCRIPTOR_FILE);
  const way =
    other === undefined
      ? `Write one with \`skillpress new ${app}\``
      : `Rename ${other} to ${DESCRIPTOR_FILE}`;
  return {
    level: 'error',
    rule: 'descriptor/missing',
    app,
    file,
    message: `There is no ${file}`,
    hint: `${way}, or remove the folder.`,
  };
}
