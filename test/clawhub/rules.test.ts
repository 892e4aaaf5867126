import { expect, test } from 'vitest';
import { clawhubBundle } from '../../src/clawhub/rules/bundle.ts';
import { clawhubCard } from '../../src/clawhub/rules/card.ts';
import { clawhubCategory } from '../../src/clawhub/rules/category.ts';
import { clawhubFingerprint } from '../../src/clawhub/rules/fingerprint.ts';
import { clawhubFirstLines } from '../../src/clawhub/rules/first-lines.ts';
import { clawhubFlags } from '../../src/clawhub/rules/flags.ts';
import { clawhubIcon } from '../../src/clawhub/rules/icon.ts';
import { clawhubIconScript } from '../../src/clawhub/rules/icon-script.ts';
import { clawhubLength } from '../../src/clawhub/rules/page-length.ts';
import { clawhubLicence } from '../../src/clawhub/rules/licence.ts';
import { clawhubQuality } from '../../src/clawhub/rules/quality.ts';
import { clawhubRequirements } from '../../src/clawhub/rules/requirements.ts';
import { clawhubScan } from '../../src/clawhub/rules/static-scan.ts';
import { clawhubSlug } from '../../src/clawhub/rules/slug.ts';
import { clawhubTopics } from '../../src/clawhub/rules/topics.ts';
import type { AppRecord } from '../../src/model/app.ts';
import type { Rule, Subject } from '../../src/model/rule.ts';
import { messagesOf, subjectOf } from '../support/examples.ts';
import { catalog, config, record } from '../support/subject.ts';

const SKILL = 'clawhub/acme/SKILL.md';
const CARD = 'clawhub/acme/agents/openai.yaml';
const places = (rule: Rule, example: Parameters<typeof subjectOf>[0]) =>
  rule.ofApp?.(subjectOf(example)).map(({ place }) => place);
const withFiles = (files: Subject['files'], over: Partial<Subject> = {}): Subject => ({
  ...subjectOf({}),
  ...over,
  files,
});

test('a slug that ClawHub refuses is told at the name', () => {
  expect(places(clawhubSlug, { slug: 'q2' })).toEqual([{ at: ['name'] }]);
});

test('an app in more than three ClawHub categories is told which are sent', () => {
  const four = { descriptor: 'categories: [payments, security, design, development]' };
  expect(messagesOf(clawhubCategory, four)).toEqual([
    'ClawHub takes three categories: finance, security, creative would be sent, development left out',
  ]);
  expect(places(clawhubCategory, four)).toEqual([{ at: ['categories'] }]);
  expect(messagesOf(clawhubCategory, { descriptor: 'categories: [crm, sales, ats, hris, erp]' })).toEqual([]);
  expect(messagesOf(clawhubCategory, { descriptor: 'categories: [payments, security, design]' })).toEqual([]);
});

test('apps without a ClawHub category are told one by one, many of them at once', () => {
  const told = (...records: AppRecord[]) =>
    clawhubCategory.ofCatalog?.(records, catalog).map(({ app, message }) => `${app}: ${message}`);
  const other = 'The app would be in the category "other" at ClawHub';
  expect(told(record('one'), record('two', { categories: ['crm'] }), record('new', { draft: true }))).toEqual(
    [`one: ${other}`],
  );
  const many = Array.from({ length: 120 }, (_, at) => record(`app${at}`));
  const excused = record('excused', { except: ['marketplace/category'] });
  const [first = '', second = '', ...rest] = told(excused, ...many) ?? [];
  expect([first, rest]).toEqual([`excused: ${other}`, []]);
  expect(second).toMatch(
    /^app0: 120 apps would be in the category "other" at ClawHub: app0, app1, .*, app9 and 110 more$/,
  );
  expect(told(...many.slice(0, 10))).toHaveLength(10);
});

test('an app is told what makes it one of a ClawHub category: a category, or what ClawHub calls its own', () => {
  const hintFor = (
    categories: string[],
    ...own: (readonly [key: string, name: string, clawhub?: string])[]
  ) =>
    clawhubCategory.ofCatalog?.([record('one', { categories })], {
      ...catalog,
      config: {
        ...config,
        categories: new Map(
          own.map(([key, name, clawhub]) => [
            key,
            { name, names: {}, marketplaces: clawhub ? { clawhub } : {} },
          ]),
        ),
      },
    })[0]?.hint;
  const example = (name: string): string =>
    `Say in catalog.yaml which one of ClawHub's a category is, such as "${name}, clawhub: operations }" (docs/settings.md names all)`;
  const crm = ['deals', 'Deals'] as const;
  const own = [crm, ['pay', 'Payments', 'finance'], ['misc', 'Misc', 'other']] as const;
  expect(hintFor([], ...own)).toBe('Name one to three categories of catalog.yaml: pay.');
  expect(hintFor(['deals'], ...own)).toBe(
    `${example('deals: { name: Deals')}; or put the app into one of pay.`,
  );
  expect(hintFor(['deals'], crm)).toBe(`${example('deals: { name: Deals')}.`);
  expect(hintFor(['deals'], ['deals', 'Deals, CRM'])).toBe(`${example('deals: { name: "Deals, CRM"')}.`);
  expect(hintFor(['rnd'], ['rnd', 'R&D'])).toBe(`${example('rnd: { name: R&D')}.`);
  expect(hintFor([])).toBe(`${example('crm: { name: CRM')}.`);
});

