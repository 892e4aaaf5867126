import type { DraftState, ListedInput, Stamp } from '../model/files.ts';

/** How an app ended. */
export interface AppEnding {
  /** It had errors: of its own, or some that a change of another app may have mended (a duplicate that is gone). */
  readonly failed: 'by itself' | 'by others' | null;
  readonly draft: DraftState;
}

/** What the last build saw of an app's folder, and how the app ended. */
export interface InputStamps extends AppEnding, Pick<ListedInput, 'listedAt'> {
  /** By name. */
  readonly files: Readonly<Record<string, Stamp>>;
}

/** The stamps and endings of all apps that the last build saw. */
export interface KnownInputs {
  readonly slugs: readonly string[];
  readonly get: (slug: string) => InputStamps | undefined;
  readonly endingOf: (slug: string) => AppEnding | undefined;
  /** The names of an app's files, if its folder has not changed since that time. */
  readonly namesAt: (slug: string, listedAt: number) => readonly string[] | undefined;
}

/**
 * Stamps and endings as the state's file has them, which every run reads. Most apps have files of the same names and ended alike, so names and
 * ending are written once for all such apps. The rest is numbers in one list: they take a third of the time of an object for each app.
 */
export interface InputTable {
  readonly kinds: readonly StampedInput[];
  readonly slugs: readonly string[];
  /** For each app the index of its kind. */
  readonly kindOf: readonly number[];
  /** For each app the time of its folder, then size and time of each file; two zeros for a file that was gone. */
  readonly marks: readonly number[];
}

interface StampedInput extends AppEnding {
  readonly names: readonly string[];
}

/** Packs stamps by slug into a table. */
export function packInputs(apps: ReadonlyMap<string, InputStamps>): InputTable {
  const kinds: StampedInput[] = [];
  const places = new Map<string, number>();
  const placeOf = (kind: StampedInput): number => {
    const key = JSON.stringify(kind);
    const place = places.get(key) ?? kinds.push(kind) - 1;
    places.set(key, place);
    return place;
  };
  const slugs = [...apps.keys()];
  const all = [...apps.values()];
  return {
    kinds,
    slugs,
    kindOf: all.map(({ files, failed, draft }) => placeOf({ names: Object.keys(files), failed, draft })),
    marks: all.flatMap(({ listedAt, files }) => [
      listedAt,
      ...Object.values(files).flatMap((stamp) => stamp ?? [0, 0]),
    ]),
  };
}

/** Opens a table; stamps of an app are unpacked when they are asked for. */
export function openInputs({ kinds, slugs, kindOf, marks }: InputTable): KnownInputs {
  const rows = new Map<string, { readonly kind: StampedInput; readonly at: number }>();
  let end = 0;
  for (let index = 0; index < slugs.length; index += 1) {
    const kind = kinds[kindOf[index] ?? -1];
    if (!kind) continue;
    rows.set(slugs[index] ?? '', { kind, at: end });
    end += 1 + 2 * kind.names.length;
  }
  const mark = (at: number): number => marks[at] ?? 0;
  return {
    slugs,
    endingOf: (slug) => rows.get(slug)?.kind,
    namesAt: (slug, listedAt) => {
      const row = rows.get(slug);
      return row && mark(row.at) === listedAt ? row.kind.names : undefined;
    },
    get: (slug) => {
      const row = rows.get(slug);
      if (!row) return undefined;
      const { names, failed, draft } = row.kind;
      const files: Record<string, Stamp> = {};
      let at = row.at + 1;
      for (const name of names) {
        files[name] = mark(at + 1) === 0 ? null : [mark(at), mark(at + 1)];
        at += 2;
      }
      return { listedAt: mark(row.at), files, failed, draft };
    },
  };
}
