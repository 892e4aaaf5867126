import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveSite } from '../../src/site/serveSite.ts';
import { tempDir, writeFiles } from '../support/catalogs.ts';

/** A site of three files, shown; `made` are the addresses that it was made for. */
async function show(): Promise<{ url: string; dir: string; made: string[] }> {
  const dir = tempDir();
  const made: string[] = [];
  const stop = new AbortController();
  let served = Promise.resolve();
  writeFiles(dir, { 'dist/manifest.json': '{}', 'templates/site/start.hbs': 'x' });
  const url = await new Promise<string>((resolve) => {
    served = serveSite({
      siteDir: join(dir, 'site'),
      outDir: join(dir, 'dist'),
      templatesDir: join(dir, 'templates'),
      port: 0,
      make: (base) => {
        made.push(base);
        writeFiles(dir, {
          'site/index.html': '<html><head></head><body>start</body></html>',
          'site/404.html': '<html><head></head><body>nothing</body></html>',
          'site/apps/acme/index.html': `<html><head></head><body>made ${made.length}</body></html>`,
          'site/assets/site.js': 'let a;',
        });
        return Promise.resolve();
      },
      print: (text) => resolve(/http:\S+\/$/m.exec(text)?.[0] ?? ''),
      stop: stop.signal,
    });
  });
  onTestFinished(async () => {
    stop.abort();
    await served;
  });
  return { url, dir, made };
}

test('it shows the files of the site by their addresses', async () => {
  const { url, made } = await show();
  expect(made).toEqual([url]);
  const page = await fetch(`${url}apps/acme`);
  expect(page.url).toBe(`${url}apps/acme/`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('made 1');
  const script = await fetch(`${url}assets/site.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toBe('let a;');
});

test.each(['nowhere/', '..%2f..%2fetc/passwd', '%2e%2e/dist/manifest.json', 'a%00b', '%E0%A4%A'])(
  'what is no file of the site is not there: /%s',
  async (path) => {
    const { url } = await show();
    const answer = await fetch(url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('nothing');
  },
);

test('a change of a template makes the site anew, and tells every open page', async () => {
  const { url, dir, made } = await show();
  const changes = await fetch(`${url}_changes`);
  const reader = changes.body?.getReader();
  const path = join(dir, 'templates/site/start.hbs');
  writeFileSync(path, `${readFileSync(path, 'utf8')}y`);
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe('data: changed\n\n');
  expect(made).toHaveLength(2);
  expect(await (await fetch(`${url}apps/acme/`)).text()).toContain('made 2');
  await reader?.cancel();
});