test('a topic that ClawHub refuses is told at its keyword', () => {
  expect(places(clawhubTopics, { descriptor: 'keywords: [stock, verified, trusted]' })).toEqual([
    { at: ['keywords', 1] },
    { at: ['keywords', 2] },
  ]);
});

test.each([
  ['skill-card.md', 'ClawHub writes skill-card.md itself and refuses a bundle that has one'],
  ['.hidden/a.md', 'ClawHub leaves ".hidden/a.md" out of the bundle'],
  ['a/.b.md', 'ClawHub leaves "a/.b.md" out of the bundle'],
  ['node_modules/a.md', 'ClawHub leaves "node_modules/a.md" out of the bundle'],
  ['a\\b.md', 'ClawHub leaves "a\\b.md" out of the bundle'],
  ['run.sh', '"run.sh" is neither a text file (md, yaml, json) nor an icon (svg, png)'],
  ['assets/icon.png', '"assets/icon.png" is neither a text file (md, yaml, json) nor an icon (svg, png)'],
])('a bundle with %s is told', (name, message) => {
  expect(messagesOf(clawhubBundle, { files: { [`clawhub/acme/${name}`]: 'x' } })).toEqual([message]);
});

test('other files of a bundle are fine, and those of other folders are not of it', () => {
  const files = {
    'clawhub/acme/data.json': '{}',
    'clawhub/acme/icon.png': 'x',
    'clawhub/acme/icon.svg': 'x',
    'skills/acme/run.sh': 'x',
  };
  expect(messagesOf(clawhubBundle, { files })).toEqual([]);
});

test('a bundle has SKILL.md and stays within ClawHub’s sizes', () => {
  const bundled = subjectOf({}).files.filter(({ path }) => path.startsWith('clawhub/'));
  const messages = (files: Subject['files']) =>
    clawhubBundle.ofApp?.(withFiles(files)).map(({ message }) => message);
  expect(messages(bundled.filter(({ path }) => path !== SKILL))).toEqual(['The bundle has no SKILL.md']);
  const file = (name: string, size: number) => ({ path: `clawhub/acme/${name}`, text: 'é'.repeat(size / 2) });
  const MB = 1024 * 1024;
  expect(messages([...bundled, file('a.md', 10 * MB)])).toEqual([]);
  expect(messages([...bundled, file('a.md', 10 * MB + 2)])).toEqual([
    'The file has 10485762 bytes, expected at most 10485760',
  ]);
  const icon = { path: 'clawhub/acme/icon.png', text: '', bytes: new Uint8Array(10 * MB + 1) };
  expect(messages([...bundled, icon])).toEqual(['The file has 10485761 bytes, expected at most 10485760']);
  const five = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'].map((name) => file(name, 10 * MB));
  expect(messages(five.slice(1))).toEqual(['The bundle has no SKILL.md']);
  const skill = { path: SKILL, text: '' };
  expect(messages([skill, ...five])).toEqual([]);
  expect(messages([{ path: SKILL, text: 'é' }, ...five])).toEqual([
    'The bundle has 52428802 bytes, expected at most 52428800',
  ]);
});

test.each([
  'All rights reserved.',
  'Licenced under terms of our own; it is licensed under them.',
  'SPDX-License-Identifier: X',
  'MIT license',
  'Apache-2.0 licence',
  'BSD 3-Clause License',
  'AGPL license',
  'GPL v3 license',
  'LGPL licence',
  'MPL 2.0 license',
  'ISC license',
  'EPL license',
  'Creative Commons license',
  'CC-BY 4.0 license',
  '© Acme',
  '(c) 2026 Acme',
  'Copyright 2026',
  'copyright (c) Acme',
])('"%s" is a licence', (line) => {
  expect(messagesOf(clawhubLicence, { notes: `- First.\n- ${line}` })).toEqual([
    `ClawHub allows no licence terms but its own: - ${line}`,
  ]);
});

