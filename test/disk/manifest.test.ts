import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  digestManifest,
  encodeManifest,
  MANIFEST_FILE,
  NO_MANIFEST,
  readManifest,
  type Manifest,
} from '../../src/disk/manifest.ts';
import { countFiles, filesIn, findFile, listBelow, packApp } from '../../src/disk/packedApp.ts';
import { tempDir } from '../support/catalogs.ts';

const path = fc.stringMatching(/^[a-z]{1,3}(\/[a-zA-Z._-]{1,6}){0,2}$/);
const files = fc.dictionary(path, fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/), size: fc.nat() }));
const manifests = fc.record({
  files: files.map((all) => new Map(Object.entries(all))),
  apps: fc
    .dictionary(
      fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,5}$/),
      fc.record({ input: fc.stringMatching(/^[0-9a-f]{0,8}$/), files }),
    )
    .map((all) => new Map(Object.entries(all).map(([slug, app]) => [slug, packApp(app)]))),
});

function write(text: Uint8Array | string): string {
  const dir = join(tempDir(), 'dist');
  mkdirSync(dir);
  writeFileSync(join(dir, MANIFEST_FILE), text);
  return dir;
}

/** What a manifest says, in the order of its keys. */
function unpack({ apps, files: all }: Manifest) {
  const sort = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return { apps: sort(apps).map(([slug, packed]) => [slug, packed()]), files: sort(all) };
}

test('a manifest comes back whole, read line by line or parsed', () => {
  fc.assert(
    fc.property(manifests, (manifest) => {
      const dir = write(Buffer.concat([...encodeManifest(manifest)]));
      expect(unpack(readManifest(dir, digestManifest(manifest)))).toEqual(unpack(manifest));
      expect(unpack(readManifest(dir, 'another'))).toEqual(unpack(manifest));
    }),
    { numRuns: 40 },
  );
});

test('one that was edited is parsed, whatever its layout; what is no entry counts for nothing', () => {
  const file = { sha256: '0'.repeat(64), size: 1 };
  const app = { input: 'x', files: { 'skills/a/SKILL.md': file } };
  const manifest = { apps: new Map([['a', packApp(app)]]), files: new Map() };
  const known = Buffer.concat([...encodeManifest(manifest)]);
  const digest = digestManifest(manifest);
  const more = {
    note: '',
    input: 'x',
    files: { 'skills/a/SKILL.md': { size: 1, mine: { of: 1 }, sha256: file.sha256 } },
  };
  // Entries are searched as text: this one would end before it does.
  const strange = { input: 'x', files: { 'skills/d/SKILL.md': { sha256: '}', size: 1 } } };
  const edited = { ...JSON.parse(known.toString()), apps: { a: more, b: { input: 1 }, c: null, d: strange } };
  const read = readManifest(write(JSON.stringify(edited, null, 2)), digest);
  expect(unpack(read)).toEqual(unpack(manifest));
  expect(readManifest(write(known.subarray(0, -9)), digest)).toBe(NO_MANIFEST);
});

test('files of a packed app are found one by one', () => {
  const entry = { sha256: 'f'.repeat(64), size: 7 };
  const app = {
    input: '',
    files: { 'skills/a/SKILL.md': entry, 'skills/a/b.md': entry, 'skills/ab/c': entry },
  };
  const packed = packApp(app);
  expect(filesIn(packed)).toEqual(app.files);
  expect(countFiles(packed)).toBe(3);
  expect(findFile(packed, 'skills/a/b.md')).toEqual(entry);
  for (const none of ['a/b.md', 'files', 'input', 'sha256']) expect(findFile(packed, none)).toBeUndefined();
  expect(listBelow(packed, 'skills/a')).toEqual(['skills/a/SKILL.md', 'skills/a/b.md']);
  expect(listBelow(packed, 'a')).toEqual([]);
});
