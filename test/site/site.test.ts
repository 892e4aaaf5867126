import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  catalogWith,
  changedPaths,
  descriptor,
  filesIn,
  ROOT,
  snapshot,
  tempDir,
  writeFiles,
  type Files,
} from '../support/catalogs.ts';
import { digestSource } from '../../src/text/sourceDigest.ts';
import { skillpress } from '../support/cli.ts';

const BASE = 'https://skills.example/catalog/';
const APPS = ['clerk', 'okta', 'cloudflare', 'moneybird', 'wave-financial', 'gmail'];

let dir = '';
let files: Files = {};

/** What SkillHub tells of an app, with both of its scanners. */
const SKILLHUB = {
  version: '1.0.1',
  url: 'https://skillhub.example/skills/clerk',
  publishedAt: '2026-11-30T04:10:00Z',
  downloads: 830,
  installs: 7,
  stars: 0,
  verdict: 'suspicious',
  flags: ['sanbu.suspicious'],
  auditUrl: 'https://tix.example/sanbu',
  reports: [
    { by: 'keen', verdict: 'clean', url: 'https://tix.example/keen' },
    { by: 'sanbu', verdict: 'suspicious', url: 'https://tix.example/sanbu' },
  ],
  versions: [{ version: '1.0.1', date: '2026-11-30T04:10:00Z', verdict: 'suspicious' }],
  asOf: '2026-11-30T06:00:00Z',
};

