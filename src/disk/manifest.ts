import { createHash, hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../errors.ts';
import { readEntry } from './entry.ts';
import { linesOf, splitLines } from './lines.ts';
import { packApp, type ManifestApp, type ManifestFile, type PackedApp } from './packedApp.ts';
import { asRecord, isRecord } from '../text/isRecord.ts';
import { encodePieces } from './pieces.ts';

/** `manifest.json`: every file that skillpress made, by path below the output folder. Written last. */
export interface Manifest {
  readonly apps: ReadonlyMap<string, PackedApp>;
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
/**
 * Segments may start with a dot (`.well-known`), but none is `.`, `..` or the folder of a repository, nor longer than file systems take.
 */
const OWN_PATH = /^(?!(?:.*\/)?(?:\.{1,2}|\.git)(?:\/|$))(?:[\w.-]{1,255}\/)*[\w.-]{1,255}$/;

/**
 * The manifest in the output folder; an absent, broken or foreign one counts as empty, so that nothing is pruned by it. One whose digest
 * is `known` was written by this version and is taken line by line, which takes a tenth of the time.
 */
export function readManifest(outDir: string, known?: string): Manifest {
  const path = join(outDir, MANIFEST_FILE);
  // Reading a pipe would wait for ever; a link is not ours.
  if (!readEntry(path)?.isFile()) return NO_MANIFEST;
  try {
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    const isKnown = known !== undefined && known === hash('sha256', bytes);
    return isKnown ? splitManifest(text) : parseManifest(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return NO_MANIFEST;
    throw error;
  }
}

/** True for a path that skillpress would write: what a manifest lists may be deleted, so no other is believed. */
export function isOwnPath(path: string): boolean {
  return OWN_PATH.test(path);
}

/** Hex digest of a manifest's file. */
export function digestManifest(manifest: Manifest): string {
  const sum = createHash('sha256');
  for (const bytes of encodeManifest(manifest)) sum.update(bytes);
  return sum.digest('hex');
}

/** A manifest as its file has it, in pieces: one line an app, in code-unit order. */
export function encodeManifest(manifest: Manifest): Iterable<Buffer> {
  return encodePieces(piecesOf(manifest));
}

const START = `{"format":${FORMAT},"files":`;
const MIDDLE = ',"apps":';
const END = '}\n';

function* piecesOf({ files, apps }: Manifest): Iterable<string> {
  const packed = inOrder(files).map(([path, file]) => [path, JSON.stringify(file)] as const);
  yield START;
  yield* linesOf(packed);
  yield MIDDLE;
  yield* linesOf(readEach(inOrder(apps)));
  yield END;
}

/** Reads entry after entry: together they are the largest part of what a large catalog says. */
function* readEach(apps: readonly (readonly [string, PackedApp])[]): Iterable<readonly [string, string]> {
  for (const [slug, packed] of apps) yield [slug, packed()];
}

function inOrder<Value>(entries: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Reads the text that `encodeManifest` writes. */
function splitManifest(text: string): Manifest {
  const middle = text.indexOf(`\n}${MIDDLE}`) + 2;
  const files = JSON.parse(text.slice(START.length, middle)) as Record<string, ManifestFile>;
  const apps = Array.from(
    splitLines(text.slice(middle + MIDDLE.length, -END.length)),
    ([slug, json]): [string, PackedApp] => [slug, () => json],
  );
  return { apps: new Map(apps), files: new Map(Object.entries(files)) };
}

/** Reads the parsed JSON of a manifest; a foreign one counts as empty. */
export function parseManifest(data: unknown): Manifest {
  if (!isRecord(data) || data['format'] !== FORMAT) return NO_MANIFEST;
  const apps = Object.entries(asRecord(data['apps'])).filter((entry): entry is [string, ManifestApp] =>
    isApp(entry[1]),
  );
  const packed = apps.map(([slug, { input, files }]) => {
    return [slug, packApp({ input, files: Object.fromEntries(ownFields(files)) })] as const;
  });
  return { apps: new Map(packed), files: new Map(isFiles(data['files']) ? ownFields(data['files']) : []) };
}

/** What somebody added to entries is left out, and their fields are in our order: entries are searched as text. */
function ownFields(files: ManifestApp['files']): (readonly [string, ManifestFile])[] {
  return Object.entries(files).map(([path, { sha256, size }]) => [path, { sha256, size }]);
}

function isApp(value: unknown): value is ManifestApp {
  return isRecord(value) && typeof value['input'] === 'string' && isFiles(value['files']);
}

/** Entries are searched as text, so a digest is nothing but digits. */
const DIGEST = /^[0-9a-f]{64}$/;

function isFiles(value: unknown): value is Record<string, ManifestFile> {
  return (
    isRecord(value) &&
    Object.values(value).every((file) => isRecord(file) && DIGEST.test(String(file['sha256'])))
  );
}
