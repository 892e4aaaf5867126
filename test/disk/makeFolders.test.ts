import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../../src/disk/makeFolders.ts';
import { tempDir } from '../support/catalogs.ts';

test('folders are made down to the last, and those that are there stay', () => {
  const dir = join(tempDir(), 'a/b/c');
  makeFolders(dir);
  makeFolders(dir);
  expect(statSync(dir).isDirectory()).toBe(true);
});

test('a file on the way is refused', () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'file'), '');
  expect(() => makeFolders(join(dir, 'file'))).toThrow('EEXIST');
  expect(() => makeFolders(join(dir, 'file/below'))).toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(existsSync('/proc/self'))('a place that takes no folder is told, not tried for ever', () => {
  expect(() => makeFolders('/proc/skillpress/dist')).toThrow('ENOENT');
});
