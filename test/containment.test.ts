import { load } from 'js-yaml';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { digestSource } from '../src/text/sourceDigest.ts';
import { findHidden } from '../src/text/characters.ts';
import { catalogWith, filesIn, type Files } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { hostile } from './support/hostile.ts';
import { codeOf, markdownTree } from './support/markdownTree.ts';

interface Facts {
  descriptor: Record<string, unknown>;
  snapshot: Record<string, unknown>;
  notes: string;
  /** What `app.zh-CN.md` says, its notes apart; `null`: there is none. */
  translation: (Record<string, unknown> & { notes: string }) | null;
}

/** An app with something in every place; `type` fixes what its action does to data, whatever its name says. */
function factsOf(slug: string): Facts {
  return {
    descriptor: {
      name: `App ${slug}`,
      homepage: `https://${slug}.example/`,
      docs: `https://docs.${slug}.example/`,
      summary: 'Keeps orders.',
      // No two apps may have a name in common, or a description but for the brand.
      keywords: [ownWords(slug)],
      aliases: [`Other ${slug}`],
      entities: [SHOWN_ELSEWHERE.test(slug) ? 'Order' : toOwnThing(slug)],
    },
    snapshot: { origin: 'membrane', actions: [actionWith({})] },
    notes: '- One note.\n',
    translation: null,
  };
}

/** Fields that are shown of a related app. Other apps share nothing: what is related to an app that is refused is made a second time. */
const SHOWN_ELSEWHERE = /^(?:name|summary|categories|keywords|entities)-/;

function toOwnThing(slug: string): string {
  const [first = '', ...rest] = ownWords(slug).split(' ')[0] ?? '';
  return `${first.toUpperCase()}${rest.join('')} Order`;
}

/** Words that only this app has, and that are its name to nobody: short, so that a description has room for them. */
function ownWords(slug: string): string {
  const syllables = Array.from(hash('sha256', slug).slice(0, 10), (digit, at) =>
    (at % 2 === 0 ? 'bdfgklmnprtvzhjw' : 'aeiouaeiouaeioua').charAt(Number.parseInt(digit, 16)),
  );
  return `${syllables.join('')} orders`;
}

/** No two actions have one id, unless a test says so. */
let lastId = 0;

function actionWith(over: Record<string, unknown>): Record<string, unknown> {
  const property = { type: 'string', title: 'Title', description: 'What it is.', enum: ['a', 'b'] };
  const input = { type: 'object', required: ['field'], properties: { field: property } };
  return {
    id: `id-${(lastId += 1)}`,
    key: 'create-order',
    name: 'Create Order',
    description: 'Makes one order for you.',
    type: 'create-data-record',
    input,
    ...over,
  };
}

function inputWith(name: string, property: Record<string, unknown>): Record<string, unknown> {
  return { input: { type: 'object', properties: { [name]: { type: 'string', ...property } } } };
}

type Put = (facts: Facts, text: string) => void;

const ofAction = (over: (text: string) => Record<string, unknown>): Put => {
  return ({ snapshot }, text) => {
    snapshot['actions'] = [actionWith(over(text))];
  };
};
/** What Membrane tells of an app besides its actions; none of it is on a page. */
const ELEMENTS = ['app', 'connector', 'integration', 'connection'];
const ofDescriptor = (over: (text: string) => Record<string, unknown>): Put => {
  return ({ descriptor }, text) => Object.assign(descriptor, over(text));
};