/** Some of this repository's apps, with what registries tell of one of them. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  for (const part of ['catalog.yaml', 'templates', 'LICENSES'])
    cpSync(join(ROOT, part), join(dir, part), { recursive: true });
  writeFileSync(join(dir, 'status.json'), JSON.stringify({ apps: { clerk: { skillhub: SKILLHUB } } }));
  for (const slug of APPS) cpSync(join(ROOT, 'apps', slug), join(dir, 'apps', slug), { recursive: true });
  await skillpress(dir, ['build', '--frozen', '--quiet']);
  await make();
  files = filesIn(join(dir, 'site'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function make(): Promise<string> {
  const { code, stdout, stderr } = await skillpress(dir, ['site', '--base', BASE, '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const pagesOf = (all: Files): [path: string, html: string][] =>
  Object.entries(all).filter(([path]) => path.endsWith('.html'));

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child);
  };
  walk(parse(html));
  return found;
}

const valueOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value;

test('the report of each scanner of a registry is told and linked', () => {
  const names = { '': 'Tencent Cloud Security', 'zh-CN/': '腾讯云安全' };
  for (const [folder, name] of Object.entries(names)) {
    const html = files[`${folder}apps/clerk/index.html`] ?? '';
    expect(html).toMatch(new RegExp(`${name} \\(Keen\\)<.*href="https://tix\\.example/keen"`));
    expect(html).toMatch(new RegExp(`${name} \\(Sanbu\\)<.*href="https://tix\\.example/sanbu"`));
  }
});

test('each app has a page in each language, a picture, and its raw files', () => {
  for (const slug of APPS)
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        `apps/${slug}/index.html`,
        `zh-CN/apps/${slug}/index.html`,
        `apps/${slug}/card.png`,
        `skills/${slug}/SKILL.md`,
        `listings/${slug}.json`,
      ]),
    );
  expect(readFileSync(join(dir, 'site/apps/clerk/card.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('every link and file that a page names is there', () => {
  const there = (path: string): boolean =>
    path in files || `${path}index.html` in files || (path === '' && 'index.html' in files);
  for (const [page, html] of pagesOf(files))
    for (const element of elementsOf(html))
      for (const name of ['href', 'src', 'action']) {
        const target = valueOf(element, name);
        if (target === undefined) continue;
        if (target.startsWith('#')) {
          expect(html, `${page} ${target}`).toContain(`id="${target.slice(1)}"`);
          continue;
        }
        const { origin, pathname } = new URL(target, BASE);
        if (origin !== new URL(BASE).origin) continue;
        expect(pathname, page).toMatch(/^\/catalog\//);
        expect(there(pathname.slice('/catalog/'.length)), `${page}: ${target}`).toBe(true);
      }
});

test('no page has a script or a style of its own but the one whose digest its policy names, or loads from elsewhere', () => {
  for (const [page, html] of pagesOf(files)) {
    const elements = elementsOf(html);
    const policy = valueOf(elements.find((each) => valueOf(each, 'http-equiv')) as Element, 'content') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(policy).not.toContain('unsafe-inline');
    for (const element of elements) {
      const { tagName, attrs, childNodes } = element;
      expect(
        attrs.filter(({ name }) => /^on|^style$|^srcdoc$/.test(name)),
        page,
      ).toEqual([]);
      if (tagName === 'script' && valueOf(element, 'type') !== 'application/ld+json')
        expect(valueOf(element, 'src'), page).toMatch(/^\/catalog\/assets\//);
      // Nothing has to be fetched before the first paint.
      if (tagName === 'script' && valueOf(element, 'src')) expect(valueOf(element, 'type')).toBe('module');
      if (tagName === 'link') expect(valueOf(element, 'rel')).not.toBe('stylesheet');
      if (tagName === 'script' && valueOf(element, 'type') === 'application/ld+json')
        expect(() => JSON.parse(textOf(childNodes)) as unknown, page).not.toThrow();
      if (tagName === 'style')
        expect(policy).toContain(`'sha256-${hash('sha256', textOf(childNodes), 'base64')}'`);
      expect(['iframe', 'object', 'embed', 'base', 'img', 'video', 'audio']).not.toContain(tagName);
    }
  }
});

function textOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string {
  return nodes.map((node) => ('value' in node ? node.value : '')).join('');
}

test('each page says its language, its address and that of the same page in the other one', () => {
  for (const [page, html] of pagesOf(files).filter(([path]) => path !== '404.html')) {
    const isChinese = page.startsWith('zh-CN/');
    const own = page.replace(/^zh-CN\//, '').replace(/index\.html$/, '');
    const elements = elementsOf(html);
    const linksOf = (rel: string): (readonly (string | undefined)[])[] =>
      elements
        .filter((each) => each.tagName === 'link' && valueOf(each, 'rel') === rel && !valueOf(each, 'type'))
        .map((each) => [valueOf(each, 'hreflang'), valueOf(each, 'href')]);
    expect(valueOf(elements[0] as Element, 'lang')).toBe(isChinese ? 'zh-CN' : 'en');
    expect(linksOf('canonical')).toEqual([[undefined, `${BASE}${isChinese ? 'zh-CN/' : ''}${own}`]]);
    expect(linksOf('alternate')).toEqual([
      ['en', `${BASE}${own}`],
      ['zh-CN', `${BASE}zh-CN/${own}`],
      ['x-default', `${BASE}${own}`],
    ]);
  }
});

test('a page has one heading of the first level, and none skips a level', () => {
  for (const [page, html] of pagesOf(files)) {
    const levels = elementsOf(html).flatMap(({ tagName }) =>
      /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : [],
    );
    expect(
      levels.filter((level) => level === 1),
      page,
    ).toHaveLength(1);
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? 0), page).toBeLessThanOrEqual(1);
  }
});

test('no page is larger than 60 KB', () => {
  for (const [path] of pagesOf(files))
    expect(statSync(join(dir, 'site', path)).size, path).toBeLessThan(60_000);
});

/** An app with more of everything than a page has room for. */
function heavyApp(): Files {
  const meaning = 'What this field means, what it takes, and what becomes of it in every case that there is.';
  const properties = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`field${at}`, { type: 'string', description: meaning }]),
  );
  const names = [
    'List',
    'Get',
    'Create',
    'Update',
    'Delete',
    'Archive',
    'Send',
    'Approve',
    'Export',
    'Import',
  ];
  const actions = names.flatMap((verb) =>
    ['Order', 'Invoice'].map((object) => ({
      id: `${verb}${object}`,
      key: `${verb}-${object}`.toLowerCase(),
      name: `${verb} ${object}`,
      description: `${verb} one ${object.toLowerCase()} of the shop, with all that belongs to it.`,
      input: { type: 'object', required: ['field1', 'field2'], properties },
    })),
  );
  const notes = Array.from({ length: 200 }, (_, at) => `- Note ${at}: ${meaning}`).join('\n');
  const versions = Array.from({ length: 300 }, (_, at) => ({
    version: `1.0.${300 - at}`,
    date: '2026-01-02T03:04:05Z',
    verdict: 'clean',
  }));
  const registry = {
    version: '1.0.300',
    url: null,
    publishedAt: null,
    downloads: 1,
    installs: 1,
    stars: 1,
    verdict: 'clean',
    flags: [],
    auditUrl: null,
    versions,
    asOf: '2026-01-02T03:04:05Z',
  };
  return {
    'apps/heavy/app.md': descriptor({ name: 'Heavy' }, `${notes}\n`),
    'apps/heavy/membrane.json': JSON.stringify({ origin: 'membrane', actions }),
    'status.json': JSON.stringify({ apps: { heavy: { clawhub: registry } } }),
  };
}

