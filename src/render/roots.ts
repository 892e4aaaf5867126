import type { Output, Readers } from '../model/output.ts';

/** Who reads what below the output folder, by the roots of outputs. */
export interface Roots {
  /** Who reads a file; `null` for a path that no output owns. */
  readonly readersOf: (path: string) => Readers | null;
  /** The root that owns a path: the deepest one; `null` when there is none. */
  readonly ownerOf: (path: string) => string | null;
  /** The language that a file is written in where it is not English. */
  readonly languageOf: (path: string) => string | null;
  /** Folders that an output has inside the folder of another one's apps: no app may be called so. */
  readonly reserved: ReadonlySet<string>;
}

/** Reads off a list of outputs which folder belongs to whom. */
export function readRoots(outputs: readonly Output[]): Roots {
  const byDepth = outputs.toSorted((a, b) => b.root.length - a.root.length);
  const find = (path: string): Output | undefined => byDepth.find(({ root }) => isIn(path, root));
  return {
    readersOf: (path) => find(path)?.readers ?? null,
    ownerOf: (path) => find(path)?.root ?? null,
    languageOf: (path) => find(path)?.language ?? null,
    reserved: new Set(
      outputs.flatMap(({ root }) =>
        outputs
          .filter((outer) => outer.ofApp && outer.root !== root && isIn(root, outer.root))
          .map((outer) => root.slice(outer.root.length + 1).split('/')[0] ?? ''),
      ),
    ),
  };
}

/** True for a file at or below a root. */
export function isIn(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}