/** Every text that Membrane sends. */
const UPSTREAM: Readonly<Record<string, Put>> = {
  elements: ({ snapshot }, text) => {
    for (const kind of ELEMENTS)
      snapshot[kind] = { id: text, key: text, name: text, url: text, logo: text, auth: text };
  },
  'action-id': ofAction((id) => ({ id })),
  'action-key': ofAction((key) => ({ key })),
  'action-name': ofAction((name) => ({ name })),
  'action-name-alone': ofAction((name) => ({
    name,
    key: 'made-of-it',
    derivedKey: true,
    description: undefined,
  })),
  'action-description': ofAction((description) => ({ description })),
  'action-type': ofAction((type) => ({ type })),
  'action-method': ofAction((method) => ({ method })),
  'property-name': ofAction((name) => inputWith(name, {})),
  'property-type': ofAction((type) => inputWith('field', { type })),
  'property-format': ofAction((format) => inputWith('field', { format })),
  'property-ref': ofAction(($ref) => inputWith('field', { $ref })),
  'property-title': ofAction((title) => inputWith('field', { title })),
  'property-description': ofAction((description) => inputWith('field', { description })),
  'property-default': ofAction((text) => inputWith('field', { description: 'What.', default: text })),
  'property-enum': ofAction((text) => inputWith('field', { enum: ['a', text] })),
  'property-record': ofAction((text) => inputWith('field', { referenceRecords: [{ id: text, name: text }] })),
  'nested-name': ofAction((text) =>
    inputWith('field', { type: 'object', properties: { [text]: { type: text } } }),
  ),
  'item-name': ofAction((text) =>
    inputWith('field', { type: 'array', items: { properties: { [text]: {} } } }),
  ),
};

/** Every text that people write. */
const WRITTEN: Readonly<Record<string, Put>> = {
  name: ofDescriptor((name) => ({ name })),
  homepage: ofDescriptor((homepage) => ({ homepage })),
  docs: ofDescriptor((docs) => ({ docs })),
  icon: ofDescriptor((icon) => ({ icon })),
  summary: ofDescriptor((summary) => ({ summary })),
  description: ofDescriptor((description) => ({ description })),
  categories: ofDescriptor((text) => ({ categories: [text] })),
  keywords: ({ descriptor }, text) => (descriptor['keywords'] as string[]).push(text),
  aliases: ofDescriptor((text) => ({ aliases: [text] })),
  entities: ofDescriptor((text) => ({ entities: ['Order', { [text]: ['Line', `${text} Part`] }] })),
  describe: ofDescriptor((text) => ({ actions: { describe: { 'create-order': text } } })),
  notes: (facts, text) => {
    facts.notes = `- One note.\n\n${text}\n`;
  },
};

const ofTranslation = (over: (text: string) => Record<string, unknown>): Put => {
  return (facts, text) => {
    const { keywords } = facts.descriptor;
    facts.translation = { summary: '保存订单。', keywords, notes: '- 一条说明。\n', ...over(text) };
  };
};

/** Every text that people write in another language. */
const TRANSLATED: Readonly<Record<string, Put>> = {
  'translated-name': ofTranslation((name) => ({ name })),
  'translated-summary': ofTranslation((summary) => ({ summary })),
  'translated-description': ofTranslation((text) => ({ description: text })),
  'translated-keywords': ofTranslation((text) => ({ keywords: [text] })),
  'translated-notes': ofTranslation((text) => ({ notes: `- 一条说明。\n\n${text}\n` })),
};

const FIELDS = { ...UPSTREAM, ...WRITTEN, ...TRANSLATED };
/** Fields that take only some texts. */
const CLEAN_TEXTS: Readonly<Record<string, string>> = {
  homepage: 'https://homepage.example/',
  docs: 'https://docs.example/',
  icon: 'https://icon.example/x.png',
  categories: 'crm',
  aliases: 'Another Word',
  // The brand of the app has to be in it.
  'translated-description': 'App translated-description-clean：订单。',
};
const STRINGS = Object.values(hostile);
const NAMES = Object.keys(hostile);
/** What each field holds in the app that the others are compared with. */
const CLEAN = 'Word';

interface Finding {
  readonly level: string;
  readonly rule: string;
  readonly app: string;
}

let dir = '';
let made: Files = {};
/** The files for agents of each app. */
const pages = new Map<string, readonly [path: string, text: string][]>();
let findings: readonly Finding[] = [];