test.each([
  'Manage the licenses of users.',
  'Submit a licence request.',
  'Option (c) comes next.',
  'Copyright of images.',
])('"%s" is no licence', (line) => expect(messagesOf(clawhubLicence, { notes: line })).toEqual([]));

test('a licence key in the front matter of the bundle is told with its line', () => {
  const files = { [SKILL]: '---\nname: "acme"\nlicense: "MIT-0"\n---\n# A\n' };
  expect(places(clawhubLicence, { files })).toEqual([{ file: SKILL, line: 3 }]);
});

const page = (...openclaw: string[]) => ({
  files: {
    [SKILL]: `---\nname: "acme"\nmetadata:\n  openclaw:\n${openclaw.map((line) => `    ${line}\n`).join('')}---\n# A\n`,
  },
});
const REQUIRES = ['requires:', '  bins:', '    - "membrane"'];
const LINKS = ['links:', '  repository: "https://a.example/b"'];
const install = (kind: string, name: string, bin = 'membrane') => [
  'install:',
  `  - kind: "${kind}"`,
  `    package: "${name}"`,
  '    bins:',
  `      - "${bin}"`,
];
const COMPLETE = [...REQUIRES, ...install('node', 'cli@1.2.3'), ...LINKS];

test.each([
  [
    'another kind',
    [...REQUIRES, ...install('npm', 'cli@1.2.3'), ...LINKS],
    'install[0].kind: expected brew, node, go or uv, received "npm"',
  ],
  [
    'no kind',
    [...REQUIRES, 'install:', '  - bins:', '      - "membrane"', ...LINKS],
    'install[0].kind: expected brew, node, go or uv, received ""',
  ],
  [
    'no version',
    [...REQUIRES, ...install('node', '@a/cli'), ...LINKS],
    'install[0].package: expected a package with an exact version, received "@a/cli"',
  ],
  [
    'a range',
    [...REQUIRES, ...install('node', 'cli@^1.2.3'), ...LINKS],
    'install[0].package: expected a package with an exact version, received "cli@^1.2.3"',
  ],
  [
    'a tag',
    [...REQUIRES, ...install('node', 'cli@1.2.3-x'), ...LINKS],
    'install[0].package: expected a package with an exact version, received "cli@1.2.3-x"',
  ],
  ['no program', [...install('node', 'cli@1.2.3'), ...LINKS], 'requires.bins names no program'],
  [
    'another program',
    [...REQUIRES, ...install('node', 'cli@1.2.3', 'other'), ...LINKS],
    'No installation has the program "membrane"',
  ],
  ['no installation', [...REQUIRES, ...LINKS], 'No installation has the program "membrane"'],
  [
    'no repository',
    COMPLETE.slice(0, -LINKS.length),
    'links.repository: expected an https address, received ""',
  ],
  [
    'a bare repository',
    [...COMPLETE.slice(0, -1), '  repository: "a.example"'],
    'links.repository: expected an https address, received "a.example"',
  ],
])('requirements with %s are told', (_, lines, message) => {
  expect(messagesOf(clawhubRequirements, page(...lines))).toEqual([message]);
  expect(places(clawhubRequirements, page(...lines))).toEqual([{ file: SKILL, line: 3 }]);
});

test('complete requirements are fine, also of other kinds', () => {
  expect(messagesOf(clawhubRequirements, page(...COMPLETE))).toEqual([]);
  for (const kind of ['brew', 'go', 'uv'])
    expect(messagesOf(clawhubRequirements, page(...REQUIRES, ...install(kind, 'any'), ...LINKS))).toEqual([]);
  expect(
    messagesOf(clawhubRequirements, page(...REQUIRES, ...install('node', '@a-b/c.d@10.20.30'), ...LINKS)),
  ).toEqual([]);
});

test.each([
  ['# A\n', { file: SKILL }],
  ['---\nname: acme\nmetadata:\n  openclaw: {}\n---\n', { file: SKILL, line: 3 }],
  ['metadata:\n', { file: SKILL, line: 1 }],
  ['---\nmetadata: "x"\n---\n', { file: SKILL }],
])('front matter that cannot be read has no requirements: %j', (text, place) =>
  expect(clawhubRequirements.ofApp?.(subjectOf({ files: { [SKILL]: text } }))).toEqual([
    {
      message: 'The front matter has no metadata.openclaw that can be read',
      hint: expect.any(String),
      place,
    },
  ]),
);

const face = (...lines: string[]) => ({
  files: { [CARD]: `interface:\n${lines.map((line) => `  ${line}\n`).join('')}` },
});

