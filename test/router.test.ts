import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../src/model/finding.ts';
import { buildIn } from './support/build.ts';
import {
  catalogWith,
  changedPaths,
  descriptor,
  filesIn,
  snapshot,
  writeFiles,
  type Files,
} from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { runInShell, readCommands } from './support/shell.ts';

const ROUTER = 'skills/membrane-apps';

const APPS: Files = {
  'apps/ledgerly/app.md': descriptor(
    {
      name: 'Ledgerly',
      homepage: 'https://ledgerly.example/',
      summary: 'Bookkeeping and invoicing for small companies.',
      categories: '[accounting]',
      aliases: '[LY Books]',
      keywords: '[double-entry bookkeeping]',
      requests: '[Which invoices does Jane Miller owe us?, Book the receipt from the taxi]',
      entities: '[Invoice, Receipt: [Receipt Line]]',
    },
    '- Ids begin with `inv_`.\n',
  ),
  'apps/ledgerly/membrane.json': snapshot(['List Invoices', 'Void Invoice', 'Create Receipt']),
  'apps/palaver/app.md': descriptor({
    name: 'Palaver & Co',
    homepage: 'https://palaver.example/',
    summary: 'Chat rooms for teams that work apart.',
    categories: '[communication]',
    keywords: '[chat, sign-up]',
    entities: '[Room, Thread]',
  }),
};

const PARLEY = descriptor({
  name: 'Parley',
  homepage: 'https://parley.example/',
  summary: 'Voice calls between ships and harbours.',
  categories: '[communication]',
  keywords: '[ship radio]',
  entities: '[Call, Ship]',
});

async function build(dir: string): Promise<{ files: Files; findings: readonly Finding[] }> {
  const { findings } = await buildIn(dir);
  return { files: filesIn(join(dir, 'dist')), findings };
}

test('a line tells an app by name, what it holds, what it does and the words of its jobs; its part is that of its page', async () => {
  const { files, findings } = await build(catalogWith(APPS));
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  const [, line = ''] =
    /^(- ledgerly: .*)$/m.exec(files[`${ROUTER}/references/index/accounting.md`] ?? '') ?? [];
  expect(line.split(' / ')).toEqual([
    '- ledgerly: Ledgerly, LY Books',
    'Invoice, Receipt, Receipt Line',
    'void',
    'double entry bookkeeping owe taxi invoicing accounting ledger bill book invoices receipts lines',
    // For who has no part of the app.
    '`ledgerly.example`',
  ]);
  // People and companies that stand in a request as examples say nothing of the app.
  expect(line).not.toMatch(/jane|miller/i);
  const part = files[`${ROUTER}/references/apps/ledgerly.md`] ?? '';
  const page = files['skills/ledgerly/SKILL.md'] ?? '';
  const own = page.slice(page.indexOf('\n# ') + 1, page.indexOf('## Use it through Membrane'));
  expect(part).toBe(
    `${own}## For the steps in \`SKILL.md\`\n\nHOMEPAGE is \`https://ledgerly.example/\`; an INTENT of this app is \`list invoices\`.\n`,
  );
});

test('the page is short, says once what every page says, and names the pinned client', async () => {
  const { files } = await build(catalogWith(APPS));
  const page = files[`${ROUTER}/SKILL.md`] ?? '';
  expect(page.split('\n').length).toBeLessThan(500);
  expect(page.length / 4).toBeLessThan(1200);
  expect(page).toMatch(/npm install -g @membranehq\/cli@\d+\.\d+\.\d+/);
  expect(page).toContain('membrane connection ensure "HOMEPAGE" --json');
});

test('a description of very many categories stays as short as clients take it', async () => {
  const dir = catalogWith(APPS);
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  const many = Array.from(
    { length: 90 },
    (_, at) => `  kind-${at}: { name: Kind of app ${at}, clawhub: other, skillhub: business-ops }\n`,
  );
  writeFiles(dir, { 'catalog.yaml': settings.replace('categories:\n', `categories:\n${many.join('')}`) });
  const { files, findings } = await build(dir);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  const [, description = ''] = /^description: "(.*)"$/m.exec(files[`${ROUTER}/SKILL.md`] ?? '') ?? [];
  expect(description.length).toBeLessThanOrEqual(1024);
  expect(description).toMatch(/Kind of app 0, .*Kind of app \d+ and more\)/);
});

