import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readAppText, type AppsFolder } from './digest.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { locateInJson } from './locateInJson.ts';
import { START } from '../text/position.ts';
import { locateInYaml, type Step } from './yaml.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE, nameTranslation } from '../text/fileNames.ts';

/** A place in a descriptor: a value by its path, or a line of its notes counted from 0. */
export type DescriptorPlace = ({ readonly at: readonly Step[] } | { readonly note: number }) & {
  /** In the translation into this language. */
  readonly language?: string;
};

/** File, line and column of a place in a descriptor; reads the file again, so that only findings cost anything. */
export function locateInDescriptor(
  slug: string,
  place: DescriptorPlace,
  folder: AppsFolder,
): { file: string; line: number; column: number } {
  const name = place.language === undefined ? DESCRIPTOR_FILE : nameTranslation(place.language);
  const file = `${folder.label}/${slug}/${name}`;
  const split = splitFrontMatter(readAppText(folder, `${slug}/${name}`, INPUT_LIMITS.descriptor) ?? '');
  if (!split.ok) return { file, ...START };
  if ('at' in place) return { file, ...locateInYaml(split.value.yaml, place.at) };
  const blank = split.value.body.length - split.value.body.trimStart().length;
  const skipped = split.value.body.slice(0, blank).split('\n').length - 1;
  return { file, line: split.value.bodyLine + skipped + place.note, column: 1 };
}

/** File, line and column of a value of a snapshot, by its path. */
export function locateInSnapshot(
  slug: string,
  path: readonly Step[],
  folder: AppsFolder,
): { file: string; line: number; column: number } {
  const file = `${folder.label}/${slug}/${SNAPSHOT_FILE}`;
  const text = readAppText(folder, `${slug}/${SNAPSHOT_FILE}`, INPUT_LIMITS.snapshot);
  // A snapshot that is not written yet has no places.
  return { file, ...(text === null ? START : locateInJson(text, path)) };
}
