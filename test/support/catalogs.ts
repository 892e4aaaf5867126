import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';

/** The project's own root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files by path with `/`, as text. */
export type Files = Record<string, string>;

/** A new folder that is removed when the test ends. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A new folder for all tests of a file, which calls it at its top; it is removed after the last of them. */
export function keptDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The project's settings, without archives: tests compare files as texts, and few are about these. */
export function ownSettings(): string {
  return readFileSync(join(ROOT, 'catalog.yaml'), 'utf8').replace('discovery: true', 'discovery: false');
}

/** A catalog in a new folder: the project's settings and templates, and the files given. */
export function catalogWith(files: Files, dir = tempDir()): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'catalog.yaml'), ownSettings());
  cpSync(join(ROOT, 'templates'), join(dir, 'templates'), { recursive: true });
  mkdirSync(join(dir, 'apps'), { recursive: true });
  writeFiles(dir, files);
  return dir;
}

/** A copy of a scenario's inputs: `test/fixtures/<name>` over the project's settings and templates. */
export function scenario(name: string): string {
  const dir = catalogWith({});
  cpSync(fixture(name, 'apps'), join(dir, 'apps'), { recursive: true });
  return dir;
}

/** A path below a scenario. */
export function fixture(name: string, path: string): string {
  return join(ROOT, 'test/fixtures', name, path);
}

/** Writes files below a folder. */
export function writeFiles(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** Every file below a folder; nothing when there is no such folder. */
export function filesIn(dir: string): Files {
  if (!statSync(dir, { throwIfNoEntry: false })) return {};
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

/** Paths whose text differs between two states of a folder. */
export function changedPaths(before: Files, after: Files): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .sort();
}

/** A descriptor's text from front matter lines and notes; what is not given says enough, and differs with the name. */
export function descriptor(fields: Record<string, string>, notes = ''): string {
  const { name = 'Sample' } = fields;
  const own = [...name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')].toReversed().join('');
  const all = {
    name,
    homepage: 'https://sample.example/',
    summary: `Keeps ${own} samples of soil and water for laboratories, with their origin, their storage place and temperature, and who took them out last, so that no test need be repeated.`,
    ...fields,
    categories: fields['categories'] ?? '[crm]',
    keywords: fields['keywords'] ?? `[${own} samples]`,
  };
  return `---\n${Object.entries(all)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n${notes}`;
}

/** A snapshot's text from the names of actions. */
export function snapshot(names: readonly string[]): string {
  const actions = names.map((name) => ({ key: name.toLowerCase().replaceAll(' ', '-'), name }));
  return `${JSON.stringify({ origin: 'published-catalog', actions }, null, 2)}\n`;
}