test('a category may be called as a part of another one that has too many apps for one file', async () => {
  const apps = Array.from({ length: 97 }, (_, at) => [`${at < 50 ? 'a' : 'b'}-${at}`, 'crm'] as const);
  const files = [...apps, ['zeta', 'crm-a'] as const].map(([slug, category]) => [
    `apps/${slug}/app.md`,
    descriptor({ name: `App ${slug}`, homepage: `https://${slug}.example/`, categories: `[${category}]` }),
  ]);
  const dir = catalogWith(Object.fromEntries(files) as Files);
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  writeFiles(dir, {
    'catalog.yaml': settings.replace(
      'categories:\n',
      'categories:\n  crm-a: { name: CRM A, clawhub: other }\n',
    ),
  });
  const index = Object.entries((await build(dir)).files).filter(([path]) =>
    path.startsWith(`${ROUTER}/references/index/`),
  );
  const listed = index.flatMap(([, text]) => [...text.matchAll(/^- ([\w-]+): /gm)].map(([, slug]) => slug));
  expect(index.map(([path]) => path.split('/').at(-1))).toEqual(['crm--a.md', 'crm--b.md', 'crm-a.md']);
  expect(listed).toHaveLength(98);
});

test('changing what is said of an app changes its own files and its line; a new app adds a line', async () => {
  const dir = catalogWith(APPS);
  const before = (await build(dir)).files;
  const changed = APPS['apps/palaver/app.md']?.replace('[Room, Thread]', '[Room, Thread, Emoji]') ?? '';
  writeFiles(dir, { 'apps/palaver/app.md': changed });
  const after = (await build(dir)).files;
  const changes = changedPaths(before, after).filter((path) => path.startsWith(ROUTER));
  expect(changes).toEqual([
    `${ROUTER}/references/apps/palaver.md`,
    `${ROUTER}/references/index/communication.md`,
  ]);
  writeFiles(dir, { 'apps/parley/app.md': PARLEY });
  const { files } = await build(dir);
  expect(files[`${ROUTER}/references/index/communication.md`]).toContain('\n- parley: Parley / ');
  expect(files[`${ROUTER}/SKILL.md`]).toBe(before[`${ROUTER}/SKILL.md`]);
});

test('the searches of the page, run in a shell as they stand, find an app by its name and by the words of a job', async () => {
  const dir = catalogWith({ ...APPS, 'apps/parley/app.md': PARLEY });
  const { files } = await build(dir);
  const [byName = '', byWords = ''] = readCommands(files[`${ROUTER}/SKILL.md`] ?? '');
  const run = async (command: string): Promise<string[]> => {
    const { stdout } = await runInShell(`cd "${join(dir, 'dist', ROUTER)}" && ${command}`, {
      PATH: '/usr/bin:/bin',
    });
    return [...stdout.matchAll(/- ([a-z-]+): /g)].map(([, slug = '']) => slug);
  };
  // Among the names only: a ledger has lines and rooms, too.
  expect(await run(byName.replace('NAME', 'LY Books'))).toEqual(['ledgerly']);
  expect(await run(byName.replace('NAME', 'palaver & co'))).toEqual(['palaver']);
  expect(await run(byName.replace('NAME', 'thread'))).toEqual([]);
  const find = (words: string): Promise<string[]> => run(byWords.replace('WORD WORD WORD', words));
  expect(await find('receipt taxi')).toEqual(['ledgerly']);
  expect(await find('signup')).toEqual(['palaver']);
  // Two lines have "communication", one has "radio".
  expect(await find('communication radio')).toEqual(['parley', 'palaver']);
  // The plural of what is asked for in the singular.
  expect(await find('ship')).toEqual(['parley']);
});

