import { nameFirst } from '../text/counting.ts';
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { hasCode, createIoError, createUsageError } from '../errors.ts';
import type { PageSource } from './parsePage.ts';
import { splitFrontMatter } from '../read/frontMatter.ts';
import { PAGE_FILE } from '../text/skillFiles.ts';

const BESIDE = `beside a ${PAGE_FILE}, of which only that is read`;
/** Bytes; the longest page of the public catalog has 50 KB. */
const LARGEST = 2 * 1024 * 1024;
/** How many offenders a message names. */
const NAMED = 10;

/** The pages below a folder, and what else is there. */
export interface PageTree {
  readonly sources: readonly PageSource[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

interface Scan {
  /** Folders that hold a page, relative to the tree. */
  readonly folders: string[];
  readonly skipped: { path: string; reason: string }[];
  readonly links: string[];
}

/**
 * Reads every `<slug>/SKILL.md` of a folder, or of the folders in it. Throws a usage error (exit 2) for a folder that is not
 * there, holds no page, holds two of one name, or holds symbolic links; an input/output error (exit 5) for a page that cannot be read.
 */
export function readPages(dir: string, label: string): PageTree {
  const scan: Scan = { folders: [], skipped: [], links: [] };
  walk(dir, label, '', 2, scan);
  if (scan.links.length > 0) throw linked(label, scan.links);
  if (scan.folders.length === 0)
    throw createUsageError(
      `There is no <slug>/${PAGE_FILE} in ${label}`,
      `Name the folder that holds one folder for each skill, such as skills/ with skills/clerk/${PAGE_FILE}.`,
    );
  const sources = scan.folders.flatMap((folder) => readPage(dir, folder, scan.skipped));
  return { sources: distinct(sources, label), skipped: scan.skipped };
}

function walk(dir: string, label: string, prefix: string, depth: number, scan: Scan): void {
  for (const entry of entriesOf(join(dir, prefix), prefix === '' ? label : `${label}/${prefix}`)) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) scan.links.push(path);
    else if (!entry.isDirectory()) {
      if (prefix !== '' || entry.name === PAGE_FILE)
        scan.skipped.push({ path, reason: 'no page of a skill: not read' });
    } else visit(dir, label, path, depth, scan);
  }
}

function visit(dir: string, label: string, path: string, depth: number, scan: Scan): void {
  const entries = entriesOf(join(dir, path), `${label}/${path}`);
  const page = entries.find(({ name }) => name === PAGE_FILE);
  if (page?.isFile()) {
    scan.folders.push(path);
    for (const { name } of entries)
      if (name !== PAGE_FILE) scan.skipped.push({ path: `${path}/${name}`, reason: BESIDE });
  } else if (page?.isSymbolicLink()) scan.links.push(`${path}/${PAGE_FILE}`);
  else if (page) scan.skipped.push({ path: `${path}/${PAGE_FILE}`, reason: 'no plain file: not read' });
  else if (depth > 1) walk(dir, label, path, depth - 1, scan);
  else scan.skipped.push({ path, reason: `a folder without ${PAGE_FILE}` });
}

function readPage(dir: string, folder: string, skipped: Scan['skipped']): PageSource[] {
  const path = `${folder}/${PAGE_FILE}`;
  try {
    if (statSync(join(dir, path)).size > LARGEST) {
      skipped.push({ path, reason: `larger than ${LARGEST / 1024 / 1024} MiB: not read` });
      return [];
    }
    const read = readFileSync(join(dir, path), 'utf8');
    if (isNoText(read)) {
      skipped.push({ path, reason: 'no text in UTF-8: not read' });
      return [];
    }
    const text = read.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const head = splitFrontMatter(text);
    return [
      { path, folder: folder.split('/').at(-1) ?? folder, text, head: head.ok ? head.value.data : null },
    ];
  } catch (error) {
    throw createIoError(`Cannot read ${join(dir, path)}`, error);
  }
}

/** Characters of a file that are looked at. */
const LOOKED_AT = 4_000;
/** Which part of them may be lost or unprintable: published pages have a few such characters. */
const LOST_PART = 0.1;

/** True for bytes of a program or an image, and for UTF-16. */
function isNoText(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  const lost = head.match(/[\uFFFD\0-\x08\x0E-\x1F]/g)?.length ?? 0;
  return lost > head.length * LOST_PART;
}

function distinct(sources: readonly PageSource[], label: string): readonly PageSource[] {
  const seen = new Map<string, string>();
  for (const { folder, path } of sources) {
    const other = seen.get(folder);
    if (other !== undefined)
      throw createUsageError(
        `${label} holds two skills called "${folder}": ${other} and ${path}`,
        'Import one of the two folders above them.',
      );
    seen.set(folder, path);
  }
  return sources;
}

function linked(label: string, links: readonly string[]): Error {
  return createUsageError(
    `In ${label} there are symbolic links: ${nameFirst(links, NAMED)}`,
    'Nothing was read through them, nothing was written. Put copies there, or remove them.',
  );
}

function entriesOf(dir: string, label: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const isFile = hasCode(error, 'ENOTDIR');
    if (isFile || hasCode(error, 'ENOENT'))
      throw createUsageError(
        isFile ? `${label} is a file, expected a folder` : `There is no folder ${label}`,
        `Name the folder of published pages: skillpress import DIR.${isFile ? ' Unpack an archive first.' : ''}`,
      );
    throw createIoError(`Cannot read ${label}`, error);
  }
}
