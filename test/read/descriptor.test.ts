import { writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDescriptor } from '../../src/read/descriptor.ts';
import { splitFrontMatter } from '../../src/read/frontMatter.ts';
import { tempDir } from '../support/catalogs.ts';

const GOOD = `---
name: Clerk
homepage: https://clerk.com/
summary: User management.
entities:
  - User: [Email Address]
  - Organization
membrane: { integration: clerk }
actions: { pin: [create-user], describe: { list-users: Newest first. }, effect: { verify-domain: write } }
---
A note.
`;

function problems(text: string): string[] {
  return readDescriptor('clerk', 'apps/clerk/app.md', text).findings.map(
    ({ line, column, message, hint }) =>
      `${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

test('a good descriptor is read whole', () => {
  const { descriptor, findings } = readDescriptor('clerk', 'apps/clerk/app.md', GOOD);
  expect(findings).toEqual([]);
  expect(descriptor).toMatchObject({
    name: 'Clerk',
    docs: null,
    entities: [
      { name: 'User', children: [{ name: 'Email Address', children: [] }] },
      { name: 'Organization', children: [] },
    ],
    membrane: { by: 'integration', key: 'clerk', intent: null },
    pin: ['create-user'],
    describe: { 'list-users': 'Newest first.' },
    effect: { 'verify-domain': 'write' },
    draft: false,
    notes: 'A note.',
  });
});

test('line ends, a byte order mark and scalars that look like something else do not matter', () => {
  const text = GOOD.replace('name: Clerk', 'name: 1.10')
    .replace('User management.', 'no')
    .replaceAll('\n', '\r\n');
  expect(readDescriptor('clerk', 'f', `\uFEFF${text}`).descriptor).toMatchObject({
    name: '1.10',
    summary: 'no',
  });
});

test('what is read otherwise than it looks is told, with what is wrong because of it', () => {
  expect(problems(`\uFEFF${GOOD.replace('Clerk\n', 'C #\n')}`)).toEqual([
    '1:1 The file begins with a byte order mark (U+FEFF) | Save it as UTF-8 without one: other programs take it for a part of the text.',
    '2:9 " #" begins a comment here: the value is "C", without "#" | Quote the value if the rest belongs to it; put two spaces before "# " if it is a comment.',
  ]);
  expect(problems(GOOD.replace('Clerk\n', '#1 Clerk\n')).join('\n')).toMatch(
    /^2:7 .*the value is "".*\n2:7 name:/,
  );
});

const BAD: [string, string, string[]][] = [
  ['no front matter', 'Clerk\n', ['1:1 Expected front matter: the first line must be "---"']],
  ['front matter that is not closed', '---\nname: x\n', ['1:1 The front matter is not closed']],
  [
    'a language after the dashes',
    '---js\n({})\n---\n',
    ['1:4 Expected a first line of "---" alone, received "---js"'],
  ],
  [
    'broken YAML',
    GOOD.replace('[Email Address]', '[Email Address'),
    ['6:11 The bracket that opens here is not closed | Close it'],
  ],
  [
    'a key twice',
    GOOD.replace('summary:', 'name: Again\nsummary:'),
    ['4:1 The key "name" stands here twice, first in line 2 | Keep one'],
  ],
  [
    'an alias',
    GOOD.replace('name: Clerk', 'name: &a Clerk\ndocs: *a'),
    ['3:7 Aliases (*name) are not supported'],
  ],
  [
    'an unknown key, at the key',
    GOOD.replace('summary:', 'sumary:'),
    ['4:1 Unknown key "sumary" | Did you mean "summary"?'],
  ],
  ['an unknown key inside', GOOD.replace('pin:', 'pinned:'), ['9:12 Unknown key "pinned"']],
  [
    'a list for a string',
    GOOD.replace('User management.', '[a, b]'),
    ['4:10 summary: expected one sentence about the app, received a list'],
  ],
  [
    'a string for a list',
    GOOD.replace('[create-user]', 'create-user'),
    ['9:17 actions.pin: expected a list'],
  ],
  [
    'an empty value',
    GOOD.replace(' Clerk', ''),
    ['2:6 name: expected the brand as its owner writes it, received nothing'],
  ],
  ['two lines in a name', GOOD.replace('name: Clerk', 'name: "Cl\\nerk"'), ['2:7 name: expected one line']],
  [
    'an invisible character',
    GOOD.replace('Clerk', 'Cle\u200Brk'),
    ['2:7 name: expected one line without invisible or control characters'],
  ],
  [
    'an address that a shell would act on',
    GOOD.replace('clerk.com/', 'clerk.com/$(id)'),
    ['3:11 homepage: expected the URL of the app'],
  ],
  ['another scheme', GOOD.replace('https://clerk.com/', 'javascript:alert(1)'), ['3:11 homepage: expected']],
  ['an address without a domain', GOOD.replace('clerk.com', 'localhost'), ['3:11 homepage: expected']],
  [
    'two selectors',
    GOOD.replace('integration: clerk', 'integration: clerk, app: clerk'),
    ['8:11 membrane: expected exactly one of app, connector, integration, connection'],
  ],
  [
    'an intent without a connection',
    GOOD.replace('integration: clerk', 'integration: clerk, intent: list'),
    ['8:11 membrane: expected "intent" only beside "connection"'],
  ],
  [
    'two entities in one item',
    GOOD.replace('[Email Address]', '[Email Address]\n    Role: []'),
    ['6:5 entities.0: expected one entity per list item, received a map'],
  ],
  [
    'one request',
    GOOD.replace('entities:', 'requests: [Who signed up?]\nentities:'),
    ['5:11 requests: expected two to five requests, received a list'],
  ],
  [
    'six requests',
    GOOD.replace('entities:', 'requests: [One?, Two?, Three?, Four?, Five?, Six?]\nentities:'),
    ['5:11 requests: expected two to five requests, received a list of 6'],
  ],
  [
    'several problems at once',
    GOOD.replace('homepage: https://clerk.com/', 'homepage: clerk').replace(
      'summary:',
      'draft: maybe\nsummary:',
    ),
    ['3:11 homepage', '4:8 draft: expected true or false, received "maybe"'],
  ],
];

test.each(BAD)('%s', (_, text, expected) => {
  const found = problems(text);
  expect(found).toHaveLength(expected.length);
  for (const [at, start] of expected.entries()) expect(found[at]).toContain(start);
});

test.each(['js', 'javascript', 'JS', ' js', 'json', 'coffee'])(
  'front matter in %s is never run',
  (language) => {
    const canary = join(tempDir(), 'canary');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '')`;
    expect(splitFrontMatter(`---${language}\n(${code}, {})\n---\n`).ok).toBe(false);
    expect(splitFrontMatter(`---${language}\n(${code}, {})\n---\n`).ok).toBe(false);
    expect(existsSync(canary)).toBe(false);
    writeFileSync(canary, 'the canary itself works');
  },
);

test('any text at all is answered with a descriptor or with findings that have a place', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((yaml) => `---\n${yaml}\n---\n`),
        fc.anything().map((value) => `---\n${JSON.stringify(value)}\n---\n`),
      ),
      (text) => {
        const { descriptor, findings } = readDescriptor('x', 'f', text);
        expect(descriptor === null).toBe(findings.length > 0);
        for (const { line, column } of findings) expect(Math.min(line ?? 0, column ?? 0)).toBeGreaterThan(0);
      },
    ),
  );
});
