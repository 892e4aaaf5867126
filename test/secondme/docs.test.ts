import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/read/settings.ts';
import { adapterRules } from '../../src/secondme/checkAdapter.ts';
import { manifestRules } from '../../src/secondme/checkManifest.ts';
import { filesIn, ROOT } from '../support/catalogs.ts';

const docs = readFileSync(join(ROOT, 'docs/secondme.md'), 'utf8');

test('the documentation names every rule', () => {
  for (const { name } of [...manifestRules, ...adapterRules]) expect(docs).toContain(`\`${name}\``);
  const folder = join(ROOT, 'src/secondme/online');
  const online = Object.values(filesIn(folder)).flatMap((text) => [...text.matchAll(/'(online-[a-z-]+)'/g)]);
  expect(online.length).toBeGreaterThan(10);
  for (const [, name] of online) expect(docs).toContain(`\`secondme/${name}\``);
});

test('the settings that the documentation shows are valid', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
  const text = `${readFileSync(join(ROOT, 'catalog.yaml'), 'utf8')}\n${yaml}`;
  expect(parseConfig('catalog.yaml', text).secondme).toMatchObject({
    apps: ['clerk', 'slack'],
    environments: { pre: { enabled: true }, prod: { enabled: true, secrets: { token: '${PROD_TOKEN}' } } },
  });
});
