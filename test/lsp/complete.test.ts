import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complete } from '../../src/lsp/complete.ts';
import { describe } from '../../src/lsp/describe.ts';
import type { EditorSchema } from '../../src/lsp/schemaAt.ts';
import { pickYaml } from '../../src/lsp/pickYaml.ts';
import { ROOT } from '../support/catalogs.ts';

const load = (name: string): EditorSchema =>
  JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8')) as EditorSchema;
const descriptor = load('descriptor');
const settings = load('catalog');

/** What is offered at the bar, and the text with the first of it. */
function at(yaml: string, schema: EditorSchema = descriptor): { labels: string[]; taken: string } {
  const offset = yaml.indexOf('|');
  const text = yaml.replace('|', '');
  const { start, end, offers } = complete(text, offset, schema);
  return {
    labels: offers.map(({ label }) => label),
    taken: text.slice(0, start) + (offers[0]?.text ?? '') + text.slice(end),
  };
}

test.each([
  ['|\n', ['name', 'homepage', 'summary', 'draft']],
  ['name: X\n|\n', ['homepage', 'except']],
  ['name: X\nsum|\nhomepage: https://x.example/\n', ['summary']],
  ['name: X\nactions:\n  |\n', ['pin', 'hide', 'describe', 'effect']],
  ['name: X\nactions:\n  pin: [a]\n  h|\n', ['hide']],
  ['membrane: { | }\n', ['app', 'connector', 'integration', 'connection', 'intent']],
  ['actions:\n  effect:\n    create-user: |\n', ['read', 'write', 'delete']],
  ['actions: { effect: { create-user: wr| } }\n', ['write']],
  ['draft: |\n', ['true', 'false']],
  // What stands before or behind the place may be half written, too.
  ['summary: a: b\n|\n', ['keywords']],
  ['summary: "no end\nkeywords: [a\nactions:\n  effect:\n    x: |\n', []],
  ['keywords: [a, b\n|\n', ['aliases']],
])('%j is offered what its schema has', (yaml, wanted) => {
  const { labels } = at(yaml);
  expect(labels).toEqual(expect.arrayContaining(wanted));
});

test('what is there is not offered again', () => {
  expect(at('name: X\nsummary: Y.\n|\n').labels).not.toContain('name');
  expect(at('actions:\n  pin: [a]\n  |\n').labels).not.toContain('pin');
});

test.each([
  ['name: X\nactions:\n  effect:\n    a: d|\n', 'name: X\nactions:\n  effect:\n    a: read\n'],
  ['me|\n', 'name: \n'],
  ['|: X\n', 'name: X\n'],
  ['membrane: {|}\n', 'membrane: {app: }\n'],
])('in %j the word is replaced, and nothing beside it', (yaml, taken) => {
  expect(at(yaml).taken).toBe(taken);
});

test('a map begins on the next line, two columns further in', () => {
  const { offers } = complete('\nserve:\n  users: none\n', 0, settings);
  const packs = offers.find(({ label }) => label === 'packs');
  expect(packs?.text).toBe('packs:\n  ');
  expect(at('packs:\n  |', settings).labels).toEqual(['byCategory', 'own']);
  const inPack = complete('packs:\n  own:\n    a:\n      ', 27, settings).offers;
  expect(inPack.map(({ label }) => label)).toEqual(['title', 'description', 'apps', 'missing']);
  expect(at('packs:\n  own:\n    a: { missing: | }\n', settings).labels).toEqual(['error', 'skip']);
});

test.each([
  ['na|me: X\n', 'The brand as its owner writes it.'],
  ['name: X\nactions:\n  pi|n: [a]\n', 'Shown first, in this order.'],
  ['actions:\n  effect: { a: wri|te }\n', undefined],
  ['keywords: [some|thing]\n', undefined],
  ['nonsense|: 1\n', undefined],
])('the meaning of the word in %j', (yaml, meaning) => {
  const text = yaml.replace('|', '');
  expect(describe(text, yaml.indexOf('|'), descriptor)?.text).toBe(meaning);
});

test.each(['', '\uFEFF'])('front matter ends where its dashes do, after %j', (mark) => {
  const text = `${mark}---\nname: X\n---\nNotes: here.\n`;
  const yaml = pickYaml(text, 'descriptor', text.indexOf('name')) ?? '';
  expect(yaml.indexOf('name')).toBe(text.indexOf('name'));
  expect(yaml).not.toContain('Notes');
  expect(pickYaml(text, 'descriptor', text.indexOf('here'))).toBeNull();
  expect(pickYaml(text, 'descriptor', 0)).toBeNull();
  expect(pickYaml('---\nna', 'descriptor', 6)).toBe('#  \nna');
  expect(pickYaml('no front matter', 'descriptor', 3)).toBeNull();
});
