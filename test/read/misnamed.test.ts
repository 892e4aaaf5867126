import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIn } from '../support/build.ts';
import { catalogWith, descriptor, writeFiles } from '../support/catalogs.ts';

/** What is said of files that nobody reads. */
async function misnamedIn(dir: string): Promise<string[]> {
  const { findings } = await buildIn(dir);
  return findings
    .filter(({ rule }) => rule === 'input/misnamed')
    .map(({ level, file, message, hint }) => `${level} ${file}: ${message}. ${hint}`);
}

test('a file that is called much like one that is read is told once it is there, in an app that did not change as well', async () => {
  const dir = catalogWith({ 'apps/acme/app.md': descriptor({}), 'apps/acme/notes.txt': 'Ask Ann.\n' });
  expect(await misnamedIn(dir)).toEqual([]);
  writeFiles(dir, {
    'apps/acme/Logo.webp': 'x',
    'apps/acme/snapshot.yml': 'x',
    'apps/acme/release.json': '{}',
  });
  const told = [
    'warning apps/acme/Logo.webp: Nobody reads Logo.webp. Make icon.svg or icon.png of it, or remove it.',
    'warning apps/acme/release.json: Nobody reads release.json. Make releases.json of it, or remove it.',
    'warning apps/acme/snapshot.yml: Nobody reads snapshot.yml. Make membrane.json of it, or remove it.',
  ];
  expect(await misnamedIn(dir)).toEqual(told);
  expect(await misnamedIn(dir)).toEqual(told);
  for (const name of ['Logo.webp', 'snapshot.yml', 'release.json']) rmSync(join(dir, 'apps/acme', name));
  expect(await misnamedIn(dir)).toEqual([]);
});

test('beside the file that is read, such a one is left alone; a link is not followed', async () => {
  const icon =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M0 0h64v64H0z"/></svg>\n';
  const dir = catalogWith({ 'apps/acme/app.md': descriptor({}), 'apps/acme/icon.svg': icon });
  writeFiles(dir, { 'apps/acme/logo.png': 'x' });
  symlinkSync('/nowhere', join(dir, 'apps/acme/membrane.yaml'));
  expect(await misnamedIn(dir)).toEqual([
    'warning apps/acme/membrane.yaml: Nobody reads membrane.yaml. Make membrane.json of it, or remove it.',
  ]);
});