test.each([
  ['no name', ['short_description: "a"'], ['display_name is missing']],
  ['an empty name', ['display_name: " "', 'short_description: "a"'], ['display_name is missing']],
  [
    'a long name',
    [`display_name: "${'x'.repeat(121)}"`, 'short_description: "a"'],
    ['display_name: expected at most 120 characters, received 121'],
  ],
  [
    'a long description',
    ['display_name: "A"', `short_description: "${'x'.repeat(301)}"`],
    ['short_description: expected at most 300 characters, received 301'],
  ],
  [
    'a name of emoji',
    ['display_name: "🍀 🍀"', 'short_description: "a"'],
    ['display_name is nothing but emoji, which ClawHub takes out'],
  ],
  [
    'a missing icon',
    ['display_name: "A"', 'short_description: "a"', 'icon_small: "icon.svg"'],
    ['icon_small: there is no file "icon.svg" in the bundle'],
  ],
  [
    'another missing icon',
    ['display_name: "A"', 'short_description: "a"', 'icon_large: "../a.svg"'],
    ['icon_large: there is no file "../a.svg" in the bundle'],
  ],
])('a card with %s is told', (_, lines, messages) => {
  expect(messagesOf(clawhubCard, face(...lines))).toEqual(messages);
});

test('a card may be as long as ClawHub takes, and show an icon that is there', () => {
  const longest = face(
    `display_name: "🍀  ${'x'.repeat(115)}  y"`,
    `short_description: "${'x'.repeat(300)}"`,
    'icon_small: "icon.svg"',
    'icon_large: "icon.svg"',
  );
  const files = { ...longest.files, 'clawhub/acme/icon.svg': '<svg>' };
  expect(messagesOf(clawhubCard, { files })).toEqual([]);
});

test.each(['interface: "x"\n', 'interface:\n  - "x"\n', 'other:\n  a: "x"\n', 'interface: {}\n'])(
  'a card that is no map of texts says nothing: %j',
  (text) =>
    expect(messagesOf(clawhubCard, { files: { [CARD]: text } })).toEqual([
      'display_name is missing',
      'short_description is missing',
    ]),
);

test('a card is there, and small', () => {
  const without = subjectOf({}).files.filter(({ path }) => path !== CARD);
  expect(clawhubCard.ofApp?.(withFiles(without))).toMatchObject([
    { message: 'The bundle does not say how its listing is shown', place: { file: CARD } },
  ]);
  const sized = (size: number) => {
    const text = 'interface:\n  display_name: "A"\n  short_description: "a"\n  brand: "…"\n';
    return messagesOf(clawhubCard, {
      files: { [CARD]: text.replace('…', 'é'.repeat((size - text.length + 1) / 2)) },
    });
  };
  expect(sized(64 * 1024)).toEqual([]);
  expect(sized(64 * 1024 + 2)).toEqual(['The file is larger than 65536 bytes']);
});

test('an icon is messagesOfd by its bytes, of its own bundle only', () => {
  const svg = (name: string, bytes: string) => [{ path: name, text: '', bytes: Buffer.from(bytes) }];
  const at = 'clawhub/acme/icon.svg';
  expect(clawhubIcon.ofApp?.(withFiles(svg(at, 'x')))).toMatchObject([
    { message: 'The icon does not begin with <svg>', place: { file: at } },
  ]);
  expect(clawhubIcon.ofApp?.(withFiles(svg(at, '<svg>')))).toEqual([]);
  expect(clawhubIconScript.ofApp?.(withFiles(svg(at, '<svg onload="x">')))).toMatchObject([
    { message: 'The icon holds an event handler, onload', place: { file: at, line: 1 } },
  ]);
  expect(clawhubIconScript.ofApp?.(withFiles(svg('clawhub/acme/icon.png', '<svg onload="x">')))).toEqual([]);
  for (const rule of [clawhubIcon, clawhubIconScript])
    expect(rule.ofApp?.(withFiles(svg('listings/icon.svg', ' on=x')))).toEqual([]);
});

test('what is flagged is told at the name', () => {
  expect(
    places(clawhubFlags, { descriptor: 'summary: Guards mailboxes.\ndescription: Finds phishing mails.' }),
  ).toEqual([{ at: ['name'] }]);
});

test('a line that the scan flags is told where it is', () => {
  const files = { 'clawhub/acme/references/a.md': '# A\n\nSystem prompt: x\n' };
  expect(clawhubScan.ofApp?.(subjectOf({ files }))).toMatchObject([
    {
      message:
        "ClawHub's scan would flag this line (prompt_injection_instructions): it reads as prompt injection",
      place: { file: 'clawhub/acme/references/a.md', line: 3 },
    },
  ]);
});

