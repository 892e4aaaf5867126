import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { packArchive } from '../../src/discovery/archive.ts';
import { readArchive } from '../support/readArchive.ts';

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(text, 'utf8') }));

test('an archive has the files under their paths, whatever their length', () => {
  const texts = {
    'SKILL.md': '# Übung\n',
    'references/empty.md': '',
    'references/block.md': 'x'.repeat(512),
    'references/long.md': 'Lines of text.\n'.repeat(5000),
    [`references/${'deep/'.repeat(20)}${'n'.repeat(60)}.md`]: 'deep\n',
  };
  expect(readArchive(packArchive(files(texts)))).toEqual(texts);
});

test('the same files give the same bytes on every machine', () => {
  const digestOf = (repeats: number): string =>
    createHash('sha256')
      .update(
        packArchive(files({ 'SKILL.md': '# Acme\n\nActions.\n'.repeat(repeats), 'references/a.md': 'A.\n' })),
      )
      .digest('hex');
  expect(digestOf(40)).toBe('30c5d3ea57f7fb59c8fd8cf5d88ef733f95f5f84e3063e411f6f7687e0551b18');
  expect(digestOf(4000)).toBe('35c556920d04ec8030368ee0baae8e89bd2e35fdf0a121cf0560ecef7c532c84');
});

test('an archive is compressed when that brings it sooner: beyond what a server sends at once', () => {
  const sizeOf = (bytes: number): number => packArchive(files({ 'SKILL.md': 'x'.repeat(bytes) })).length;
  expect(sizeOf(8000)).toBeGreaterThan(8000);
  expect(sizeOf(20_000)).toBeLessThan(1000);
});

test('a path that the format has no room for is refused', () => {
  expect(() => packArchive(files({ [`${'n'.repeat(101)}.md`]: '' }))).toThrow('No archive has room');
});