test('what a page has no room for is counted, and leads to the file that has it', async () => {
  const heavy = catalogWith(heavyApp());
  cpSync(join(ROOT, 'LICENSES'), join(heavy, 'LICENSES'), { recursive: true });
  await skillpress(heavy, ['build', '--frozen', '--quiet']);
  await skillpress(heavy, ['site', '--base', BASE, '--quiet']);
  const made = filesIn(join(heavy, 'site'));
  const page = made['apps/heavy/index.html'] ?? '';
  for (const text of [page, made['zh-CN/apps/heavy/index.html'] ?? ''])
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  expect(page).toContain(
    '<a href="/catalog/skills/heavy/references/actions.md">38 more inputs in the reference</a>',
  );
  expect(page).toContain('<a href="/catalog/skills/heavy/SKILL.md">The rest is in the raw file.</a>');
  expect(page).toContain('288 older versions');
});

test('sitemap and feeds are well-formed, and name pages that are there', () => {
  for (const path of ['sitemap.xml', 'feed.xml', 'zh-CN/feed.xml']) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    expect(() => parser.write(files[path] ?? '').close(), path).not.toThrow();
  }
  const listed = [...(files['sitemap.xml'] ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address = '']) => address,
  );
  const pages = pagesOf(files).filter(([path]) => path !== '404.html');
  expect(listed.toSorted()).toEqual(
    pages.map(([path]) => BASE + path.replace(/index\.html$/, '')).toSorted(),
  );
  expect(files['robots.txt']).toContain(`Sitemap: ${BASE}sitemap.xml`);
});

test('llms.txt leads an agent to every skill', () => {
  expect(files['llms.txt']).toContain(`(${BASE}llms-full.txt)`);
  for (const slug of APPS) expect(files['llms-full.txt']).toContain(`(${BASE}skills/${slug}/SKILL.md)`);
});

test('a second run writes nothing', async () => {
  const before = filesIn(join(dir, 'site'));
  expect(await make()).toContain('files: 0 created, 0 updated, 0 deleted,');
  expect(changedPaths(before, filesIn(join(dir, 'site')))).toEqual([]);
});

test('the same catalog makes the same bytes in another folder', async () => {
  const { stderr } = await skillpress(dir, ['site', '--base', BASE, '--quiet', '--out', 'other']);
  expect(stderr).toBe('');
  expect(changedPaths(files, filesIn(join(dir, 'other')))).toEqual([]);
});

test('one changed app changes its pages, those that show it, and what is of the whole catalog', async () => {
  const before = filesIn(join(dir, 'site'));
  const path = join(dir, 'apps/gmail/app.md');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/^summary: .*$/m, 'summary: Mail of Google, for one or for many.'));
  await skillpress(dir, ['build', '--frozen', '--quiet']);
  await make();
  const changed = changedPaths(before, filesIn(join(dir, 'site')));
  expect(changed).toContain('apps/gmail/index.html');
  // The Chinese text translates the summary of before.
  const chinese = filesIn(join(dir, 'site/zh-CN/apps/gmail'))['index.html'] ?? '';
  expect(chinese).toContain('尚未翻译，暂显示英文内容。');
  expect(chinese).toContain('Mail of Google, for one or for many.');
  expect(changed.filter((each) => each.includes('apps/clerk/') || each.endsWith('.png'))).toEqual([]);
  writeFileSync(path, text);
  await skillpress(dir, ['build', '--frozen', '--quiet']);
  await make();
  expect(changedPaths(before, filesIn(join(dir, 'site')))).toEqual([]);
});

