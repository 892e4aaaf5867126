import * as fc from 'fast-check';
import type { Action } from '../../src/model/action.ts';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import type { App } from '../../src/model/app.ts';
import type { Field, Inputs } from '../../src/model/inputs.ts';
import type { ReleaseFile, SurfaceAction } from '../../src/model/release.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { readReleases } from '../../src/read/releases.ts';
import { wordChangelog } from '../../src/words/changelog.ts';
import { compareSurfaces } from '../../src/release/compareSurfaces.ts';
import { raiseVersion } from '../../src/release/raiseVersion.ts';
import { recordRelease } from '../../src/release/recordRelease.ts';
import { formatReleases } from '../../src/release/formatReleases.ts';
import { readSurface } from '../../src/build/readSurface.ts';
import { wordCode } from '../../src/words/lists.ts';
import { config, descriptorWith, snapshotOf } from '../support/subject.ts';

const CLI = '@membranehq/cli@1.18.3';
const BASE = wordApp(
  normaliseApp(
    'sample',
    descriptorWith({ entities: [{ name: 'User', children: [{ name: 'Address', children: [] }] }] }),
    snapshotOf(),
    config,
  ),
);

function action(name: string, over: Partial<Action> = {}): Action {
  const key = name.toLowerCase().replaceAll(' ', '-');
  return {
    key,
    id: `id-${key}`,
    name,
    readAs: name,
    told: null,
    description: '',
    entity: null,
    sentence: `${name}.`,
    effect: 'read',
    evidence: [],
    about: [],
    ranking: { why: 'rest', object: '', uses: 0 },
    inputs: null,
    twin: false,
    tool: `sample_${key}`,
    toolInput: null,
    ...over,
  };
}

function inputs(...specs: string[]): Inputs {
  return inputsWith(specs, {});
}

function inputsWith(specs: readonly string[], over: Partial<Field>, more = 0): Inputs {
  const told = { optional: 0, required: 0, conditions: false };
  const fields = specs.map((spec): Field => ({
    path: spec.replace('!', ''),
    types: [{ kind: 'named', name: 'string', format: null }],
    required: spec.endsWith('!'),
    meaning: '',
    marks: [],
    default: null,
    pattern: null,
    allowed: [],
    moreAllowed: 0,
    limits: [],
    sameAs: null,
    untold: told,
    ...over,
  }));
  return { fields, choices: [], untold: { ...told, optional: more }, others: null, whole: null };
}

function appWith(actions: readonly Action[], over: Partial<App> = {}): App {
  return { ...BASE, actions, popular: actions.slice(0, 20), ...over };
}

function step(before: App, after: App, cli = CLI): { version: string; lines: string[] } {
  const changes = compareSurfaces(readSurface(before, CLI), readSurface(after, cli));
  return { version: raiseVersion('1.4.2', changes), lines: wordChangelog(changes) };
}

const ONE = action('Create Invoice', { effect: 'write', inputs: inputs('currency', 'customer!') });
const TWO = action('List Users');
const with1 = (over: Partial<Action>): App => appWith([{ ...ONE, ...over }, TWO]);
const many = (count: number, from = 0): Action[] =>
  Array.from({ length: count }, (_, at) => action(`Do ${from + at}`, { inputs: inputs('a') }));

