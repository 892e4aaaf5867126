import {
  appendFileSync,
  cpSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestFile, readStamp } from '../../src/cache/inspect.ts';
import { loadFindings, loadListed, type BuildFindings } from '../../src/cache/findings.ts';
import {
  loadEarlierMemory,
  loadMemory,
  loadState,
  saveState,
  type BuildState,
} from '../../src/cache/state.ts';
import { tempDir, writeFiles } from '../support/catalogs.ts';

const KEY = { recipe: 'settings', maker: 'code' };
const STATE: BuildState = {
  key: KEY,
  apps: [],
  files: { paths: [], marks: [] },
  shared: '',
  manifest: '',
  total: 0,
  hasFindings: false,
};
const { apps: _apps, ...KEPT } = STATE;
const FINDINGS: BuildFindings = {
  all: [],
  catalog: { clashes: {}, packs: [], outputs: {}, meant: {} },
  listed: [{ slug: 'a', name: 'Ä', categories: ['crm'], actions: 2 }],
};
const MEMORY = new Map([['a', { input: 'x', record: null, edition: null, related: '', findings: [] }]]);

function saved(): string {
  const dir = join(tempDir(), 'state');
  saveState(
    dir,
    dir,
    STATE,
    [...MEMORY].map(([slug, memory]) => [slug, JSON.stringify(memory)]),
    FINDINGS,
  );
  return dir;
}

test('what was saved comes back, from a copy too', () => {
  const dir = saved();
  expect(readdirSync(dir).sort()).toEqual(['findings.json', 'memory.json', 'outputs.json', 'stamps.json']);
  expect(loadState(dir, KEY)).toMatchObject(KEPT);
  expect(loadMemory(dir)).toEqual(MEMORY);
  expect(loadFindings(dir, 'catalog')).toEqual(FINDINGS.catalog);
  expect(loadListed(dir)).toEqual(FINDINGS.listed);
  const others = { ...KEY, recipe: 'other settings' };
  expect(loadState(dir, others)).toBe(null);
  expect(loadEarlierMemory(dir, others)).toEqual(MEMORY);
  const newer = { ...KEY, maker: 'newer code' };
  expect(loadState(dir, newer)).toBe(null);
  expect(loadEarlierMemory(dir, newer)).toEqual(new Map());
  const copy = tempDir();
  cpSync(dir, copy, { recursive: true });
  expect(loadState(copy, KEY)).toMatchObject(KEPT);
});

test.each(['memory.json', 'findings.json', 'outputs.json'])(
  'without its %s a state counts for nothing',
  (name) => {
    for (const damage of [
      rmSync,
      (path: string) => appendFileSync(path, ' '),
      (path: string) => writeFileSync(path, '[]'),
    ]) {
      const dir = saved();
      damage(join(dir, name));
      if (name === 'memory.json' || damage === rmSync) expect(loadState(dir, KEY)).toBe(null);
    }
  },
);

test('stamps of which one byte differs, or that are cut or longer, count for nothing', () => {
  const dir = saved();
  const path = join(dir, 'stamps.json');
  const bytes = readFileSync(path);
  const load = (damaged: Uint8Array) => {
    writeFileSync(path, damaged);
    return loadState(dir, KEY);
  };
  for (let at = 0; at < bytes.length; at += 1)
    expect(load(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))).toBe(null);
  for (const other of ['', '{', 'null', `${bytes}\n`, `${bytes}`.slice(0, -1)])
    expect(load(Buffer.from(other))).toBe(null);
  expect(load(bytes)).not.toBe(null);
});

test('a link is no file of ours', () => {
  const dir = tempDir();
  writeFiles(dir, { 'real.md': 'text', 'folder/a.md': '' });
  symlinkSync(join(dir, 'real.md'), join(dir, 'link.md'));
  expect(readStamp(join(dir, 'real.md'))).not.toBe(null);
  expect(digestFile(join(dir, 'link.md'))).toBe(null);
  expect(digestFile(join(dir, 'folder'))).toBe(null);
  expect(digestFile(join(dir, 'real.md/below.md'))).toBe(null);
});
