import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileChange, WritePlan } from '../../src/model/files.ts';
import { applyPlan } from '../../src/disk/apply.ts';
import { digestSha256 } from '../../src/disk/contents.ts';
import { readLeftovers } from '../../src/disk/journal.ts';
import { encodeManifest, NO_MANIFEST } from '../../src/disk/manifest.ts';
import { packApp } from '../../src/disk/packedApp.ts';
import { planOut } from '../../src/disk/plan.ts';
import { filesIn, tempDir, writeFiles } from '../support/catalogs.ts';

const GO = new AbortController().signal;

function change(kind: FileChange['kind'], path: string, base: FileChange['base'] = 'out'): FileChange {
  return { kind, base, path, app: null };
}

/** A plan in which each file holds its own path, and the manifest is one. */
function planOf(...changes: FileChange[]): WritePlan {
  const created = changes.filter(
    ({ kind, base, path }) => kind !== 'delete' && base === 'out' && path !== 'manifest.json',
  );
  const files = Object.fromEntries(
    created.map(({ path }) => [path, { sha256: digestSha256(Buffer.from(path)), size: path.length }]),
  );
  const apps = new Map([['a', packApp({ input: '', files })]]);
  const manifest = [...encodeManifest({ apps, files: new Map() })];
  return {
    changes,
    unchanged: 0,
    content: ({ path }) => (path === 'manifest.json' ? manifest : [Buffer.from(path)]),
    digest: ({ base, path }) => (base === 'out' ? (files[path]?.sha256 ?? null) : null),
  };
}

function apply(
  root: string,
  plan: WritePlan,
  onDone: (done: number) => void = () => {},
  stop = GO,
): Promise<number> {
  const bases = { out: join(root, 'out'), apps: join(root, 'apps'), packs: join(root, 'packs') };
  return applyPlan(plan, { bases, stateDir: join(root, 'state'), onDone, stop });
}

test('snapshots go first, then files, then deletions, then the manifest', async () => {
  const root = tempDir();
  writeFiles(root, { 'out/b/old.md': 'old', 'apps/a/membrane.json': 'old' });
  const steps: Record<string, string>[] = [];
  const plan = planOf(
    change('delete', 'b/old.md'),
    change('create', 'a/new.md'),
    change('create', 'manifest.json'),
    change('update', 'a/membrane.json', 'apps'),
  );
  expect(
    await apply(root, plan, () =>
      steps.push({ ...filesIn(join(root, 'out')), ...filesIn(join(root, 'apps')) }),
    ),
  ).toBe(4);
  expect(steps.map((files) => Object.keys(files).filter((path) => !path.startsWith('.')))).toEqual([
    ['b/old.md', 'a/membrane.json'],
    ['a/new.md', 'b/old.md', 'a/membrane.json'],
    ['a/new.md', 'a/membrane.json'],
    ['a/new.md', 'manifest.json', 'a/membrane.json'],
  ]);
  expect(steps[0]?.['a/membrane.json']).toBe('a/membrane.json');
  expect(readdirSync(join(root, 'out')).sort()).toEqual(['a', 'manifest.json']);
});

test('a file to delete may be gone already, with its folder', async () => {
  const root = tempDir();
  writeFiles(root, { 'out/kept.md': '' });
  expect(await apply(root, planOf(change('delete', 'gone.md'), change('delete', 'no/folder/gone.md')))).toBe(
    2,
  );
  expect(readdirSync(join(root, 'out'))).toEqual(['kept.md']);
});

test('deleting and making in one folder', async () => {
  const root = tempDir();
  writeFiles(root, { 'out/a/b/old.md': '' });
  await apply(root, planOf(change('delete', 'a/b/old.md'), change('create', 'a/b/new.md')));
  expect(Object.keys(filesIn(join(root, 'out')))).toEqual(['a/b/new.md']);
});

test('it stops after the file in hand, and leaves no stage', async () => {
  const root = tempDir();
  const stop = new AbortController();
  const names = Array.from({ length: 100 }, (_, at) => `file-${at}.md`);
  const done = await apply(
    root,
    planOf(...names.map((name) => change('create', name)), change('create', 'manifest.json')),
    (count) => count === 10 && stop.abort('SIGINT'),
    stop.signal,
  );
  expect(done).toBe(10);
  expect(readdirSync(join(root, 'out'))).toHaveLength(10);
});

