import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../errors.ts';
import type { RenderedFile } from '../model/files.ts';
import { readEntry } from './entry.ts';
import { linesOf } from './lines.ts';
import { encodePieces } from './pieces.ts';

/** A file of the output folder. */
export interface ManifestFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What a manifest says of rendered files, by path. */
export function toManifestFiles(files: readonly RenderedFile[]): Record<string, ManifestFile> {
  const entries: Record<string, ManifestFile> = {};
  for (const { path, sha256, bytes } of files) entries[path] = { sha256, size: bytes.length };
  return entries;
}

/** What one app's files were made of, and which they are. */
export interface ManifestApp {
  /** Digest of descriptor, snapshot, templates, settings and skillpress' version. */
  readonly input: string;
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/** `manifest.json`: every file that skillpress made, by path below the output folder. Written last. */
export interface Manifest {
  readonly apps: ReadonlyMap<string, ManifestApp>;
  /** Files of the whole catalog. */
  readonly files: ReadonlyMap<string, ManifestFile>;
  /** Digests, by path, of files that a run which did not end may have made; they stand in no manifest. */
  readonly leftovers?: ReadonlyMap<string, string>;
}

/** At the top of the output folder; it lists every other file and is written last. */
export const MANIFEST_FILE = 'manifest.json';
/** That of an output folder that is not there. */
export const NO_MANIFEST: Manifest = { apps: new Map(), files: new Map() };

const FORMAT = 1;
/** Segments may start with a dot (`.well-known`), but none is `.`, `..` or the folder of a repository. */
const OWN_PATH = /^(?!(?:.*\/)?(?:\.{1,2}|\.git)(?:\/|$))(?:[\w.-]+\/)*[\w.-]+$/;

/** The manifest in the output folder; an absent, broken or foreign one counts as empty, so that nothing is pruned by it. */
export function readManifest(outDir: string): Manifest {
  const path = join(outDir, MANIFEST_FILE);
  // Reading a pipe would wait for ever; a link is not ours.
  if (!readEntry(path)?.isFile()) return NO_MANIFEST;
  try {
    return parseManifest(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return NO_MANIFEST;
    throw error;
  }
}

/** True for a path that skillpress would write: what a manifest lists may be deleted, so no other is believed. */
export function isOwnPath(path: string): boolean {
  return OWN_PATH.test(path);
}

/** A manifest as its file has it: one line an app, in code-unit order. */
export function encodeManifest(manifest: Manifest): Buffer {
  return Buffer.concat([...encodePieces(piecesOf(manifest))]);
}

function* piecesOf({ files, apps }: Manifest): Iterable<string> {
  yield `{"format":${FORMAT},"files":`;
  yield* linesOf(inOrder(files));
  yield ',"apps":';
  yield* linesOf(inOrder(apps));
  yield '}\n';
}

function inOrder(entries: ReadonlyMap<string, unknown>): (readonly [string, unknown])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Reads the parsed JSON of a manifest; a foreign one counts as empty. */
export function parseManifest(data: unknown): Manifest {
  if (!isRecord(data) || data['format'] !== FORMAT) return NO_MANIFEST;
  const apps = Object.entries(isRecord(data['apps']) ? data['apps'] : {}).filter(
    (entry): entry is [string, ManifestApp] => isApp(entry[1]),
  );
  return { apps: new Map(apps), files: new Map(Object.entries(isFiles(data['files']) ? data['files'] : {})) };
}

function isApp(value: unknown): value is ManifestApp {
  return isRecord(value) && typeof value['input'] === 'string' && isFiles(value['files']);
}

function isFiles(value: unknown): value is Record<string, ManifestFile> {
  return (
    isRecord(value) &&
    Object.values(value).every((file) => isRecord(file) && typeof file['sha256'] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
