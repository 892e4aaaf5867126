import { hash } from 'node:crypto';
import type { RenderedFile } from '../model/files.ts';
import { describeFiles, filesIn, type PackedApp } from './packedApp.ts';
import { createTemporaryFile, type Extent } from './temporaryFile.ts';

/** Bytes of rendered files that are kept in memory; what comes after goes to a temporary file. */
const BUDGET = 1024 * 1024;

/** The bytes of rendered files until they are written: memory stays flat in the number of apps. */
export interface Contents {
  /** Adds a file of the whole catalog. */
  readonly add: (file: RenderedFile) => void;
  /** Adds apps, whose bytes stand one after the other as `splitApp` gave them. Returns each with what the manifest will say of it. */
  readonly addApps: <App extends SplitApp>(
    apps: readonly App[],
    bytes: Uint8Array,
  ) => (readonly [App, PackedApp])[];
  /** Lets those apps' bytes go that are not in `apps`: what is on disk of them stays. */
  readonly keepApps: (apps: { readonly has: (slug: string) => boolean }) => void;
  /** Bytes of an added file; `app` is the slug of its app, `null` for one of the whole catalog. */
  readonly get: (path: string, app: string | null) => Uint8Array | undefined;
  /** Lets everything go, what the manifest says of apps too. */
  readonly close: () => void;
}

/** How many bytes an app has. */
export interface AppSizes {
  /** Of all of its files, which stand in the order in which the manifest lists them. */
  readonly files: number;
  /** Of what the manifest says of them, which stands behind. */
  readonly entry: number;
}

/** An app whose bytes wait. */
export interface SplitApp {
  readonly slug: string;
  readonly sizes: AppSizes;
}

/** The bytes of an app, in the pieces in which they wait for the plan. */
export interface AppBytes {
  readonly sizes: AppSizes;
  readonly pieces: readonly Uint8Array[];
}

/** Splits an app that was rendered into the pieces that wait: its files, and what the manifest will say of them. */
export function splitApp(input: string, files: readonly RenderedFile[]): AppBytes {
  const entry = Buffer.from(describeFiles(input, files));
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    sizes: { files: size, entry: entry.length },
    pieces: [...files.map(({ bytes }) => bytes), entry],
  };
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
  const spool = createTemporaryFile();
  const keep = (bytes: Uint8Array): Place => {
    used += bytes.length;
    return used <= budget ? bytes : spool.append(bytes);
  };
  const read = (place: Place): Uint8Array => (place instanceof Uint8Array ? place : spool.read(place));
  const readEntry = rememberLast((place: Place) => Buffer.from(read(place)).toString());
  const placesOf = rememberLast(splitPlace);
  return {
    add: ({ path, bytes }) => void files.set(path, keep(bytes)),
    addApps: (added, bytes) => {
      const place = keep(bytes);
      let at = 0;
      return added.map((app) => {
        const { slug, sizes } = app;
        const entry = cut(place, at + sizes.files, sizes.entry);
        const packed = (): string => readEntry(entry);
        apps.set(slug, { packed, place: cut(place, at, sizes.files) });
        at += sizes.files + sizes.entry;
        return [app, packed] as const;
      });
    },
    keepApps: (kept) => {
      for (const slug of apps.keys()) if (!kept.has(slug)) apps.delete(slug);
    },
    get: (path, app) => {
      const of = app === null ? undefined : apps.get(app);
      const place = app === null ? files.get(path) : of && placesOf(of).get(path);
      return place && read(place);
    },
    close: spool.close,
  };
}

/** Returns the function so that it answers at once when it is asked again for what it was asked for last: files are asked for app after app. */
function rememberLast<Of extends object, Answer>(answer: (of: Of) => Answer): (of: Of) => Answer {
  let last: { readonly of: Of; readonly answer: Answer } | undefined;
  return (of) => {
    if (last?.of !== of) last = { of, answer: answer(of) };
    return last.answer;
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

/**
 * Pieces one after the other, in memory of their own. What `Buffer.concat` returns may share its memory with other buffers, and
 * they would lose it when this is handed to another thread.
 */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, bytes) => sum + bytes.length, 0));
  let at = 0;
  for (const bytes of pieces) {
    joined.set(bytes, at);
    at += bytes.length;
  }
  return joined;
}

/** Hex digest of bytes. */
export function digestSha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
