import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Check } from '../model/progress.ts';
import { ok, warn } from './verdict.ts';

/** Whether git leaves alone what builds write. Reads the .gitignore here and of the folders up to the repository's root. */
export function checkIgnored(root: string, dirs: readonly string[]): Check {
  const patterns = new Map(ignoreFiles(root).map((dir) => [dir, patternsIn(dir)]));
  const missing = dirs.filter(
    (dir) =>
      !relative(root, dir).startsWith('..') &&
      ![...patterns].some(([from, lines]) => isIgnored(relative(from, dir).replaceAll('\\', '/'), lines)),
  );
  const names = missing.map((dir) => `${basename(dir)}/`);
  if (names.length === 0) return ok('.gitignore', 'leaves out what builds write');
  return warn('.gitignore', `lacks ${names.join(' and ')}`, `Add ${names.join(' and ')} to .gitignore.`);
}

/** The folder, and those above it in the same repository. */
function ignoreFiles(root: string): string[] {
  const dirs = [root];
  for (let dir = root; !existsSync(join(dir, '.git')); dir = dirname(dir)) {
    if (dirname(dir) === dir) return [root];
    dirs.push(dirname(dir));
  }
  return dirs;
}

function patternsIn(dir: string): ReadonlySet<string> {
  try {
    const lines = readFileSync(join(dir, '.gitignore'), 'utf8').split('\n');
    return new Set(
      lines.map((line) =>
        line
          .trim()
          .replace(/^\*\*\/|^\//, '')
          .replace(/\/?\**$/, ''),
      ),
    );
  } catch {
    return new Set();
  }
}

/** True when a line names the path, a folder above it, or its last name at any depth. */
function isIgnored(path: string, lines: ReadonlySet<string>): boolean {
  const parts = path.split('/');
  return lines.has(basename(path)) || parts.some((_, at) => lines.has(parts.slice(0, at + 1).join('/')));
}
