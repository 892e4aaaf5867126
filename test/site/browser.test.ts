import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '../../src/site/serveSite.ts';
import { findChromium } from '../support/chromium.mjs';
import { ROOT } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const executablePath = findChromium();
if (executablePath === null)
  console.warn(
    'Skipped: the site in a browser. There is no Chromium; npm run test:browser installs it where it can.',
  );

/** Of the committed history. */
const released = JSON.parse(readFileSync(join(ROOT, 'apps/clerk/releases.json'), 'utf8')) as {
  readonly releases: readonly unknown[];
};

let dir = '';
let url = '';
let browser: Browser;
let served: Promise<void>;
const stopping = new AbortController();

const entry = (version: string, dates: readonly string[], host: string, reports: readonly object[] = []) => ({
  version,
  url: `https://${host}/skills/clerk`,
  publishedAt: dates[0],
  downloads: 1830,
  installs: 17,
  stars: 12,
  verdict: 'clean',
  flags: [],
  auditUrl: `https://${host}/skills/clerk/audit`,
  reports,
  versions: dates.map((date, at) => ({ version: at === 0 ? version : '1.0.0', date, verdict: 'clean' })),
  asOf: '2026-11-30T06:00:00Z',
});
/** What registries tell of Clerk. */
const STATUS = {
  apps: {
    clerk: {
      clawhub: entry('1.0.1', ['2026-11-30T03:59:00Z', '2026-11-20T20:15:00Z'], 'clawhub.example'),
      skillhub: entry('1.0.1', ['2026-11-30T04:10:00Z'], 'skillhub.example', [
        { by: 'keen', verdict: 'clean', url: 'https://skillhub.example/keen' },
        { by: 'sanbu', verdict: 'clean', url: 'https://skillhub.example/sanbu' },
      ]),
    },
  },
};

