import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findHidden } from '../../src/text/characters.ts';
import { catalogWith, descriptor, filesIn, ROOT, snapshot, type Files } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { hostile } from '../support/hostile.ts';

/** As if no rule of the catalog were there: each string stands in every text of what the site is made of. */
const NAMES = ['clean', ...Object.keys(hostile)];
const TEXTS = ['Word', ...Object.values(hostile)];
const slugOf = (at: number): string => `app-${at}`;

let dir = '';
let files: Files = {};

beforeAll(async () => {
  const apps = Object.fromEntries(
    TEXTS.flatMap((_, at) => [
      [
        `apps/${slugOf(at)}/app.md`,
        descriptor({ name: `Brand ${at}q`, homepage: `https://b${at}.example/` }),
      ],
      [`apps/${slugOf(at)}/membrane.json`, snapshot(['List Orders'])],
    ]),
  );
  dir = catalogWith(apps, mkdtempSync(join(tmpdir(), 'skillpress-')));
  cpSync(join(ROOT, 'LICENSES'), join(dir, 'LICENSES'), { recursive: true });
  await skillpress(dir, ['build', '--frozen', '--quiet']);
  for (const [at, text] of TEXTS.entries()) poison(slugOf(at), text);
  const { code, stderr } = await skillpress(dir, ['site', '--base', 'https://s.example/', '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  files = filesIn(join(dir, 'site'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Keeps what tells one thing from another: addresses of our own, keys of categories, dates, versions. */
const KEPT = new Set([
  '$schema',
  'slug',
  'date',
  'asOf',
  'publishedAt',
  'version',
  'effect',
  'contentDigest',
]);

function poison(slug: string, text: string): void {
  const path = join(dir, `dist/listings/${slug}.json`);
  const listing = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const time = '2026-01-02T03:04:05Z';
  const words = {
    summary: 'x',
    shortDescription: 'x',
    name: 'x',
    keywords: ['x'],
    related: [],
    categories: [],
  };
  Object.assign(listing, {
    docs: 'x',
    keywords: ['x', 'x'],
    entities: [{ name: 'x', children: [{ name: 'x', children: [] }] }],
    history: [{ version: '1.0.0', date: '2026-01-02', changes: ['x'] }],
    version: '1.0.0',
    related: [{ slug: slugOf(0), name: 'x', reason: 'x' }],
    registries: {
      clawhub: {
        version: '1.0.0',
        url: 'x',
        publishedAt: time,
        downloads: 1,
        installs: 1,
        stars: 1,
        verdict: 'x',
        flags: ['x'],
        auditUrl: 'x',
        reports: [{ by: 'x', verdict: 'x', url: 'x' }],
        versions: [{ version: '1.0.0', date: time, verdict: 'x' }],
        asOf: time,
      },
    },
    translations: { 'zh-CN': { ...words, history: [{ version: '1.0.0', changes: ['x'] }] } },
  });
  const filled = fill(listing, text) as { categories: object[]; translations: Record<string, object> };
  const categories = [{ key: 'crm', name: text }];
  filled.categories = categories;
  Object.assign(filled.translations['zh-CN'] ?? {}, { categories });
  writeFileSync(path, JSON.stringify(filled));
  writeFileSync(join(dir, `dist/tools/${slug}.json`), JSON.stringify(toolsWith(text)));
}

function fill(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((each) => fill(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, KEPT.has(key) ? each : fill(each, text)]),
  );
}

function toolsWith(text: string): object {
  const property = { type: text, description: text };
  const inputSchema = {
    required: [text],
    properties: Object.fromEntries([
      [text, property],
      ['b', property],
    ]),
  };
  const action = { id: text, key: text, name: text };
  const tool = { name: text, title: text, description: text, effect: 'read', action, inputSchema };
  return { membrane: null, popular: 1, tools: [tool] };
}

/** Elements with the names of their attributes, and no words. */
function skeleton(node: DefaultTreeAdapterTypes.Node, depth = 0): string {
  const children = 'childNodes' in node ? node.childNodes : [];
  const inner = children.map((child) => skeleton(child, depth + 1)).join('');
  if (!('tagName' in node)) return inner;
  const attrs = node.attrs.map(({ name }) => name).join(' ');
  return `${' '.repeat(depth)}${node.tagName} ${attrs}\n${inner}`;
}

const pageOf = (folder: string, at: number): string => files[`${folder}apps/${slugOf(at)}/index.html`] ?? '';

test('there are all 68 strings', () => expect(TEXTS).toHaveLength(69));

test.each(['', 'zh-CN/'])('no text changes the elements of a page (%j)', (folder) => {
  const clean = skeleton(parse(pageOf(folder, 0)));
  for (const [at, name] of NAMES.entries()) expect(skeleton(parse(pageOf(folder, at))), name).toBe(clean);
});

test('no page has an event, leads to a script, or hides a character', () => {
  for (const [path, html] of Object.entries(files).filter(([each]) => each.endsWith('.html'))) {
    expect(findHidden(html), path).toBeNull();
    walk(parse(html), path);
  }
});

function walk(node: DefaultTreeAdapterTypes.Node, path: string): void {
  for (const { name, value } of 'attrs' in node ? node.attrs : []) {
    expect(name, path).not.toMatch(/^on|^style$/);
    if (name === 'href') expect(value, path).toMatch(/^(?:https?:\/\/|\/(?!\/)|#)/);
  }
  for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, path);
}

test('feeds, the sitemap and llms.txt keep their structure', () => {
  for (const path of ['feed.xml', 'zh-CN/feed.xml', 'sitemap.xml'])
    expect(files[path], path).not.toMatch(/<(?:b|script|details)>/);
  const lines = (files['llms-full.txt'] ?? '').split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Membrane skills', '## Apps']);
  expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(TEXTS.length);
});