test.each<[what: string, before: App, after: App, version: string, lines: string[]]>([
  ['an action added', appWith([ONE]), appWith([ONE, TWO]), '1.5.0', ['Added the action `list-users`.']],
  ['an action removed', appWith([ONE, TWO]), appWith([ONE]), '2.0.0', ['Removed the action `list-users`.']],
  [
    'one removed and two added',
    appWith([ONE]),
    appWith([TWO, action('Get User')]),
    '2.0.0',
    ['Removed the action `create-invoice`.', 'Added the actions `list-users` and `get-user`.'],
  ],
  [
    'another key',
    appWith([TWO]),
    appWith([{ ...TWO, key: 'users' }]),
    '2.0.0',
    ['Renamed the action `list-users` to `users`.'],
  ],
  [
    'another name',
    appWith([TWO]),
    appWith([{ ...TWO, name: 'All Users' }]),
    '1.4.3',
    ['`list-users` is now called `All Users`.'],
  ],
  [
    'a key where there was none',
    appWith([{ ...TWO, key: null }]),
    appWith([TWO]),
    '1.4.3',
    ['`List Users` is now called `list-users`.'],
  ],
  [
    'another name of an action without a key',
    appWith([{ ...TWO, key: null }]),
    appWith([{ ...TWO, key: null, name: 'All Users' }]),
    '1.4.3',
    ['`List Users` is now called `All Users`.'],
  ],
  [
    'a required input added',
    with1({}),
    with1({ inputs: inputs('currency', 'customer!', 'due!') }),
    '2.0.0',
    ['`create-invoice` now needs `due`.'],
  ],
  [
    'an input that becomes required',
    with1({}),
    with1({ inputs: inputs('currency!', 'customer!') }),
    '2.0.0',
    ['`create-invoice` now needs `currency`.'],
  ],
  [
    'an input removed',
    with1({}),
    with1({ inputs: inputs('customer!') }),
    '2.0.0',
    ['`create-invoice` no longer takes `currency`.'],
  ],
  [
    'optional inputs added',
    with1({}),
    with1({ inputs: inputs('currency', 'customer!', 'due', 'note') }),
    '1.5.0',
    ['`create-invoice` now also takes `due` and `note`.'],
  ],
  [
    'an optional object with required parts',
    with1({}),
    with1({
      inputs: inputs('currency', 'customer!', 'address', 'address.city!', 'lines', 'lines[].amount!'),
    }),
    '1.5.0',
    ['`create-invoice` now also takes `address` and `lines`.'],
  ],
  [
    'a required part of an object that was there',
    with1({ inputs: inputs('address', 'address.city!') }),
    with1({ inputs: inputs('address', 'address.city!', 'address.zip!') }),
    '2.0.0',
    ['`create-invoice` now needs `address.zip`.'],
  ],
  [
    'an input that may be left out now',
    with1({}),
    with1({ inputs: inputs('currency', 'customer') }),
    '1.4.3',
    ['`create-invoice` now works without `customer`.'],
  ],
  [
    'another type',
    with1({}),
    with1({
      inputs: inputsWith(['currency', 'customer!'], {
        types: [{ kind: 'named', name: 'integer', format: null }],
      }),
    }),
    '1.4.3',
    ['`create-invoice` now takes another type of `currency` and `customer`.'],
  ],
  [
    'other allowed values',
    with1({}),
    with1({ inputs: inputsWith(['currency', 'customer!'], { allowed: [{ value: 'EUR', name: null }] }) }),
    '1.4.3',
    ['`create-invoice` now takes other values for `currency` and `customer`.'],
  ],
  [
    'other meanings',
    with1({}),
    with1({ inputs: inputsWith(['currency', 'customer!'], { meaning: 'It.' }) }),
    '1.4.3',
    ['Reworded the inputs of the action `create-invoice`.'],
  ],
  [
    'inputs of which not all are told any more',
    with1({ inputs: inputs('currency', 'customer!', 'due') }),
    with1({ inputs: inputsWith(['customer!', 'terms!'], {}, 2) }),
    '2.0.0',
    ['`create-invoice` now needs `terms`.'],
  ],
  [
    'inputs inside quoted names, lists of lists and maps',
    with1({ inputs: inputs('currency') }),
    with1({
      inputs: inputs('currency', '["a.b"]', '["a.b"].c', 'rows', 'rows[][].at', 'tags', 'tags.*.name'),
    }),
    '1.5.0',
    ['`create-invoice` now also takes `["a.b"]`, `rows` and `tags`.'],
  ],
  [
    'inputs that became known',
    with1({ inputs: null }),
    with1({}),
    '1.4.3',
    ['Now tells the inputs of the action `create-invoice`.'],
  ],
  [
    'inputs that became unknown',
    with1({}),
    with1({ inputs: null }),
    '1.4.3',
    ['No longer tells the inputs of the action `create-invoice`.'],
  ],
  [
    'another effect',
    with1({}),
    with1({ effect: 'delete' }),
    '1.4.3',
    ['`create-invoice` is now marked as deleting data or access.'],
  ],
  [
    'another sentence',
    with1({}),
    with1({ sentence: 'Bills a customer.' }),
    '1.4.3',
    ['Reworded what is said of the action `create-invoice`.'],
  ],
  ['another order', appWith([ONE, TWO]), appWith([TWO, ONE]), '1.4.3', ['Changed which actions come first.']],
  [
    'fewer actions on the page',
    appWith([ONE, TWO]),
    appWith([ONE, TWO], { popular: [ONE] }),
    '1.4.3',
    ['Changed which actions come first.'],
  ],
  [
    'facts of the app',
    appWith([]),
    appWith([], {
      name: 'Example',
      homepage: 'https://example.com/new',
      docs: 'https://example.com/docs',
      summary: 'Other.',
      trigger: 'Other.',
      notes: '- A note.',
      entities: [
        { name: 'User', children: [] },
        { name: 'Team', children: [] },
      ],
      iconFile: { path: 'icon.svg', bytes: Buffer.from('<svg/>') },
    }),
    '1.4.3',
    [
      'Removed the entity `User > Address`.',
      'Added the entity `Team`.',
      'Renamed the app from `Sample` to `Example`.',
      'New homepage: `https://example.com/new`.',
      'New API documentation: `https://example.com/docs`.',
      'New icon.',
      'Rewrote the summary.',
      'Rewrote the description.',
      'Added notes.',
    ],
  ],
  [
    'facts taken away',
    appWith([], { docs: 'https://example.com/docs', notes: 'Old.' }),
    appWith([]),
    '1.4.3',
    ['Removed the link to the API documentation.', 'Removed the notes.'],
  ],
  ['words of the catalog', appWith([ONE]), appWith([ONE]), '1.4.3', ['Reworded the instructions.']],
  [
    'many actions',
    appWith(many(30)),
    appWith(many(14, 100)),
    '2.0.0',
    [
      'Removed 30 actions: `do-0`, `do-1`, `do-2`, `do-3`, `do-4`, `do-5` and 24 more.',
      'Added 14 actions: `do-100`, `do-101`, `do-102`, `do-103`, `do-104`, `do-105` and 8 more.',
    ],
  ],
  [
    'the same input of many actions',
    appWith(many(7)),
    appWith(many(7).map((each) => ({ ...each, inputs: inputs('a', 'b!') }))),
    '2.0.0',
    ['7 actions now need more inputs: `do-0`, `do-1`, `do-2`, `do-3`, `do-4`, `do-5` and 1 more.'],
  ],
])('%s', (_, before, after, version, lines) => {
  expect(step(before, after)).toEqual({ version, lines });
});

