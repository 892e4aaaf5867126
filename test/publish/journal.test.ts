import fs, { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readHistory } from '../../src/publish/history.ts';
import { openJournal, readJournal, type JournalLine } from '../../src/publish/journal.ts';
import { tempDir } from '../support/catalogs.ts';

const at = Date.parse('2026-11-20T12:00:00Z');
const intent = (slug: string): JournalLine => ({
  kind: 'intent',
  slug,
  version: '1.0.0',
  fingerprint: 'f'.repeat(64),
  shape: 'shape',
  isNew: true,
  at,
});

function written(...lines: JournalLine[]): string {
  const path = join(tempDir(), 'publish', 'clawhub.jsonl');
  const journal = openJournal(path);
  for (const line of lines) journal.append(line);
  journal.close();
  return path;
}

/** From now on half of a text is written, and the disk is full; returns what makes room. */
function fillDisk(): () => void {
  const { writeFileSync: write } = fs;
  const makeRoom = (): void => {
    fs.writeFileSync = write;
    syncBuiltinESMExports();
  };
  fs.writeFileSync = (to: unknown, text: unknown) => {
    fs.writeSync(Number(to), String(text).slice(0, String(text).length / 2));
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  syncBuiltinESMExports();
  onTestFinished(makeRoom);
  return makeRoom;
}

test('what was appended is read again, run after run', () => {
  const path = written(intent('a'));
  const journal = openJournal(path);
  journal.append(intent('b'));
  expect(readJournal(path)).toEqual([intent('a'), intent('b')]);
  journal.close();
});

test('no journal is something else than an empty one', () => {
  const path = join(tempDir(), 'publish', 'clawhub.jsonl');
  expect(readJournal(path)).toEqual([]);
  openJournal(path).close();
  expect(readJournal(path)).toEqual([]);
});

test('a line that was half-written costs itself only, wherever it was cut', () => {
  const path = written(intent('a'), intent('b'));
  const whole = readFileSync(path);
  const first = whole.indexOf('\n') + 1;
  for (let end = first; end < whole.length - 1; end += 7) {
    writeFileSync(path, whole.subarray(0, end));
    const journal = openJournal(path);
    journal.append(intent('c'));
    journal.close();
    const slugs = readJournal(path).map((line) => 'slug' in line && line.slug);
    expect(slugs, `cut at ${end}`).toEqual(['a', 'c']);
  }
});

test('a line behind one that could not be written is whole', () => {
  const path = written(intent('a'));
  const journal = openJournal(path);
  const makeRoom = fillDisk();
  expect(() => journal.append(intent('b'))).toThrow(/Cannot write .*no space left/);
  makeRoom();
  journal.append(intent('c'));
  journal.append(intent('d'));
  journal.close();
  expect(readJournal(path)).toEqual([intent('a'), intent('c'), intent('d')]);
});

test('lines of other tools and later versions are passed over', () => {
  const path = written(intent('a'));
  appendFileSync(path, 'nonsense\n{"kind":"other"}\n{"kind":"intent","slug":1}\nnull\n');
  expect(readJournal(path)).toEqual([intent('a')]);
});

test('a journal that cannot be written stops everything (exit 5)', () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  expect(() => openJournal(join(file, 'clawhub.jsonl')).append(intent('a'))).toThrow(
    expect.objectContaining({
      exitCode: 5,
      message: expect.stringContaining('without which nothing may be'),
    }),
  );
});

test('an intent without an outcome is open, and counts against the caps as if it had gone out', () => {
  const { open, newApps } = readHistory([intent('a'), intent('b')], at + 3_600_000);
  expect([...open.keys()]).toEqual(['a', 'b']);
  expect(newApps).toHaveLength(2);
  const nothing: JournalLine = { ...intent('a'), kind: 'outcome', result: 'nothing' } as JournalLine;
  const after = readHistory([intent('a'), intent('b'), nothing], at + 3_600_000);
  expect([...after.open.keys()]).toEqual(['b']);
  expect(after.newApps).toHaveLength(1);
});