const slugOf = (field: string, at: number | 'clean'): string => `${field}-${at}`;

function appFiles(slug: string, put: Put, text: string): Files {
  const facts = factsOf(slug);
  put(facts, text);
  return {
    [`apps/${slug}/app.md`]: `---\n${JSON.stringify(facts.descriptor)}\n---\n${facts.notes}`,
    [`apps/${slug}/membrane.json`]: JSON.stringify(facts.snapshot),
    ...(facts.translation && { [`apps/${slug}/app.zh-CN.md`]: translationText(facts, facts.translation) }),
  };
}

function translationText(
  { descriptor, notes }: Facts,
  { notes: told, ...fields }: NonNullable<Facts['translation']>,
): string {
  const { name, summary, keywords } = descriptor as { name: string; summary: string; keywords: string[] };
  const source = digestSource({ name, summary, description: null, keywords, notes: notes.trim() });
  return `---\n${JSON.stringify({ source, ...fields })}\n---\n${told}`;
}

beforeAll(async () => {
  const files: Files = {};
  for (const [field, put] of Object.entries(FIELDS)) {
    Object.assign(files, appFiles(slugOf(field, 'clean'), put, CLEAN_TEXTS[field] ?? CLEAN));
    for (const [at, text] of STRINGS.entries()) Object.assign(files, appFiles(slugOf(field, at), put, text));
  }
  dir = catalogWith(files, mkdtempSync(join(tmpdir(), 'skillpress-')));
  const settings = join(dir, 'catalog.yaml');
  writeFileSync(
    settings,
    readFileSync(settings, 'utf8').replace(/^skillLanguages: .*$/m, 'skillLanguages: [zh-CN]'),
  );
  const { stdout } = await skillpress(dir, ['build', '--frozen', '--format', 'json']);
  ({ findings } = JSON.parse(stdout) as { findings: readonly Finding[] });
  made = filesIn(join(dir, 'dist'));
  for (const [path, text] of Object.entries(made)) {
    const [folder = '', slug = ''] = path.split('/');
    if (['skills', 'skills-zh-CN', 'clawhub'].includes(folder))
      pages.set(slug, [...(pages.get(slug) ?? []), [path, text]]);
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const pagesOf = (slug: string): readonly [path: string, text: string][] => pages.get(slug) ?? [];

function headOf(text: string): string {
  return text.slice(4, text.indexOf('\n---\n', 3) + 1);
}

function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, each]) => [key, keysOf(each)]);
}

