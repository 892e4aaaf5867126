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
 * Returns a `ManifestApp` as JSON, as the manifest's file has it, from where it waits. Most apps go from one manifest to the next without a
 * look inside, and the text takes half of the memory of its objects; that of an app that was just built waits in the temporary file.
 */
export type PackedApp = () => string;

/** Packs what the manifest says of an app. */
export function packApp(app: ManifestApp): PackedApp {
  const json = JSON.stringify(app);
  return () => json;
}

/** What the manifest will say of an app whose files were rendered, as JSON. */
export function describeFiles(input: string, files: readonly RenderedFile[]): string {
  const entries = files.map((file) => [file.path, toManifestFile(file)] as const);
  return JSON.stringify({ input, files: Object.fromEntries(entries) } satisfies ManifestApp);
}

/** What a manifest says of a rendered file. */
export function toManifestFile({ sha256, bytes }: RenderedFile): ManifestFile {
  return { sha256, size: bytes.length };
}

/** Unpacks what a manifest says of an app. */
export function openApp(packed: PackedApp): ManifestApp {
  return JSON.parse(packed()) as ManifestApp;
}

/** An app's files by path; none of one that is in no manifest. */
export function filesIn(packed: PackedApp | undefined): ManifestApp['files'] {
  return packed === undefined ? {} : openApp(packed).files;
}

/** One file of an app; the others are not unpacked. */
export function findFile(packed: PackedApp | undefined, path: string): ManifestFile | undefined {
  if (packed === undefined) return undefined;
  const json = packed();
  const key = `${JSON.stringify(path)}:`;
  // No other value of an app starts so: a file may be called as a field is.
  const at = json.indexOf(`${key}{"sha256":"`);
  if (at === -1) return undefined;
  const start = at + key.length;
  return JSON.parse(json.slice(start, json.indexOf('}', start) + 1)) as ManifestFile;
}

/** The paths of an app's files that lie below a folder. */
export function listBelow(packed: PackedApp, folder: string): string[] {
  const json = packed();
  const start = `"${folder}/`;
  const paths: string[] = [];
  for (let at = json.indexOf(start); at !== -1; at = json.indexOf(start, at + 1))
    paths.push(json.slice(at + 1, json.indexOf('"', at + 1)));
  return paths;
}

/** How many files an app has. */
export function countFiles(packed: PackedApp): number {
  return packed().split('"sha256":"').length - 1;
}
