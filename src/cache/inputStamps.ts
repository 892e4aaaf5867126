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

/** The same of all apps; of one that it did not see, `undefined`. */
export interface KnownInputs {
  readonly slugs: readonly string[];
  readonly get: (slug: string) => InputStamps | undefined;
  readonly endingOf: (slug: string) => AppEnding | undefined;
  /** The names of its files, if its folder was as it was at that time. */
  readonly namesAt: (slug: string, listedAt: number) => readonly string[] | undefined;
}

/**
 * The same as a file has it. Most apps have files of the same names, and ended alike: those are told once, and what is left are numbers, which are
 * read in a third of the time of an object an app. They are read at every run.
 */
export interface InputTable {
  readonly kinds: readonly StampedInput[];
  readonly slugs: readonly string[];
  /** Of each app in turn the place of its kind. */
  readonly kindOf: readonly number[];
  /** Of each app in turn when its folder was listed, then of each file its size and the time of its last change; zeros when it was gone. */
  readonly marks: readonly number[];
}

interface StampedInput extends AppEnding {
  readonly names: readonly string[];
}

/** Packs stamps by slug into a table. */
export function packInputs(apps: Readonly<Record<string, InputStamps>>): InputTable {
  const kinds: StampedInput[] = [];
  const places = new Map<string, number>();
  const placeOf = (kind: StampedInput): number => {
    const key = JSON.stringify(kind);
    const place = places.get(key) ?? kinds.push(kind) - 1;
    places.set(key, place);
    return place;
  };
  const slugs = Object.keys(apps);
  const all = Object.values(apps);
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

/** Opens a table; an app's stamps are unpacked when they are asked for. `null`: it is none. */
export function openInputs(table: Partial<InputTable> | undefined): KnownInputs | null {
  const { kinds, slugs, kindOf, marks } = table ?? {};
  if (!kinds || !slugs || !kindOf || !marks) return null;
  const rows = new Map<string, { readonly kind: StampedInput; readonly at: number }>();
  let end = 0;
  for (let index = 0; index < slugs.length; index += 1) {
    const kind = kinds[kindOf[index] ?? -1];
    if (!kind) return null;
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
