import { hash } from 'node:crypto';
import type { AppInput } from '../model/files.ts';
import {
  DESCRIPTOR_FILE,
  findMeant,
  ICON_FILES,
  readLanguage,
  RELEASES_FILE,
  SNAPSHOT_FILE,
} from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { limitText, readBytes, readText, UnreadError, tryRead } from './inputFile.ts';

/** Where apps are, and the prefix under which messages name that folder. */
export interface AppsFolder {
  readonly dir: string;
  readonly label: string;
  /** Texts that stand in the place of files, by path: what an editor has and has not saved. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** The text of an app's file, `<slug>/<name>`; `null` when there is none. Throws an `UnreadError` for one that is longer. */
export function readAppText({ dir, texts }: AppsFolder, path: string, limit: number): string | null {
  const whole = `${dir}/${path}`;
  const edited = texts?.get(whole);
  return edited === undefined ? readText(whole, limit) : limitText(whole, edited, limit);
}

/** The folder of the descriptors, with what tells whether pages have to be made again. */
export interface BuiltFolder extends AppsFolder {
  /** Digest of everything else that pages are made from. */
  readonly recipe: string;
}

/** Digest of what an app is made from, read from disk, without parsing it. */
export function digestApp({ slug, files }: AppInput, folder: BuiltFolder): string {
  const { descriptor: most, snapshot: mostOfSnapshot } = INPUT_LIMITS;
  const text = (name: string, limit: number): string | null =>
    readTextOrProblem(tryRead(() => readText(`${folder.dir}/${slug}/${name}`, limit)));
  const descriptor = digestText(text(DESCRIPTOR_FILE, most));
  const snapshot = files[SNAPSHOT_FILE] ? text(SNAPSHOT_FILE, mostOfSnapshot) : null;
  return digestInput({ slug, files }, descriptor, snapshot, folder);
}

/** Digest of the recipe, a descriptor's digest, a snapshot's text, and the rest of an app's files as they are on disk. */
export function digestInput(
  { slug, files }: AppInput,
  descriptor: string,
  snapshot: string | null,
  { dir, recipe }: BuiltFolder,
): string {
  let text = `${recipe} ${descriptor} ${snapshot ?? 'none'}`;
  const translations = Object.keys(files).filter((name) => readLanguage(name) !== null);
  for (const name of [RELEASES_FILE, ...ICON_FILES, ...translations])
    if (files[name]) text += ` ${name} ${digestFile(`${dir}/${slug}/${name}`, limitOf(name))}`;
  for (const name of Object.keys(files)) if (findMeant(name) !== null) text += ` ${name}`;
  return digestText(text);
}

/** Hex sha256 of a text; of an absent one, too. */
export function digestText(text: string | null): string {
  return text === null ? 'none' : hash('sha256', text);
}

/** What stands for a text of which nothing was read. */
export function readTextOrProblem(text: string | UnreadError | null): string | null {
  return text instanceof UnreadError ? `unread: ${text.problem}` : text;
}

function digestFile(path: string, limit: number): string {
  const bytes = tryRead(() => readBytes(path, limit));
  if (bytes instanceof UnreadError) return `unread: ${bytes.problem}`;
  return bytes === null ? 'none' : hash('sha256', bytes);
}

function limitOf(name: string): number {
  if (readLanguage(name) !== null) return INPUT_LIMITS.descriptor;
  return name === RELEASES_FILE ? INPUT_LIMITS.releases : INPUT_LIMITS.icon;
}