test('a link anywhere on the way is found before anything is written', async () => {
  const root = tempDir();
  const elsewhere = tempDir();
  writeFiles(root, { 'out/first.md': 'old', 'out/z/real.md': '' });
  writeFiles(elsewhere, { 'y/precious.md': 'precious' });
  symlinkSync(elsewhere, join(root, 'out/z/link'));
  for (const last of [change('update', 'z/link/y/precious.md'), change('delete', 'z/link/y/precious.md')])
    await expect(apply(root, planOf(change('update', 'first.md'), last))).rejects.toMatchObject({
      exitCode: 5,
      message: `${join(root, 'out/z/link')} is a symbolic link, expected a folder`,
    });
  expect(filesIn(elsewhere)).toEqual({ 'y/precious.md': 'precious' });
  expect(readFileSync(join(root, 'out/first.md'), 'utf8')).toBe('old');
});

test('a folder that cannot be opened leaves no stage in the other one', async () => {
  const root = tempDir();
  writeFiles(root, { apps: 'not a folder' });
  const plan = planOf(change('create', 'a.md'), change('create', 'a/membrane.json', 'apps'));
  await expect(apply(root, plan)).rejects.toMatchObject({ exitCode: 5 });
  expect(existsSync(join(root, 'out/a.md'))).toBe(false);
  expect(existsSync(join(root, 'out/.skillpress-stage'))).toBe(false);
});

test('new files are written down before they are made, with those of runs that did not end', async () => {
  const root = tempDir();
  const out = join(root, 'out');
  writeFiles(root, { 'state/journal.json': JSON.stringify({ out, files: { 'older.md': 'digest' } }) });
  const stop = new AbortController();
  stop.abort('SIGINT');
  await apply(
    root,
    planOf(change('create', 'a.md'), change('update', 'b.md'), change('create', 'manifest.json')),
    undefined,
    stop.signal,
  );
  expect(Object.fromEntries(readLeftovers(join(root, 'state'), out))).toEqual({
    'older.md': 'digest',
    'a.md': digestSha256(Buffer.from('a.md')),
  });
  expect(readLeftovers(join(root, 'state'), join(root, 'other')).size).toBe(0);
  writeFileSync(join(root, 'state/journal.json'), '{"out":');
  expect(readLeftovers(join(root, 'state'), out).size).toBe(0);
});

test('what such a run made is deleted when nobody wants it, and only as it was made', () => {
  const wanted = {
    built: new Map(),
    kept: new Set<string>(),
    files: new Map([['wanted.md', { sha256: 'w', size: 1 }]]),
  };
  const leftovers = new Map([
    ['wanted.md', 'w'],
    ['ours.md', 'o'],
    ['edited.md', 'o'],
    ['missing.md', 'o'],
    ['../outside.md', 'o'],
  ]);
  const disk = new Map([
    ['wanted.md', 'w'],
    ['ours.md', 'o'],
    ['edited.md', 'e'],
    ['../outside.md', 'o'],
  ]);
  const { changes } = planOut(wanted, { ...NO_MANIFEST, leftovers }, (path) => disk.get(path) ?? null);
  expect(changes).toEqual([change('delete', 'ours.md')]);
});

test('a file that goes from one owner to another stays', () => {
  const file = { sha256: 'same', size: 1 };
  const files = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, file]));
  const previous = {
    apps: new Map([
      ['gone', packApp({ input: '', files: files('by-name/a', 'old/a', 'shared/a') })],
      ['kept', packApp({ input: '', files: files('skills/kept/SKILL.md') })],
    ]),
    files: new Map(Object.entries(files('skills/new/SKILL.md', 'skills/kept/SKILL.md', 'old/shared'))),
  };
  const next = packApp({ input: '', files: files('by-name/a', 'skills/new/SKILL.md') });
  const { changes } = planOut(
    {
      built: new Map([['new', next]]),
      kept: new Set(['kept']),
      files: new Map(Object.entries(files('shared/a'))),
    },
    previous,
    () => file.sha256,
  );
  expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['delete old/shared', 'delete old/a']);
});