test('the quality that is demanded is that of the tier in catalog.yaml', () => {
  const subject = subjectOf({ files: { [SKILL]: `# A\n\n${'alpha beta gamma delta '.repeat(10)}\n` } });
  const of = (tier: 'low' | 'trusted') =>
    clawhubQuality.ofApp?.({
      ...subject,
      config: { ...config, clawhub: { owner: 'acme', newPerDay: 1, tier } },
    });
  expect(of('low')).toMatchObject([
    {
      message: 'ClawHub (tier low) would refuse the page: 41 words, expected at least 45',
      place: { file: SKILL },
    },
  ]);
  expect(of('trusted')).toMatchObject([{ message: expect.stringContaining('(tier trusted) would hide') }]);
  expect(messagesOf(clawhubQuality, { files: { 'clawhub/acme/references/a.md': '# A\n' } })).toEqual([]);
});

test('a page may have 6,000 characters', () => {
  const sized = (path: string, size: number) =>
    messagesOf(clawhubLength, { files: { [path]: 'x'.repeat(size) } });
  expect(sized(SKILL, 6000)).toEqual([]);
  expect(sized(SKILL, 6001)).toEqual(['The page has 6001 characters, expected at most 6000']);
  expect(sized('clawhub/acme/references/a.md', 6001)).toEqual([]);
});

test('an app’s own lines are among the first 80, ten of them or all', () => {
  const fences = (count: number) => '```\n\n'.repeat(count);
  const own = (count: number) => Array.from({ length: count }, (_, at) => `- Own ${at}.\n`).join('');
  const of = (text: string) => messagesOf(clawhubFirstLines, { files: { [SKILL]: text } });
  expect(of(`${own(9)}${fences(72)}${own(3)}`)).toEqual([
    "9 of the app's own lines are among the first 80, expected 10",
  ]);
  expect(of(`${own(10)}${fences(72)}${own(3)}`)).toEqual([]);
  expect(of(`${fences(76)}${own(5)}`)).toEqual([
    "4 of the app's own lines are among the first 80, expected 5",
  ]);
  expect(of(`${fences(76)}${own(4)}`)).toEqual([]);
  expect(of(`---\nname: "a"\n---\n${own(1)}${fences(79)}`)).toEqual([]);
  expect(of(`${fences(79)}${own(1)}${fences(1)}`)).toEqual([]);
  expect(of(`${fences(80)}${own(1)}`)).toHaveLength(1);
});

test.each([
  ['low', 4],
  ['medium', 7],
  ['trusted', 11],
] as const)('an account of tier %s publishes %i pages of one fingerprint a day', (tier, most) => {
  const settings = { ...config, clawhub: { owner: 'acme', newPerDay: 1, tier } };
  const same = (count: number) =>
    Array.from({ length: count }, (_, at) => record(`app${at}`, { shape: 's' }));
  const of = (count: number) =>
    clawhubFingerprint.ofCatalog?.([record('a', { shape: 'x' }), ...same(count)], {
      ...catalog,
      config: settings,
    });
  expect(of(most)).toEqual([]);
  expect(of(most + 1)).toMatchObject([
    {
      app: 'app0',
      message: expect.stringContaining(
        `${most + 1} pages share one structural fingerprint, ClawHub (tier ${tier}) takes ${most} new ones a day: also app1, app2`,
      ),
      hint: expect.stringContaining('takes 2 days'),
      place: { file: 'clawhub/app0/SKILL.md' },
    },
  ]);
  expect(of(2 * most)).toMatchObject([{ hint: expect.stringContaining('takes 2 days') }]);
  expect(of(2 * most + 1)).toMatchObject([{ hint: expect.stringContaining('takes 3 days') }]);
});

test('each group is told once; a message names ten further pages, the finding has all', () => {
  const group = (shape: string, count: number) =>
    Array.from({ length: count }, (_, at) => record(`${shape}${at}`, { shape }));
  const of = (count: number) =>
    clawhubFingerprint.ofCatalog?.([...group('x', 5), ...group('y', count)], catalog) ?? [];
  expect(of(101).map(({ app }) => app)).toEqual(['x0', 'y0']);
  expect(of(11)[1]?.message).toMatch(/: also y1, .*, y10$/);
  expect(of(11)[1]?.hint).toMatch(/days\.$/);
  expect(of(1200)[1]?.message).toMatch(/, y10 and 1,189 more$/);
  expect(of(1200)[1]?.hint).toContain('--format json');
  expect(of(1200)[1]?.apps).toHaveLength(1200);
});
