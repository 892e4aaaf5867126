import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AppInput } from '../../src/model/files.ts';
import { digestInput } from '../../src/read/digest.ts';
import { readDescriptorFile, readIcon } from '../../src/read/readApp.ts';
import { scanApps } from '../../src/read/scan.ts';
import { tempDir, writeFiles } from '../support/catalogs.ts';

const folderIn = (dir: string) => ({ dir, label: 'apps', recipe: '' });

test('an app that is removed while apps are listed is none', () => {
  const dir = tempDir();
  writeFiles(dir, { 'a/app.md': '', 'b/app.md': '' });
  const slugs = scanApps(dir, (slug) => {
    if (slug === 'a') rmSync(join(dir, slug), { recursive: true });
    return null;
  }).map(({ slug }) => slug);
  expect(slugs).toEqual(['b']);
});

test('one that is removed after it was listed has no descriptor, and what lay beside that is not there', () => {
  const folder = folderIn(tempDir());
  const { descriptor, findings } = readDescriptorFile('acme', folder);
  expect(descriptor).toBeNull();
  expect(findings.map(({ rule }) => rule)).toEqual(['descriptor/missing']);
  const input: AppInput = { slug: 'acme', files: { 'icon.svg': [1, 1], 'app.de.md': [1, 1] } };
  expect(readIcon(input, folder)).toEqual({ icon: null, findings: [] });
  expect(digestInput(input, '', null, folder)).toMatch(/^[0-9a-f]{64}$/);
});
