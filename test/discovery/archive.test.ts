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
  const bytes = packArchive(
    files({ 'SKILL.md': '# Acme\n\nActions.\n'.repeat(40), 'references/a.md': 'A.\n' }),
  );
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '9a68e45fc3f2d5598a284562e42c80c84d22447d3a849f208d3eb74573097fc0',
  );
});

test('a path that the format has no room for is refused', () => {
  expect(() => packArchive(files({ [`${'n'.repeat(101)}.md`]: '' }))).toThrow('No archive has room');
});
