import { expect, test } from 'vitest';
import { readReleases } from '../../src/read/releases.ts';
import { readSnapshot } from '../../src/read/snapshot.ts';

const GOOD = `{
  "origin": "membrane",
  "actions": [
    { "id": "1", "name": "List Users", "input": { "type": "object" } }
  ]
}`;

test('a good snapshot is read', () => {
  expect(readSnapshot('a', 'f', GOOD)).toMatchObject({
    findings: [],
    snapshot: { origin: 'membrane', actions: [{ id: '1', name: 'List Users' }] },
  });
});

test.each([
  ['a comma too many', GOOD.replace('} }\n', '} },\n'), '5:3'],
  ['an unknown key', GOOD.replace('"id"', '"ids"'), '4:7'],
  ['a missing name', GOOD.replace('"name": "List Users", ', ''), '4:5'],
  ['a wrong origin', GOOD.replace('"membrane"', '"elsewhere"'), '2:13'],
])('%s is an error with its place', (_, text, place) => {
  const { snapshot, findings } = readSnapshot('a', 'f', text);
  expect(snapshot).toBeNull();
  expect(findings.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
});

test('a byte order mark is named, in a snapshot and in a history of releases', () => {
  for (const read of [readSnapshot, readReleases])
    expect(read('a', 'f', `\uFEFF${GOOD}`).findings).toMatchObject([
      { level: 'error', line: 1, column: 1, message: expect.stringContaining('byte order mark (U+FEFF)') },
    ]);
});
