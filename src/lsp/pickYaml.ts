import type { FileKind } from './findPlace.ts';

/**
 * Returns the YAML of a file with every place where it is in the file: of front matter what stands between its lines of dashes, as far as it is
 * written. `null`: the place is in no YAML.
 */
export function pickYaml(text: string, kind: FileKind, offset: number): string | null {
  if (kind === 'settings') return text;
  const first = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0];
  if (first === undefined || offset < first.length) return null;
  const end = /^---[ \t]*$/m.exec(text.slice(first.length));
  const yaml = end ? text.slice(first.length, first.length + end.index) : text.slice(first.length);
  return offset > first.length + yaml.length ? null : `#${' '.repeat(first.length - 2)}\n${yaml}`;
}
