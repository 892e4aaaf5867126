import { join } from 'node:path';
import { readEntry } from '../disk/entry.ts';
import { replaceFile, type Seal } from '../disk/stateFiles.ts';
import type { AppRecord } from '../model/app.ts';
import type { FrontMatter } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import { linesOf, openLines } from '../disk/lines.ts';

/** The file in the state folder that holds what a build found. */
export const FINDINGS = 'findings.json';

/** What a build remembers of the whole catalog. */
export interface CatalogMemory {
  /** Findings of rules about all apps together, by the name of the rule. */
  readonly clashes: Readonly<Record<string, readonly Finding[]>>;
  /** Findings about packs. */
  readonly packs: readonly Finding[];
  /** Findings about files of the whole catalog, by the name of their output. */
  readonly outputs: Readonly<Record<string, readonly Finding[]>>;
  /** The values that front matter was written from, by the path of such a file. */
  readonly meant: Readonly<Record<string, FrontMatter>>;
}

/** What a list of the catalog tells of an app that has a page. */
export type ListedFacts = Pick<AppRecord, 'slug' | 'name' | 'categories' | 'actions'>;

/** Every finding of a build, what it remembers of the whole catalog, and what the catalog holds. Each is read by itself. */
export interface BuildFindings {
  readonly all: readonly Finding[];
  readonly catalog: CatalogMemory;
  readonly listed: readonly ListedFacts[];
}

/** A part of what the last build found; `null` when that is gone. */
export function loadFindings<Part extends 'all' | 'catalog'>(
  cacheDir: string,
  part: Part,
): BuildFindings[Part] | null {
  return readFindings<BuildFindings[Part]>(cacheDir, part);
}

/** What a list tells of the apps of the last build; none when that is gone. */
export function loadListed(cacheDir: string): readonly ListedFacts[] {
  const table = readFindings<ListedTable>(cacheDir, 'listed');
  return (table?.slug ?? []).map((slug, at) => ({
    slug,
    name: table?.name[at] ?? '',
    categories: table?.categories[at] ?? [],
    actions: table?.actions[at] ?? 0,
  }));
}

function readFindings<Part>(cacheDir: string, part: keyof BuildFindings): Part | null {
  const path = join(cacheDir, FINDINGS);
  if (!readEntry(path)?.isFile()) return null;
  const json = openLines(path)(part);
  return json === undefined ? null : (JSON.parse(json) as Part);
}

/** Saves what a build found; each part is one line. */
export function saveFindings(cacheDir: string, findings: BuildFindings): Seal {
  const parts = { ...findings, listed: packListed(findings.listed) };
  const lines = Object.entries(parts).map(([part, value]) => [part, JSON.stringify(value)] as const);
  return replaceFile(cacheDir, FINDINGS, linesOf(lines));
}

/** What a list tells, as the file has it: one list for each fact, which takes half the time of an object for each app. */
type ListedTable = { readonly [Fact in keyof ListedFacts]: readonly ListedFacts[Fact][] };

function packListed(apps: readonly ListedFacts[]): ListedTable {
  return {
    slug: apps.map(({ slug }) => slug),
    name: apps.map(({ name }) => name),
    categories: apps.map(({ categories }) => categories),
    actions: apps.map(({ actions }) => actions),
  };
}