/** Notes are Markdown of their own, whose blocks the rule about notes limits. */
function withoutNotes(body: string): string {
  return body.replace(/## (?:Good to know|注意事项)\n[^]*?(?=\n## |$)/, '');
}

/** What an agent could be led astray by. */
function skeleton(path: string, text: string): unknown {
  if (path.endsWith('.yaml')) {
    const value: unknown = parse(text);
    expect(load(text), path).toEqual(value);
    return keysOf(value);
  }
  const head = headOf(text);
  const body = withoutNotes(text.slice(head.length));
  const commands = codeOf(body).map((code) => code.replace(/"[^"$`\\!\n]*"/g, '""'));
  if (!path.endsWith('/SKILL.md')) return [markdownTree(text), commands];
  const value: unknown = parse(head);
  expect(load(head), path).toEqual(value);
  return [keysOf(value), markdownTree(body), commands];
}

test('there are at least 40 hostile strings', () => {
  expect(STRINGS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(STRINGS).size).toBe(STRINGS.length);
});

/** The paths and skeletons of an app's files for agents; most of them are the same but for the app's own addresses. */
function skeletons(slug: string): Record<string, unknown> {
  return Object.fromEntries(
    pagesOf(slug).map(([path, text]) => {
      const anonymous = text.replaceAll(slug, 'SLUG').replaceAll(ownWords(slug), 'WORDS');
      if (!known.has(anonymous)) known.set(anonymous, skeleton(path, anonymous));
      return [path.replace(slug, 'SLUG'), known.get(anonymous)];
    }),
  );
}
const known = new Map<string, unknown>();

/** Values that may be left out of the cells of a table, where each is code. */
const VALUES = new Set(['property-default', 'property-enum', 'property-record']);

function withoutValues(field: string, files: Record<string, unknown>): unknown {
  if (!VALUES.has(field)) return files;
  return JSON.parse(JSON.stringify(files).replaceAll(/\\n +0 code_inline ` /g, '')) as unknown;
}

const errorsOf = (slug: string): readonly Finding[] =>
  findings.filter(({ app, level }) => level === 'error' && app === slug);

test.each(Object.keys(FIELDS))('%s: no string changes structure, keys or commands of a page', (field) => {
  const clean = slugOf(field, 'clean');
  expect(errorsOf(clean)).toEqual([]);
  const expected = skeletons(clean);
  expect(Object.keys(expected)).toContain('skills/SLUG/references/actions.md');
  expect(Object.keys(expected)).toContain('skills-zh-CN/SLUG/references/actions.md');
  for (const [at, name] of NAMES.entries()) {
    const slug = slugOf(field, at);
    // Where nothing is said, a page has a part less; `containment/structure` knows which.
    if (name === 'blank') continue;
    if (errorsOf(slug).length === 0)
      expect(withoutValues(field, skeletons(slug)), `${field}: ${name}`).toEqual(
        withoutValues(field, expected),
      );
    else expect(pagesOf(slug), `${field}: ${name}`).toEqual([]);
  }
});

/** What a person has to read before it is on a page. */
const TO_REVIEW = [
  'front matter',
  'yaml key',
  'indented code',
  'html comment',
  'open comment',
  'substitution',
  'quotes',
  'single quotes',
  'path',
  'instruction',
  'poisoned tool',
  'role marker',
  'code fence',
  'data url',
];

test('of what upstream sends, only what a person has to read keeps a page from being written', () => {
  for (const field of Object.keys(UPSTREAM))
    for (const [at, name] of NAMES.entries())
      for (const { rule } of errorsOf(slugOf(field, at)))
        // Longer than Membrane's types and methods ever are: such a snapshot was not written by skillpress.
        if (rule !== 'snapshot/schema')
          expect([rule, name]).toEqual(['containment/instruction', expect.toBeOneOf(TO_REVIEW)]);
});

test('what people write is withheld with an error of the descriptor, or of what it became', () => {
  for (const field of Object.keys({ ...WRITTEN, ...TRANSLATED }))
    for (const [at, name] of NAMES.entries())
      for (const { rule } of errorsOf(slugOf(field, at)))
        expect(rule, `${field}: ${name}`).toMatch(
          /^(?:descriptor|specification|containment|template|quality|marketplace|catalog|page|translation)\//,
        );
});

test('every JSON file is valid, and no file holds a hidden character', () => {
  for (const [path, text] of Object.entries(made)) {
    if (path.endsWith('.json')) expect(() => JSON.parse(text) as unknown, path).not.toThrow();
    expect(findHidden(text), path).toBeNull();
    expect(text, path).toBe(text.normalize('NFC'));
  }
});

test('reports of it are safe to print, and no workflow command comes from outside', async () => {
  // Of a build that changes nothing, all findings are told again.
  const text = await skillpress(dir, ['build', '--frozen', '--format', 'text']);
  const github = await skillpress(dir, ['build', '--frozen', '--format', 'github']);
  for (const { stdout, stderr } of [text, github])
    expect(`${stdout}${stderr}`).not.toMatch(
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/,
    );
  expect(text.stdout).toContain('[containment/instruction]');
  expect(github.stdout).toContain('::error file=apps/');
  for (const line of github.stdout.split('\n'))
    if (line.startsWith('::'))
      expect(line).toMatch(
        /^::(?:error|warning|notice)(?: file=[^:,]*(?:,(?:line|col)=\d+)*,title=[\w/-]+)?::/,
      );
});
