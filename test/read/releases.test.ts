import { expect, test } from 'vitest';
import { readReleases } from '../../src/read/releases.ts';

const GOOD = `{
  "releases": [
    {
      "version": "1.10.0",
      "date": "2026-11-20",
      "digest": "sha256:${'2'.repeat(64)}",
      "changes": ["Added the action \`list-users\`."]
    },
    {
      "version": "1.9.0",
      "date": "2026-11-20",
      "digest": "sha256:${'1'.repeat(64)}",
      "changes": ["First release."]
    }
  ],
  "surface": {
    "cli": "cli@1.0.0",
    "name": "Sample",
    "homepage": "https://sample.example/",
    "docs": null,
    "icon": null,
    "summary": "0123456789ab",
    "description": "0123456789ab",
    "entities": [],
    "notes": null,
    "listed": 1,
    "actions": [
      {"key":"list-users","name":"List Users","effect":"read","sentence":"0123456789ab"}
    ]
  }
}
`;

test('a good file is read', () => {
  const { file, findings } = readReleases('sample', 'f', GOOD);
  expect(findings).toEqual([]);
  expect(file?.releases.map(({ version }) => version)).toEqual(['1.10.0', '1.9.0']);
});

test.each([
  ['a conflict marker', GOOD.replace('"releases"', '<<<<<<< ours\n  "releases"'), '2:3', /Expected JSON/],
  ['a cut file', GOOD.slice(0, 200), /^\d+:\d+$/, /Expected JSON/],
  [
    'an older version first',
    GOOD.replace('1.9.0', '1.11.0'),
    '10:18',
    /version below 1\.10\.0.*received "1\.11\.0"/,
  ],
  ['a version twice', GOOD.replace('1.9.0', '1.10.0'), '10:18', /version below 1\.10\.0/],
  [
    'no version',
    GOOD.replace('1.9.0', 'v1.9'),
    '10:18',
    /expected a version such as 1\.4\.0, received "v1\.9"/,
  ],
  ['a day that is none', GOOD.replace('2026-11-20', '2026-02-30'), '5:15', /expected a day of the calendar/],
  ['another digest', GOOD.replace(/sha256:2+/, 'sha256:2'), '6:17', /64 hex digits/],
  ['no changes', GOOD.replace('"First release."', ''), '13:18', /at least one change/],
  ['a change of two lines', GOOD.replace('First release.', 'First\\nrelease.'), '13:19', /one line/],
  ['an unknown key', GOOD.replace('"listed"', '"list"'), '26:5', /Missing key "surface\.listed"|Unknown key/],
  ['no history', '{"releases": [], "surface": {}}', '1:14', /at least one release/],
])('%s is an error with its place', (_, text, place, message) => {
  const { file, findings } = readReleases('sample', 'apps/sample/releases.json', text);
  expect(file).toBeNull();
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  expect(places.some((each) => (typeof place === 'string' ? each === place : place.test(each)))).toBe(true);
  expect(findings.some((finding) => message.test(finding.message))).toBe(true);
  expect(findings[0]).toMatchObject({ level: 'error', app: 'sample', file: 'apps/sample/releases.json' });
  expect(findings[0]?.hint).toContain('skillpress release');
});

test('of two sides of a merge one whole file is to be taken, not what is right of both', () => {
  const text = GOOD.replace('  "releases"', '<<<<<<< ours\n  "releases"');
  const [finding] = readReleases('sample', 'apps/sample/releases.json', text).findings;
  expect(finding?.message).toContain('A merge conflict is left here');
  expect(finding?.hint).toContain('take the side that was published');
  expect(finding?.hint).not.toContain('of both');
});
