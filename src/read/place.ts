import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from './frontMatter.ts';
import { readText, type AppsFolder } from './digest.ts';
import { locateInYaml, type Step } from './yaml.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

/** A place in a descriptor: a value by its path, or a line of its notes counted from 0. */
export type DescriptorPlace = { readonly at: readonly Step[] } | { readonly note: number };

/** File, line and column of a place in a descriptor; reads the file again, so that only findings cost anything. */
export function placeInDescriptor(
  slug: string,
  place: DescriptorPlace,
  { dir, label }: AppsFolder,
): { file: string; line: number; column: number } {
  const file = `${label}/${slug}/${DESCRIPTOR_FILE}`;
  const split = splitFrontMatter(readFileSync(join(dir, slug, DESCRIPTOR_FILE), 'utf8'));
  if (!split.ok) return { file, line: 1, column: 1 };
  if ('at' in place) return { file, ...locateInYaml(split.value.yaml, place.at) };
  const blank = split.value.body.length - split.value.body.trimStart().length;
  const skipped = split.value.body.slice(0, blank).split('\n').length - 1;
  return { file, line: split.value.bodyLine + skipped + place.note, column: 1 };
}

/** File, line and column of a value of a snapshot, by its path. */
export function placeInSnapshot(
  slug: string,
  path: readonly Step[],
  { dir, label }: AppsFolder,
): { file: string; line: number; column: number } {
  const file = `${label}/${slug}/${SNAPSHOT_FILE}`;
  // JSON is YAML, and only the YAML library knows places. A snapshot that is not written yet has none.
  const text = readText(join(dir, slug, SNAPSHOT_FILE));
  return { file, ...(text === null ? { line: 1, column: 1 } : locateInYaml(text, path)) };
}
