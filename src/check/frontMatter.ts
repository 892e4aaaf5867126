import type { OutputFile } from '../model/files.ts';
import { splitHead } from '../text/head.ts';
import { readPlainFrontMatter, type Data, type DataValue } from './plainFrontMatter.ts';
import { yamlParsers, type ParsedYaml } from './yamlParsers.ts';
import { isRecord } from '../text/isRecord.ts';

/** The front matter of a made file, or the whole of one that is YAML. */
export interface FrontMatterText {
  readonly yaml: string;
  /** By parser; the same value for all of them where there can be no doubt. */
  readonly parsed: Readonly<Record<string, ParsedYaml>>;
}

/** Several rules look at one app's files, one after the other: a few are enough, and a WeakMap of all files costs the build 5 %. */
const recent = new Map<OutputFile, FrontMatterText | null>();
const MOST_RECENT = 12;

/** Reads a file's front matter with every parser; `null` when there is none. */
export function readFrontMatter(file: OutputFile): FrontMatterText | null {
  const known = recent.get(file);
  if (known !== undefined) return known;
  const yaml = yamlOf(file);
  const found = yaml === null ? null : { yaml, parsed: parsedBy(yaml) };
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(file, found);
  return found;
}

/** What the first parser that can read it makes of a front matter; an empty map when none can. */
export function pickValues({ parsed }: FrontMatterText): Data {
  const value = Object.values(parsed).find(({ ok }) => ok);
  return value?.ok && isMap(value.value) ? value.value : {};
}

/** The line of a top-level key in the file. */
export function locateKey({ yaml }: FrontMatterText, key: string): number {
  const at = yaml.split('\n').findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}":`));
  return at === -1 ? 1 : at + 2;
}

/** The map at a path of keys; an empty one when there is none. */
export function readMapAt(data: DataValue | undefined, ...path: readonly string[]): Data {
  let value = data;
  for (const key of path) value = isMap(value) ? value[key] : undefined;
  return isMap(value) ? value : {};
}

/** The text of a key; empty when there is none. */
export function readTextField(data: DataValue | undefined, key: string): string {
  const value = isMap(data) ? data[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The items of a key's list; empty when there is none. */
export function readItems(data: DataValue | undefined, key: string): readonly DataValue[] {
  const value = isMap(data) ? data[key] : undefined;
  return Array.isArray(value) ? value : [];
}

/** True for a map, not for a list. */
export function isMap(value: DataValue | undefined): value is Data {
  return isRecord(value);
}

function yamlOf({ path, text }: OutputFile): string | null {
  return path.endsWith('.yaml') ? text : splitHead(text).head;
}

function parsedBy(yaml: string): FrontMatterText['parsed'] {
  const plain = readPlainFrontMatter(yaml);
  const parse = plain === null ? null : ({ ok: true, value: plain } as const);
  return Object.fromEntries(Object.entries(yamlParsers).map(([name, by]) => [name, parse ?? by(yaml)]));
}