test('an app that is gone takes its files with it; what skillpress did not make stays', async () => {
  const copy = tempDir();
  cpSync(dir, copy, { recursive: true });
  rmSync(join(copy, 'apps/gmail'), { recursive: true });
  writeFiles(copy, { 'site/CNAME': 'skills.example\n' });
  await skillpress(copy, ['build', '--frozen', '--quiet']);
  await skillpress(copy, ['site', '--base', BASE, '--quiet']);
  const left = Object.keys(filesIn(join(copy, 'site')));
  expect(left.filter((path) => path.includes('gmail'))).toEqual([]);
  expect(left).toContain('CNAME');
});

test.each<[what: string, args: string[], message: RegExp]>([
  [
    'the catalog is not built',
    ['--dist', 'nowhere'],
    /There is no nowhere\/manifest\.json\n.*skillpress build --frozen/,
  ],
  [
    'the site would be written into the catalog',
    ['--out', 'dist/site'],
    /The site cannot be written to .*dist\/site/,
  ],
  ['the site would be read as an app', ['--out', 'apps/pages'], /The site cannot be written to .*pages/],
  ['the catalog would be in the site', ['--out', '.'], /The site cannot be written to/],
  ['the site would be among the packs', ['--out', 'packs/site'], /The site cannot be written to .*packs/],
  ['the site would be in the state', ['--out', '.skillpress'], /The site cannot be written to/],
  ['the address is none', ['--base', 'ftp://x'], /--base ftp:\/\/x is no address of a site/],
  ['the address could end a command', ['--base', 'https://x.example/;rm'], /is no address of a site/],
  ['there are no templates', ['--templates', 'nowhere'], /There is no folder .*nowhere/],
  ['the format has no lines of files', ['--format', 'sarif'], /site has no SARIF/],
])('it says so when %s', async (_, args, message) => {
  const { code, stderr } = await skillpress(dir, ['site', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a template that names what is not there is refused with its place', async () => {
  const copy = tempDir();
  cpSync(join(dir, 'templates'), join(copy, 'templates'), { recursive: true });
  const path = join(copy, 'templates/site/app.hbs');
  writeFileSync(path, readFileSync(path, 'utf8').replace('{{html name}}', '{{html nam}}'));
  const { code, stderr } = await skillpress(dir, ['site', '--templates', join(copy, 'templates')]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/app\.hbs:\d+:\d+: Unknown field "nam"\n.*Did you mean "name"/);
});

test('without --base the address is that of the pages of the repository at GitHub', async () => {
  const { stdout } = await skillpress(dir, ['site', '--out', 'pages', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'site',
    ok: true,
    base: 'https://membranedev.github.io/application-skills/',
    apps: APPS.length,
    exitCode: 0,
  });
});

test('a catalog without ClawHub, GitHub, packs and categories has a site, too', async () => {
  const small = tempDir();
  const settings = `name: Small
publisher: small
author: { name: Small, url: https://small.example/ }
homepage: https://small.example/
repository: https://git.example/small/skills
license: MIT-0
`;
  writeFiles(small, {
    'catalog.yaml': settings,
    'apps/acme/app.md': descriptor({ name: 'Acme', categories: '[]' }),
  });
  await skillpress(small, ['build', '--quiet']);
  const { code, stderr } = await skillpress(small, ['site', '--base', BASE, '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(filesIn(join(small, 'site'))).toHaveProperty(['apps/acme/index.html']);
});

test('of an app whose actions nobody told, a card does not say that it has none', async () => {
  const quiet = catalogWith({
    'apps/quay/app.md': descriptor({ name: 'Quay', homepage: 'https://quay.example/' }),
    'apps/pier/app.md': descriptor({ name: 'Pier', homepage: 'https://pier.example/' }),
    'apps/pier/membrane.json': JSON.stringify({
      origin: 'membrane',
      actions: [{ key: 'list-piers', name: 'List Piers' }],
    }),
  });
  await skillpress(quiet, ['build', '--frozen', '--quiet']);
  await skillpress(quiet, ['site', '--base', BASE, '--quiet']);
  const list = readFileSync(join(quiet, 'site/all/index.html'), 'utf8');
  expect(list).toContain('actions not known yet');
  expect(list).toContain('1 action<');
  expect(list).not.toContain('0 actions');
  expect(readFileSync(join(quiet, 'site/apps/pier/index.html'), 'utf8')).toContain(
    '1 of 1 action. Your agent finds it by what you want.',
  );
});

/** An app with a Chinese brand; its English one sorts elsewhere. */
function branded(slug: string, english: string, chinese: string): Files {
  const keywords = `${slug} notes`;
  const summary = `Keeps ${slug} notes of many kinds for teams that write.`;
  const source = digestSource({ name: english, summary, description: null, keywords: [keywords], notes: '' });
  return {
    [`apps/${slug}/app.md`]: descriptor({
      name: english,
      homepage: `https://${slug}.example/`,
      summary,
      keywords: `[${keywords}]`,
      categories: '[crm, sales]',
      entities: '[{ Chat: [Message] }, Calendar]',
    }),
    [`apps/${slug}/app.zh-CN.md`]: `---\nsource: ${source}\nname: ${chinese}\nsummary: 团队的${chinese}笔记。\nkeywords: [笔记]\n---\n`,
    [`apps/${slug}/membrane.json`]: snapshot(['List Notes']),
  };
}

test('a list of each language has the names of that language, in the order of its readers', async () => {
  const folder = catalogWith({
    ...branded('aa', 'Zebra', '飞书'),
    ...branded('bb', 'Yak', '高德'),
    ...branded('cc', 'Xerus', '哔哩'),
  });
  cpSync(join(ROOT, 'LICENSES'), join(folder, 'LICENSES'), { recursive: true });
  await skillpress(folder, ['build', '--frozen', '--quiet']);
  const { stderr } = await skillpress(folder, ['site', '--base', BASE, '--quiet']);
  expect(stderr).toBe('');
  const made = filesIn(join(folder, 'site'));
  const page = (path: string): string => made[`${path}index.html`] ?? '';
  const namesOn = (path: string): string[] =>
    [...page(path).matchAll(/<h3><a [^>]*>(.*?)<\/a>/g)].map(([, name = '']) => name);
  for (const list of ['all/', 'categories/crm/']) {
    expect(namesOn(list)).toEqual(['Xerus', 'Yak', 'Zebra']);
    expect(namesOn(`zh-CN/${list}`)).toEqual(['哔哩', '飞书', '高德']);
  }
  expect(page('zh-CN/categories/')).toContain('飞书 · 高德 · 哔哩');
  expect(page('zh-CN/all/')).toContain('content="全部应用：哔哩、飞书、高德"');
  expect(page('zh-CN/all/')).not.toMatch(/Zebra|Yak|Xerus/);
  const own = page('zh-CN/apps/aa/');
  expect(own).toContain('<title>飞书技能：客户关系管理</title>');
  expect(own).toContain('<dd>客户关系管理、销售</dd>');
  expect(own).toContain('<dd lang="en">Chat（Message）、Calendar</dd>');
  expect(own).toContain('以下是技能的中文版；安装命令所安装的是英文版。');
  expect(own).toContain('"keywords":"笔记"');
  expect(page('apps/aa/')).toContain('<dd lang="en">Chat (Message), Calendar</dd>');
  expect(page('apps/aa/')).toContain('The skill as your agent reads it.');
});

test('the changes of a release are one text in a feed, without a space behind a full-width stop', () => {
  expect(files['zh-CN/feed.xml']).toContain('调整了优先列出的操作。重写了描述。');
  expect(files['feed.xml']).toContain('Changed which actions come first. Rewrote the description.');
});