test('words that say nothing of an app are not in its line: small ones, and those that any action may be about', async () => {
  const dir = catalogWith({
    'apps/harbour/app.md': descriptor({
      name: 'Harbour',
      homepage: 'https://harbour.example/',
      summary: 'Berths for ships, by IP radio or by phone.',
      entities: '[Berth, On-Berth Crew, List of Pilots]',
    }),
    'apps/harbour/membrane.json': snapshot([
      'List Berths',
      'Create Note',
      'Moor Trawlers',
      'moorPilotCutter',
    ]),
  });
  const { files } = await build(dir);
  const [line = ''] = /^- harbour: .*$/m.exec(files[`${ROUTER}/references/index/crm.md`] ?? '') ?? [];
  const [, holds, , words = ''] = line.split(' / ');
  expect(holds).toBe('Berth, Berth Crew, Pilots');
  expect(words.split(' ')).toEqual(expect.arrayContaining(['ip', 'radio', 'trawlers', 'trawler', 'cutter']));
  expect(words.split(' ')).not.toContain('note');
});

test('a line has words that people say of its kind of app, and no verbs that any app may be said by', async () => {
  const app = (name: string, summary: string, entities = '[Chart]'): string =>
    descriptor({ name, homepage: `https://${name.toLowerCase()}.example/`, summary, entities });
  const dir = catalogWith({
    'apps/isobar/app.md': app('Isobar', 'Weather for sailors, to track, share and download.', '[Build]'),
    // What an app is stands first; what else it has makes no kind.
    'apps/capstan/app.md': app('Capstan', 'Payroll for crews, with weather alerts.'),
    'apps/fathom/app.md': app('Fathom', 'Depths of harbours. Also shows the weather.'),
  });
  const { files } = await build(dir);
  const lines = files[`${ROUTER}/references/index/crm.md`] ?? '';
  const [isobar, capstan, fathom] = ['isobar', 'capstan', 'fathom'].map(
    (slug) => new RegExp(`^- ${slug}: .*$`, 'm').exec(lines)?.[0].split(/\W+/) ?? [],
  );
  expect(isobar).toEqual(expect.arrayContaining(['Build', 'sailors', 'forecast', 'rain', 'wind']));
  for (const verb of ['track', 'share', 'download']) expect(isobar).not.toContain(verb);
  expect(capstan).toEqual(expect.arrayContaining(['crews', 'weather', 'salary']));
  expect(capstan).not.toContain('rain');
  expect(fathom).toContain('weather');
  expect(fathom).not.toContain('rain');
});

test('without `router:` there is none, and what was there goes', async () => {
  const dir = catalogWith(APPS);
  const { files } = await build(dir);
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  writeFiles(dir, { 'catalog.yaml': settings.replace(/^router:.*$/m, '') });
  const without = await build(dir);
  expect(Object.keys(files).some((path) => path.startsWith(ROUTER))).toBe(true);
  expect(Object.keys(without.files).some((path) => path.startsWith(ROUTER))).toBe(false);
});

test.each([
  ['router: { name: Apps }', 'router.name: expected lower-case letters'],
  ['router: { name: claude-apps }', 'router.name: expected a name without anthropic and claude'],
  ['router: { name: self-integration }', 'general.name: expected another name than that of the router'],
  ['router: {}', 'router.name'],
])('catalog.yaml with %s is an error at its line', async (line, message) => {
  const dir = catalogWith(APPS);
  const settings = (filesIn(dir)['catalog.yaml'] ?? '').replace(/^(?:router|general):.*$/gm, '');
  writeFiles(dir, { 'catalog.yaml': `${settings}general: { name: self-integration }\n${line}\n` });
  const { code, stderr } = await skillpress(dir, ['build']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/catalog\.yaml:\d+:\d+: /);
  expect(stderr).toContain(message);
});

test('an app that is called like the router is an error at its descriptor', async () => {
  const dir = catalogWith({ ...APPS, 'apps/membrane-apps/app.md': PARLEY });
  const { findings } = await build(dir);
  expect(findings.map(({ rule, app }) => `${rule} ${app}`)).toContain('catalog/reserved-slug membrane-apps');
});
