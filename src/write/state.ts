import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AppCounts, AppRecord, Finding, Stamp } from '../model.ts';

/**
 * What the last build saw, so that the next one can skip what did not change. Split by how often it is needed: stamps at
 * every run, the rest only when something changed. Deleting it loses time, never correctness.
 */
export interface BuildState {
  /** Everything outside the apps that the pages depend on; another key makes the whole state worthless. */
  readonly key: string;
  readonly apps: Readonly<Record<string, AppStamps>>;
  /** Files of the whole catalog, by path below the output folder. */
  readonly files: Readonly<Record<string, Stamp>>;
  /** Digest of `manifest.json`, which holds the digests of all other files. */
  readonly manifest: string;
  readonly counts: AppCounts;
  /** How many files there are. */
  readonly total: number;
  readonly hasFindings: boolean;
}

export interface AppStamps {
  readonly descriptor: Stamp;
  readonly snapshot: Stamp;
  /** By path below the output folder. */
  readonly out: Readonly<Record<string, Stamp>>;
  /** It had errors, which a change of another app may have mended (a duplicate that is gone). */
  readonly failed: boolean;
}

/** What a build remembers of an app besides its stamps. */
export interface AppMemory {
  /** Digest of what the app was made from. */
  readonly input: string;
  /** `null` for an app that could not be built, or a draft. */
  readonly record: AppRecord | null;
  /** Digest of its related apps. */
  readonly related: string;
  readonly findings: readonly Finding[];
}

export interface LoadedState extends BuildState {
  /** When the stamps were saved, by the file system's clock, in ms. */
  readonly savedAt: number;
}

const STAMPS = 'stamps.json';
const MEMORY = 'memory.json';
const FINDINGS = 'findings.json';
/** Characters that are gathered before they are written. */
const CHUNK = 256 * 1024;

/** The stamps of the last build; `null` when there are none that fit `key`. */
export function loadState(stateDir: string, key: string): LoadedState | null {
  const state = readJson<BuildState>(join(stateDir, STAMPS));
  if (state?.key !== key) return null;
  return { ...state, savedAt: statSync(join(stateDir, STAMPS)).ctimeMs };
}

/** By slug, what the build remembers besides stamps. */
export function loadMemory(stateDir: string): Map<string, AppMemory> {
  return new Map(Object.entries(readJson<Record<string, AppMemory>>(join(stateDir, MEMORY)) ?? {}));
}

/** Every finding of the last build. */
export function loadFindings(stateDir: string): readonly Finding[] {
  return readJson<Finding[]>(join(stateDir, FINDINGS)) ?? [];
}

/** Saves everything; the stamps go first and come back last, so that an interrupted save leaves no state rather than a wrong one. */
export function saveState(
  stateDir: string,
  state: BuildState,
  memory: ReadonlyMap<string, AppMemory>,
  findings: readonly Finding[],
): void {
  mkdirSync(stateDir, { recursive: true });
  rmSync(join(stateDir, STAMPS), { force: true });
  writeLines(stateDir, MEMORY, memory);
  writeJson(stateDir, FINDINGS, findings);
  writeJson(stateDir, STAMPS, state);
}

/** Saves stamps alone, after a run that found everything as it was. */
export function saveStamps(stateDir: string, state: BuildState): void {
  writeJson(stateDir, STAMPS, state);
}

function readJson<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    // Absent or damaged: the build does the work again.
    return null;
  }
}

/** A JSON object written entry by entry: no second copy of a large catalog in memory. */
function writeLines(dir: string, name: string, entries: ReadonlyMap<string, unknown>): void {
  const path = join(dir, name);
  const file = openSync(`${path}.${process.pid}`, 'w');
  try {
    let text = '{';
    for (const [key, value] of entries) {
      text += `${text === '{' ? '' : ','}\n${JSON.stringify(key)}:${JSON.stringify(value)}`;
      if (text.length < CHUNK) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, `${text}\n}\n`);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.${process.pid}`, path);
}

function writeJson(dir: string, name: string, value: unknown): void {
  const path = join(dir, name);
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(value));
  renameSync(`${path}.${process.pid}`, path);
}