test('a new CLI is told as the command to install it', () => {
  expect(step(appWith([TWO]), appWith([TWO]), '@membranehq/cli@1.19.0')).toEqual({
    version: '1.4.3',
    lines: ['New installation command: `npm install -g @membranehq/cli@1.19.0`.'],
  });
});

test('breaking changes come first, and the highest one decides', () => {
  const after = appWith([TWO, action('Get User')], { trigger: 'Other.' });
  expect(step(appWith([TWO, ONE]), after)).toEqual({
    version: '2.0.0',
    lines: [
      'Removed the action `create-invoice`.',
      'Added the action `get-user`.',
      'Rewrote the description.',
    ],
  });
});

const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;
const surface = readSurface(appWith([ONE, TWO]), CLI);

test('the first release is 1.0.0; one bundle is released once; a later day may take more than one', () => {
  const first = recordRelease(null, { surface, digest: digestOf('1') }, '2026-11-20');
  expect(first?.releases).toEqual([
    {
      version: '1.0.0',
      date: '2026-11-20',
      digest: digestOf('1'),
      changes: ['First release, with 2 actions.'],
    },
  ]);
  expect(recordRelease(first, { surface, digest: digestOf('1') }, '2027-01-01')).toBeNull();
  const second = recordRelease(first, { surface, digest: digestOf('2') }, '2026-11-20');
  const third = recordRelease(second, { surface, digest: digestOf('3') }, '2026-11-20');
  expect(third?.releases.map(({ version }) => version)).toEqual(['1.0.2', '1.0.1', '1.0.0']);
});

test('versions count as numbers', () => {
  expect(raiseVersion('1.9.9', [{ kind: 'action-added', action: 'a' }])).toBe('1.10.0');
  expect(raiseVersion('9.10.99', [])).toBe('9.10.100');
});

test('a file reads well in a diff, and is read back as it was written', () => {
  const file = recordRelease(null, { surface, digest: digestOf('1') }, '2026-11-20') as ReleaseFile;
  const text = formatReleases(file);
  expect(text).toContain('"changes": [\n        "First release, with 2 actions."\n      ]\n');
  expect(text).toMatch(/\n {6}\{"key":"list-users","name":"List Users".*\}\n/);
  expect(readReleases('a', 'f', text)).toEqual({ file, findings: [] });
});

const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.stringMatching(/^[`\n\r<>[\]()#\\* a\u202E\u200B]{1,40}$/),
);

test('whatever upstream calls an action stays in its code span, on its line, and can be read back', () => {
  const markdown = new MarkdownIt();
  const named = (key: string): SurfaceAction => ({
    key,
    name: key,
    effect: 'read',
    sentence: '0'.repeat(12),
    inputs: [],
  });
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (keys) => {
      const empty = { ...surface, actions: [] };
      const before = recordRelease(null, { surface: empty, digest: digestOf('1') }, '2026-11-20');
      const next = recordRelease(
        before,
        { surface: { ...empty, actions: keys.map(named) }, digest: digestOf('2') },
        '2026-11-20',
      ) as ReleaseFile;
      const [line = ''] = next.releases[0]?.changes ?? [];
      const [, inline] = markdown.parse(`- ${line}`, {}).slice(2);
      const types = (inline?.children ?? []).map(({ type }) => type);
      expect(new Set(types)).toEqual(new Set(['text', 'code_inline']));
      expect(types.filter((type) => type === 'code_inline')).toHaveLength(Math.min(keys.length, 6));
      expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E]/);
      expect(readReleases('a', 'f', formatReleases(next))).toEqual({ file: next, findings: [] });
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['list-users', '`list-users`'],
  ['a`b', '`` a`b ``'],
  ['`', '`` ` ``'],
  [' a\n b\u200B', '`a b`'],
  ['\u0007', '`(unnamed)`'],
  ['x'.repeat(80), `\`${'x'.repeat(59)}…\``],
])('%j as code is %s', (value, expected) => {
  expect(wordCode(value)).toBe(expected);
});
