import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn, snapshot, writeFiles } from '../support/catalogs.ts';
import { skillpress, skillpressProcess } from '../support/cli.ts';
import { startEditor, textOf, type Editor } from './editor.ts';

const ACME = 'apps/acme/app.md';
const FIELDS = { name: 'Acme', homepage: 'https://acme.example/', categories: '[crm]', entities: '[Order]' };
const GOOD = descriptor(FIELDS);

let dir: string;
let editor: Editor;
beforeAll(async () => {
  dir = catalogWith(
    {
      [ACME]: GOOD,
      'apps/acme/membrane.json': snapshot(['List Orders', 'Create Order']),
      'apps/birch/app.md': descriptor({ ...FIELDS, name: 'Birch', homepage: 'https://birch.example/' }),
    },
    mkdtempSync(join(tmpdir(), 'skillpress-')),
  );
  // What the compiled program remembers of a build is not what its sources remember.
  await skillpressProcess(dir, ['build', '--frozen']);
  editor = await startEditor(dir);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Findings as an editor and as `check` tells them: where, how grave, which rule. */
async function checked(slug: string): Promise<string[]> {
  const { stdout } = await skillpress(dir, ['check', slug, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as {
    findings: { file: string; line?: number; level: string; rule: string }[];
  };
  return findings
    .map(({ file, line = 1, level, rule }) => `${file === ACME ? line : 1} ${level} ${rule}`)
    .sort();
}

async function seen(text: string): Promise<string[]> {
  const found = await editor.write(ACME, text);
  return found
    .map(
      ({ range, severity, code }) =>
        `${range.start.line + 1} ${severity === 1 ? 'error' : 'warning'} ${code}`,
    )
    .sort();
}

test.each([
  ['nothing wrong', GOOD],
  ['a wrong category', GOOD.replace('[crm]', '[crn]')],
  ['a key that is not there', GOOD.replace('name: Acme', 'name: Acme\ncolour: red')],
  ['no front matter', 'Notes only.\n'],
  ['a tab', GOOD.replace('name: Acme', 'name:\tAcme\nactions:\n\tpin: [a]')],
  ['an action that is not there', GOOD.replace('name: Acme', 'name: Acme\nactions: { pin: [drop-order] }')],
  ['notes with markup', `${GOOD}\n<script>alert(1)</script>\n`],
  ['the name of another app', GOOD.replace('name: Acme', 'name: Birch')],
])('with %s the editor is told what check tells, before anything is saved', async (_, text) => {
  const told = await seen(text);
  const before = textOf(dir, ACME);
  writeFiles(dir, { [ACME]: text });
  const wanted = await checked('acme');
  writeFiles(dir, { [ACME]: before });
  expect(told).toEqual(wanted);
});

test('a finding says what, how to fix it and where its rule is explained', async () => {
  const [finding] = await editor.write(ACME, GOOD.replace('[crm]', '[crn]'));
  expect(finding).toMatchObject({ source: 'skillpress', severity: 1, code: 'descriptor/categories' });
  expect(finding?.message).toContain('Did you mean "crm"?');
  expect(finding?.codeDescription?.href).toMatch(/\/docs\/rules\/descriptor\/categories\.md$/);
  const line = finding?.range.start.line ?? 0;
  expect(GOOD.split('\n')[line]).toBe('categories: [crm]');
  expect(finding?.range.end.character).toBe('categories: [crn'.length);
});

test('what is wrong with a page that is made is told at the top of its descriptor', async () => {
  const found = await editor.write(
    ACME,
    `${GOOD}\n${'A sentence about orders and what they hold. '.repeat(600)}\n`,
  );
  const size = found.find(({ code }) => code === 'page/size');
  expect(size?.range.start.line).toBe(0);
  expect(size?.message).toMatch(/^dist\/skills\/acme\/SKILL\.md: /);
});

test('keys and values are completed from the schema, the settings and the snapshot', async () => {
  const labels = async (text: string, path = ACME): Promise<string[]> =>
    (await editor.complete(path, text)).map(({ label }) => label);
  expect(await labels('---\nname: Acme\n|\n---\n')).toContain('summary');
  expect(await labels('---\ncategories: [|]\n---\n')).toContain('crm');
  expect(await labels('---\nactions: { pin: [list-orders, |] }\n---\n')).toEqual(['create-order']);
  expect(await labels('---\nactions:\n  effect:\n    |\n---\n')).toEqual(['list-orders', 'create-order']);
  expect(await labels('---\nexcept:\n  |\n---\n')).toContain('quality/trigger');
  expect(await labels('---\nname: Acme\n---\nNotes |\n')).toEqual([]);
  const offered = await editor.complete(ACME, '---\nsum|\n---\n');
  expect(offered.find(({ label }) => label === 'summary')).toMatchObject({
    documentation: { value: expect.stringContaining('One sentence') },
  });
});

test('settings are completed and judged as they are typed, and apps are judged by them', async () => {
  const settings = textOf(dir, 'catalog.yaml');
  const opened = editor.next('catalog.yaml');
  const offered = await editor.complete('catalog.yaml', `${settings}rules:\n  containment/html: |\n`);
  // A rule that keeps agents safe cannot be made lighter.
  expect(offered.map(({ label }) => label)).toEqual(['error']);
  await opened;
  await editor.write(ACME, GOOD);
  const afterwards = editor.next(ACME);
  const broken = await editor.write('catalog.yaml', `${settings}colour: red\n`);
  expect(broken[0]?.message).toContain('Unknown key "colour"');
  expect(broken[0]?.range.start.line).toBe(settings.split('\n').length - 1);
  expect(await afterwards).toEqual([]);
  const judged = editor.next(ACME);
  expect(await editor.write('catalog.yaml', settings.replace('  crm: ', '  crn: '))).toEqual([]);
  expect((await judged).map(({ code }) => code)).toContain('descriptor/categories');
  const mended = editor.next(ACME);
  editor.close('catalog.yaml');
  expect(await mended).toEqual([]);
});

test('a template that is broken is told where the app is written', async () => {
  const page = textOf(dir, 'templates/page.hbs');
  writeFiles(dir, { 'templates/page.hbs': `${page}{{#if}}` });
  const told = editor.next(ACME);
  editor.save(ACME);
  expect((await told).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^templates\/page\.hbs:\d+:\d+: /),
  ]);
  writeFiles(dir, { 'templates/page.hbs': page });
  const mended = editor.next(ACME);
  editor.save(ACME);
  expect(await mended).toEqual([]);
});

test('a word is explained by its schema, and a rule by itself', async () => {
  const key = await editor.hover(ACME, '---\nhome|page: https://acme.example/\n---\n');
  expect(key).toMatchObject({ contents: { value: expect.stringContaining('membrane connection ensure') } });
  const rule = await editor.hover(ACME, '---\nexcept:\n  quality/tri|gger: Because.\n---\n');
  expect(rule).toMatchObject({
    contents: { value: expect.stringMatching(/^Warning\. .*\n\n.*\n\n\[quality\/trigger\]\(https:/s) },
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 17 } },
  });
  expect(await editor.hover(ACME, '---\nname: Acme\n---\nNo|tes\n')).toBeNull();
});

test('a new app is judged before it is saved; when it is closed its findings are taken back', async () => {
  const found = await editor.write('apps/new-app/app.md', '---\nname: New\n---\n');
  expect(found.map(({ message }) => message).join()).toContain('Missing key "homepage"');
  const afterwards = editor.next('apps/new-app/app.md');
  editor.close('apps/new-app/app.md');
  expect(await afterwards).toEqual([]);
});

test('data that skillpress writes is judged where it was damaged', async () => {
  writeFiles(dir, { 'packs/crm/releases.json': '{}\n' });
  editor.save(ACME);
  const [pack] = await editor.write('packs/crm/releases.json', '{"releases": []}\n');
  expect(pack).toMatchObject({ code: 'releases/schema', range: { start: { line: 0 } } });
  editor.close('packs/crm/releases.json');
  rmSync(join(dir, 'packs'), { recursive: true });
  const [action] = await editor.write('apps/acme/membrane.json', '{"origin": "membrane", "actions": [{}]}\n');
  expect(action).toMatchObject({ code: 'snapshot/schema', severity: 1 });
  const mended = editor.next('apps/acme/membrane.json');
  editor.close('apps/acme/membrane.json');
  expect(await mended).toEqual([]);
});

test('lines of Windows end where they seem to', async () => {
  const text = GOOD.replaceAll('\n', '\r\n').replace('[crm]', '[crn]');
  const [finding] = await editor.write(ACME, text);
  expect(finding?.range).toMatchObject({ end: { character: 'categories: [crn'.length } });
  const offered = await editor.complete(ACME, text.replace('crn', '|'));
  expect(offered.map(({ label }) => label)).toContain('crm');
});

test('documents that are no files of this machine are left alone, and the others are judged as before', async () => {
  for (const uri of ['file://server/share/app.md', 'file:///a%2Fb/app.md', 'untitled:Untitled-1'])
    expect(await editor.complete(uri, '---\n|\n---\n')).toEqual([]);
  expect(await seen(GOOD.replace('[crm]', '[crn]'))).toHaveLength(1);
  expect(await seen(GOOD)).toEqual([]);
});

test('files of no catalog are left alone, nothing is written, and the editor ends it', async () => {
  expect(await editor.complete('README.md', '---\n|\n---\n')).toEqual([]);
  const files = filesIn(dir);
  expect(files[ACME]).toBe(GOOD);
  expect(Object.keys(files)).not.toContain('apps/new-app/app.md');
  expect(await editor.end()).toBe(0);
});