describe.skipIf(executablePath === null)(
  'in a browser (skipped where there is no Chromium: apt-get install chromium)',
  () => {
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
      for (const part of ['catalog.yaml', 'templates', 'LICENSES', 'apps'])
        cpSync(join(ROOT, part), join(dir, part), { recursive: true });
      writeFileSync(join(dir, 'status.json'), JSON.stringify(STATUS));
      const built = await skillpress(dir, ['build', '--frozen', '--quiet']);
      expect(built).toMatchObject({ code: 0, stderr: '' });
      url = await new Promise<string>((resolve) => {
        served = serveSite({
          siteDir: join(dir, 'site'),
          outDir: join(dir, 'dist'),
          templatesDir: join(dir, 'templates'),
          port: 0,
          make: async (base) => {
            await skillpress(dir, ['site', '--base', base, '--quiet']);
          },
          print: (text) => resolve(/http:\S+\/$/m.exec(text)?.[0] ?? ''),
          stop: stopping.signal,
        });
      });
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    });
    afterAll(async () => {
      await browser?.close();
      stopping.abort();
      await served;
      if (dir !== '') rmSync(dir, { recursive: true, force: true });
    });

    /** Opens a page in a browser of its own, looks at it, and sees that nothing went wrong or was asked of another host. */
    async function visit(
      path: string,
      look: (page: Page) => Promise<void>,
      options: BrowserContextOptions = {},
    ): Promise<void> {
      const context = await browser.newContext({
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) wrong.push(request.url());
      });
      await page.goto(url + path);
      await look(page);
      await context.close();
      expect(wrong).toEqual([]);
    }

    /** Types into the search of the start page; returns the names of the apps that are found. */
    async function searchFor(page: Page, words: string): Promise<string[]> {
      await page.locator('.welcome input[type=search]').fill(words);
      await page.locator('.welcome button').click();
      await page.waitForSelector('#results .card');
      return page.locator('#results h3').allTextContents();
    }

    test('"send an invoice" finds an app that does; its page is in both languages, its command can be copied, its neighbours opened', () =>
      visit('', async (page) => {
        const names = await searchFor(page, 'send an invoice');
        expect(names).toEqual(expect.arrayContaining(['Moneybird', 'Wave Financial']));
        await page.locator('#results').getByRole('link', { name: 'Moneybird' }).click();
        await page.waitForURL('**/apps/moneybird/');
        expect(await page.locator('h1').textContent()).toBe('Moneybird');

        await page.locator('.tongues').getByText('中文').click();
        await page.waitForURL('**/zh-CN/apps/moneybird/');
        expect(await page.locator('h1').textContent()).toBe('Moneybird');
        expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');

        await page.locator('label[for=agent-codex]').click();
        const way = page.locator('.way[data-agent=agent-codex]');
        await way.getByRole('button', { name: '复制' }).click();
        await way.getByRole('button', { name: '已复制' }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(await way.locator('code').textContent());
        expect(copied).toMatch(/^npx skills add \S+.* --agent codex$/);

        const related = page.locator('#related h3 a').first();
        const name = await related.textContent();
        await related.click();
        await page.waitForLoadState();
        expect(await page.locator('h1').textContent()).toBe(name);
      }));

    test('发送发票 finds the same apps in Chinese, and filters keep some of them', () =>
      visit('zh-CN/', async (page) => {
        expect(await searchFor(page, '发送发票')).toEqual(
          expect.arrayContaining(['Moneybird', 'Wave Financial']),
        );
        await page.locator('select[name=mark]').selectOption('delete');
        await page.waitForFunction(() => location.search.includes('mark=delete'));
        await page.locator('#q').fill('');
        await page.locator('select[name=category]').selectOption({ label: '支付' });
        await page.waitForFunction(() => document.querySelectorAll('#results .card').length > 0);
        await page.locator('#results').getByRole('link', { name: 'Stripe', exact: true }).waitFor();
        expect(await page.locator('#results').getByText('Slack').count()).toBe(0);
      }));

    test('the page of Clerk in Chinese shows what the registries know of it, and what it does', () =>
      visit('zh-CN/apps/clerk/', async (page) => {
        const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
        for (const part of [
          '← 返回',
          '安全',
          'Clerk',
          '发布者 membranedev',
          'ClawHub',
          'SkillHub',
          '版本 1.0.1',
          `${released.releases.length} 个版本`,
          'Key：无需',
          '12',
          '收藏',
          '1,830',
          '下载',
          '17',
          '安装',
          '概述',
          '常用操作',
          'list-users',
          '删除',
          '版本历史',
          '当前',
          '安全，无风险',
          '查看报告',
          '相关推荐',
          '原始文件',
          'skills/clerk/SKILL.md',
          '撤销会话',
          '腾讯云安全 (Keen)',
          'revoke sessions',
        ])
          expect(text).toContain(part);
        expect(await page.locator('#history time').first().getAttribute('datetime')).toMatch(/^2026-11-/);
        const reports = await page
          .locator('#security a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        expect(reports).toEqual([
          'https://clawhub.example/skills/clerk/audit',
          'https://clawhub.example/skills/clerk',
          'https://skillhub.example/keen',
          'https://skillhub.example/sanbu',
          'https://skillhub.example/skills/clerk',
        ]);
      }));

    test.each<[path: string, scheme: 'light' | 'dark']>([
      ['', 'light'],
      ['apps/clerk/', 'light'],
      ['zh-CN/apps/clerk/', 'dark'],
      ['categories/', 'dark'],
      ['categories/crm/', 'light'],
      ['all/', 'light'],
      ['packs/', 'light'],
      ['packs/crm/', 'dark'],
      ['search/?q=invoice', 'dark'],
      ['404.html', 'light'],
    ])('axe finds nothing wrong on /%s (%s)', (path, colorScheme) =>
      visit(
        path,
        async (page) => {
          if (path.startsWith('search/')) await page.waitForSelector('#results .card');
          await page.addScriptTag({ content: axe.source });
          const { violations } = await page.evaluate(() =>
            (globalThis as unknown as { axe: typeof axe }).axe.run(),
          );
          expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
        },
        // Only for the script that looks at it.
        { colorScheme, bypassCSP: true },
      ),
    );
    test.each([390, 1280])(
      'nothing is wider than the page at %i px, and what is pressed is large enough',
      (width) =>
        visit(
          'zh-CN/apps/clerk/',
          async (page) => {
            const size = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
            expect(size[0]).toBeLessThanOrEqual(size[1] ?? 0);
            const small = await page
              .locator('nav a, .chips a, .tags a, button:visible, .agents label')
              .evaluateAll((elements) =>
                elements
                  .filter((each) => each.getBoundingClientRect().height < 24)
                  .map((each) => each.outerHTML),
              );
            expect(small).toEqual([]);
          },
          { viewport: { width, height: 800 } },
        ),
    );

    test('without JavaScript everything but the search is there', () =>
      visit(
        'apps/clerk/',
        async (page) => {
          expect(await page.locator('.way:visible code').allTextContents()).toHaveLength(1);
          await page.locator('label[for=agent-codex]').click();
          expect(await page.locator('.way:visible code').textContent()).toContain('--agent codex');
          expect(await page.locator('button:visible').count()).toBe(0);
          await page.goto(`${url}search/`);
          expect(await page.locator('noscript').textContent()).toContain('Search needs JavaScript');
        },
        { javaScriptEnabled: false },
      ));

    test('with the keyboard alone: the first key leads to the content, and an agent is chosen with the arrows', () =>
      visit('apps/clerk/', async (page) => {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
        await page.locator('#agent-claude-code').focus();
        await page.keyboard.press('ArrowRight');
        expect(await page.locator('.way:visible code').textContent()).toContain('--agent codex');
      }));

    test('a page loads again when the catalog was built anew', () =>
      visit('apps/gmail/', async (page) => {
        const path = join(dir, 'apps/gmail/app.md');
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace(
            /^summary: .*$/m,
            'summary: Mail of Google, for one or for many.',
          ),
        );
        await skillpress(dir, ['build', '--frozen', '--quiet']);
        await page.getByText('Mail of Google, for one or for many.').first().waitFor();
      }));
  },
);
