import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIoError } from '../errors.ts';
import type { RenderedFile } from '../model/files.ts';
import { filesIn, type PackedApp, type PackedFiles } from './packedApp.ts';

/** Bytes of rendered files that are kept in memory; what comes after goes to a temporary file. */
const BUDGET = 1024 * 1024;

/** The bytes of rendered files until they are written: memory stays flat in the number of apps. */
export interface Contents {
  /** Adds a file of the whole catalog. */
  readonly add: (file: RenderedFile) => void;
  /** Adds all files of apps. Their bytes stand one after the other, in the order of the apps and of each app's files. */
  readonly addApps: (apps: readonly (readonly [slug: string, app: PackedFiles])[], bytes: Uint8Array) => void;
  /** Lets those apps' bytes go that are not in `apps`: what is on disk of them stays. */
  readonly keepApps: (apps: { readonly has: (slug: string) => boolean }) => void;
  /** Bytes of an added file; `app` is the slug of its app, `null` for one of the whole catalog. */
  readonly get: (path: string, app: string | null) => Uint8Array | undefined;
  /** Lets everything go. */
  readonly close: () => void;
}

interface Extent {
  readonly at: number;
  readonly size: number;
}

/** Where bytes are: in memory, or in the temporary file. */
type Place = Uint8Array | Extent;

/** The bytes of one app's files. One place for all of them takes a tenth of the memory that a place for each would take. */
interface AppPlace {
  readonly packed: PackedApp;
  readonly place: Place;
}

/** An empty store. */
export function createContents(budget = BUDGET): Contents {
  const files = new Map<string, Place>();
  /** By slug: an app that is built again leaves its bytes of before unreachable. */
  const apps = new Map<string, AppPlace>();
  let used = 0;
  let spool: TemporaryFile | undefined;
  let last: { readonly app: AppPlace; readonly places: ReadonlyMap<string, Place> } | undefined;
  const keep = (bytes: Uint8Array): Place => {
    used += bytes.length;
    return used <= budget ? bytes : (spool ??= createTemporaryFile()).append(bytes);
  };
  const placeIn = (app: AppPlace | undefined, path: string): Place | undefined => {
    if (!app) return undefined;
    // Files are asked for app after app.
    if (last?.app !== app) last = { app, places: splitPlace(app) };
    return last.places.get(path);
  };
  return {
    add: ({ path, bytes }) => void files.set(path, keep(bytes)),
    addApps: (added, bytes) => {
      const place = keep(bytes);
      let at = 0;
      for (const [slug, { packed, size }] of added) {
        apps.set(slug, { packed, place: cut(place, at, size) });
        at += size;
      }
    },
    keepApps: (kept) => {
      for (const slug of apps.keys()) if (!kept.has(slug)) apps.delete(slug);
    },
    get: (path, app) => {
      const place = app === null ? files.get(path) : placeIn(apps.get(app), path);
      return place instanceof Uint8Array || place === undefined ? place : spool?.read(place);
    },
    close: () => spool?.close(),
  };
}

function splitPlace({ packed, place }: AppPlace): Map<string, Place> {
  const places = new Map<string, Place>();
  let at = 0;
  for (const [path, { size }] of Object.entries(filesIn(packed))) {
    places.set(path, cut(place, at, size));
    at += size;
  }
  return places;
}

function cut(place: Place, at: number, size: number): Place {
  return place instanceof Uint8Array ? place.subarray(at, at + size) : { at: place.at + at, size };
}

interface TemporaryFile {
  readonly append: (bytes: Uint8Array) => Extent;
  readonly read: (place: Extent) => Uint8Array;
  readonly close: () => void;
}

/** A file in the system's temporary folder. Its name is gone at once, so that nothing is left however the run ends. */
function createTemporaryFile(): TemporaryFile {
  const file = attempt(openSpool);
  let end = 0;
  return {
    append: (bytes) => {
      const place = { at: end, size: bytes.length };
      for (let done = 0; done < bytes.length;)
        done += attempt(() => writeSync(file, bytes, done, bytes.length - done, end + done));
      end += bytes.length;
      return place;
    },
    read: ({ at, size }) => {
      const bytes = Buffer.allocUnsafe(size);
      for (let done = 0; done < size;) {
        const read = readSync(file, bytes, done, size - done, at + done);
        if (read === 0) throw new Error('the temporary file of rendered pages was cut short');
        done += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}

function openSpool(): number {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  try {
    return openSync(join(dir, 'contents'), 'wx+', 0o600);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw createIoError(`Cannot keep rendered pages in a temporary file below ${tmpdir()}`, error);
  }
}

/**
 * The bytes of files, one after the other, in memory of their own. What `Buffer.concat` returns may share its memory with other buffers, and
 * they would lose it when this is handed to another thread.
 */
export function joinBytes(files: readonly Pick<RenderedFile, 'bytes'>[]): Uint8Array {
  const joined = new Uint8Array(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of files) {
    joined.set(bytes, at);
    at += bytes.length;
  }
  return joined;
}

/** Hex digest of bytes. */
export function digestSha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
