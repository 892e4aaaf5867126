import type { RenderedFile } from '../model/files.ts';

/** A file of the output folder. */
export interface ManifestFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What one app's files were made of, and which they are. */
export interface ManifestApp {
  /** Digest of descriptor, snapshot, templates, settings and skillpress' version. */
  readonly input: string;
  /** By path below the output folder. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/**
 * A `ManifestApp` as JSON, as the manifest's file has it. Most apps go from one manifest to the next without a look inside, and
 * the text takes half of the memory of its objects.
 */
export type PackedApp = string;

/** Packs what the manifest says of an app. */
export function packApp(app: ManifestApp): PackedApp {
  return JSON.stringify(app);
}

/** An app, packed, and how many bytes all of its files have. */
export interface PackedFiles {
  readonly packed: PackedApp;
  readonly size: number;
}

/** Packs what the manifest will say of an app whose files were rendered. */
export function packFiles(input: string, files: readonly RenderedFile[]): PackedFiles {
  const entries = files.map((file) => [file.path, toManifestFile(file)] as const);
  const size = entries.reduce((sum, [, entry]) => sum + entry.size, 0);
  return { packed: packApp({ input, files: Object.fromEntries(entries) }), size };
}

/** What a manifest says of a rendered file. */
export function toManifestFile({ sha256, bytes }: RenderedFile): ManifestFile {
  return { sha256, size: bytes.length };
}

/** Unpacks what a manifest says of an app. */
export function openApp(packed: PackedApp): ManifestApp {
  return JSON.parse(packed) as ManifestApp;
}

/** An app's files by path; none of one that is in no manifest. */
export function filesIn(packed: PackedApp | undefined): ManifestApp['files'] {
  return packed === undefined ? {} : openApp(packed).files;
}

/** One file of an app; the others are not unpacked. */
export function findFile(packed: PackedApp | undefined, path: string): ManifestFile | undefined {
  const key = `${JSON.stringify(path)}:`;
  // No other value of an app starts so: a file may be called as a field is.
  const at = packed?.indexOf(`${key}{"sha256":"`) ?? -1;
  if (packed === undefined || at === -1) return undefined;
  const start = at + key.length;
  return JSON.parse(packed.slice(start, packed.indexOf('}', start) + 1)) as ManifestFile;
}

/** The paths of an app's files that lie below a folder. */
export function listBelow(packed: PackedApp, folder: string): string[] {
  const start = `"${folder}/`;
  const paths: string[] = [];
  for (let at = packed.indexOf(start); at !== -1; at = packed.indexOf(start, at + 1))
    paths.push(packed.slice(at + 1, packed.indexOf('"', at + 1)));
  return paths;
}

/** How many files an app has. */
export function countFiles(packed: PackedApp): number {
  return packed.split('"sha256":"').length - 1;
}
