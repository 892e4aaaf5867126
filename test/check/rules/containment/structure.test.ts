import { expect, test } from 'vitest';
import { structure } from '../../../../src/check/rules/containment/structure.ts';
import { subjectOf } from '../../../support/examples.ts';
import type { Example, Subject } from '../../../../src/model/rule.ts';

const of = (subject: Subject): string[] =>
  (structure.ofFiles?.(subject) ?? []).map(
    ({ message, place }) => `${'file' in place ? `${place.file}:${place.line}` : ''} ${message}`,
  );

const LONG = `Orders ${'of many days and many customers '.repeat(6)}`.slice(0, 200);
const snapshotOf = (description: string, fields: number): string =>
  JSON.stringify({
    origin: 'membrane',
    actions: ['List Orders', 'Create Order', 'Delete Order'].map((name, at) => ({
      key: name.toLowerCase().replace(' ', '-'),
      name,
      description: `${description} ${at}.`,
      input: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: fields }, (_, field) => [`f${field}`, { type: 'string', description: LONG }]),
        ),
      },
    })),
  });

test.each<[string, Example]>([
  ['the app of the examples', {}],
  [
    'one with notes of every kind',
    { notes: '- a *b* `c`\n- d\n\nText with \u201equotes\u201c, 1. and *open.\n' },
  ],
  [
    'one without entities, docs and actions',
    {
      descriptor: 'entities: []\ndocs: https://docs.acme.example/',
      snapshot: '{"origin":"membrane","actions":[]}',
    },
  ],
  ['one whose inputs fit on the page of the bundle', { snapshot: snapshotOf('Short', 1) }],
  ['one whose inputs do not', { snapshot: snapshotOf('Long', 20) }],
])('%s is as its templates are', (_, example) => expect(of(subjectOf(example))).toEqual([]));

const good = subjectOf({});
const changed = (path: string, change: (text: string) => string): Subject => {
  const edit = <T extends { readonly path: string; readonly text: string }>(file: T): T =>
    file.path === path ? { ...file, text: change(file.text) } : file;
  const documents = good.documents.map(({ file }) => ({
    file: edit(file),
    outline: { ...good.documents[0]!.outline, lines: edit(file).text.split('\n') },
    original: null,
  }));
  return { ...good, documents, bundle: [] };
};

test.each([
  ['a line more', (text: string) => `${text}\nMore.\n`, 'Data adds a line'],
  ['a line less', (text: string) => text.slice(0, text.lastIndexOf('**Confirm')), 'received ""'],
  ['a heading', (text: string) => text.replace('Orders of one day', '# Orders'), ''],
  [
    'a link',
    (text: string) => text.replace('Order management', '[Order management](https://a.example)'),
    'expected one like "Sample.',
  ],
  [
    'a bare link',
    (text: string) => text.replace('Order management', 'https://a.example'),
    'expected one like',
  ],
  ['HTML', (text: string) => text.replace('Order management', '<b>Order</b>'), 'expected one like'],
  [
    'a command',
    (text: string) => text.replace('login --clientName', 'logout --clientName'),
    'expected one like "   membrane login',
  ],
  [
    'an argument that ends early',
    (text: string) => text.replace('acme.example/" --json', 'acme.example/" ; id "" --json'),
    'expected one like',
  ],
])('%s is found', (_, change, message) => {
  const found = of(changed('skills/acme/SKILL.md', change));
  if (message === '') return;
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test('keys of the front matter are those of the neutral page', () => {
  const withMeant = (meant: Record<string, unknown>): Subject => ({
    ...good,
    bundle: [],
    documents: good.skill.map(({ file, outline }) => ({
      outline,
      original: null,
      file: { ...file, meant: { ...file.meant, ...meant } as typeof file.meant } as typeof file,
    })),
  });
  expect(of(withMeant({ license: 'Other' }))).toEqual([]);
  for (const meant of [
    { 'allowed-tools': 'Bash' },
    { metadata: 'x' },
    { metadata: { author: 'x', more: 'y' } },
    { metadata: { authors: 'x' } },
  ])
    expect(of(withMeant(meant))).toEqual([
      'skills/acme/SKILL.md:1 Data adds keys to the front matter, or takes some away',
    ]);
});

test('notes stand word for word where they belong', () => {
  const noted = subjectOf({ notes: '- One.\n- Two.\n' });
  const documents = noted.skill.map(({ file, outline }) => ({
    file,
    original: null,
    outline: { ...outline, lines: outline.lines.map((line) => line.replace('Two', 'Three')) },
  }));
  expect(of({ ...noted, documents, bundle: [] })).toEqual([
    expect.stringContaining('expected one like "- Two."') as string,
  ]);
});

test('a file that no template makes is found', () => {
  expect(of(subjectOf({ files: { 'skills/acme/references/more.md': '# More\n' } }))).toEqual([
    'skills/acme/references/more.md:1 No template makes this file',
  ]);
});
