/** Stamps of files below the output folder. Two plain lists are read in a quarter of the time of a map by path, at every run. */
export interface FileStamps {
  readonly paths: readonly string[];
  /** Of each path in turn its size and the time of its last change; two zeros for a file that is not there. */
  readonly marks: readonly number[];
}

/** Stamps of no file. */
export const NO_STAMPS: FileStamps = { paths: [], marks: [] };

/** `FileStamps` as JSON: those of unchanged apps are saved as they were read. */
export type PackedStamps = string;

/** The same stamps as JSON. */
export function packStamps(stamps: FileStamps): PackedStamps {
  return JSON.stringify(stamps);
}

/** The stamps of the files with a wanted path, in their order. */
export function selectStamps({ paths, marks }: FileStamps, isWanted: (path: string) => boolean): FileStamps {
  const at = [...paths.keys()].filter((index) => isWanted(paths[index] ?? ''));
  return {
    paths: at.map((index) => paths[index] ?? ''),
    marks: at.flatMap((index) => marks.slice(2 * index, 2 * index + 2)),
  };
}
