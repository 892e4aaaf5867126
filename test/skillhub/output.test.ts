import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { loadRenderer } from '../../src/render/renderer.ts';
import { readHead } from '../../src/skillhub/facts/frontMatter.ts';
import { digestBundles } from '../../src/text/digestBundles.ts';
import { ROOT } from '../support/catalogs.ts';
import { subjectOf } from '../support/examples.ts';
import { config } from '../support/subject.ts';

const TEMPLATES = { templatesDir: join(ROOT, 'templates'), templatesLabel: 'templates' };
const RELEASE = { version: '1.2.0', date: '2026-11-20', changes: ['First release.'] };

function render(over: Parameters<typeof subjectOf>[0], releases = [RELEASE], settings = config) {
  const { app } = subjectOf(over);
  const { renderer } = loadRenderer(TEMPLATES, settings);
  return renderer.renderApp(app, [], releases);
}

const pageOf = (files: ReturnType<typeof render>) =>
  files.find(({ path }) => path === 'skillhub/acme/SKILL.md')?.text ?? '';

test('the page stands under flat front matter, without what a listing has elsewhere', () => {
  const page = pageOf(render({}));
  expect(readHead(page)).toMatchObject({
    name: 'acme',
    slug: 'acme',
    version: '1.2.0',
    displayName: 'Acme Orders',
    summary: 'Order management for wholesale traders.',
    tags: ['wholesale orders', 'stock'],
    license: 'MIT-0',
  });
  expect(readHead(page)).not.toHaveProperty('description_zh');
  expect(page).toMatch(/\n---\n\n# Acme Orders\n/);
  expect(page).not.toContain('changelog');
});

test('a translation gives the Chinese description', () => {
  const description = '管理 Acme Orders 的订单：查看、创建和删除。';
  const page = pageOf(render({ translation: `description: ${description}` }));
  expect(readHead(page)).toMatchObject({ description_zh: description });
});

test('every file is text, and all of them are the page and its references', () => {
  const snapshot = JSON.stringify({
    origin: 'published-catalog',
    actions: [
      {
        key: 'create-order',
        name: 'Create Order',
        input: { type: 'object', properties: { amount: { type: 'number' } } },
      },
    ],
  });
  const paths = render({ snapshot })
    .map(({ path }) => path)
    .filter((path) => path.startsWith('skillhub/'));
  expect(paths).toEqual(['skillhub/acme/SKILL.md', 'skillhub/acme/references/actions.md']);
});

test('without skillhub: in catalog.yaml there is no bundle, and the digest of a release is that of the other one', () => {
  const { skillhub: _, ...others } = config;
  const [on, off] = [render({}), render({}, [RELEASE], others)];
  expect(off.filter(({ path }) => path.startsWith('skillhub/'))).toEqual([]);
  expect(digestBundles(off)).toBe(digestBundles(on.filter(({ path }) => !path.startsWith('skillhub/'))));
  expect(digestBundles(on)).not.toBe(digestBundles(off));
});

test('a new version or date changes no digest of what is released', () => {
  const later = { ...RELEASE, version: '1.3.0', date: '2026-12-24' };
  expect(digestBundles(render({}, [later, RELEASE]))).toBe(digestBundles(render({})));
  expect(digestBundles(render({}, []))).toBe(digestBundles(render({})));
  expect(digestBundles(render({ descriptor: 'keywords: [stock]' }))).not.toBe(digestBundles(render({})));
});

test('names that front matter has marks for come through', () => {
  const { descriptor, snapshot } = subjectOf({});
  const app = wordApp(normaliseApp('acme', { ...descriptor, name: `O'Neil: "Acme" #1` }, snapshot, config));
  const { renderer } = loadRenderer(TEMPLATES, config);
  const page = pageOf(renderer.renderApp(app, [], []));
  expect(readHead(page)).toMatchObject({ displayName: `O'Neil: 'Acme' #1` });
});
