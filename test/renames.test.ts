import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIn, optionsFor } from './support/build.ts';
import { buildCatalog } from '../src/build/buildCatalog.ts';
import { catalogWith, descriptor, filesIn, snapshot, type Files } from './support/catalogs.ts';

const app = (slug: string): Files => ({
  [`apps/${slug}/app.md`]: descriptor({
    name: `The ${slug}`,
    homepage: `https://${slug.toLowerCase()}.example/`,
    keywords: `[${slug} boards]`,
  }),
  [`apps/${slug}/membrane.json`]: JSON.stringify({
    ...JSON.parse(snapshot(['List Boards'])),
    for: { slug, homepage: `https://${slug.toLowerCase()}.example/` },
  }),
});

/** The catalog in a folder is what a clean build of the same inputs makes, and a second build changes nothing. */
async function expectClean(dir: string): Promise<void> {
  const clean = catalogWith({});
  rmSync(join(clean, 'apps'), { recursive: true });
  const inputs = filesIn(join(dir, 'apps'));
  mkdirSync(join(clean, 'apps'));
  const fresh = catalogWith(
    Object.fromEntries(Object.entries(inputs).map(([path, text]) => [`apps/${path}`, text])),
    clean,
  );
  await buildIn(fresh);
  expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(join(fresh, 'dist')));
  const again = await buildCatalog(optionsFor(dir));
  again.close();
  expect(again.plan.changes).toEqual([]);
}

test('a folder that was renamed takes its page along, and its snapshot still fits', async () => {
  const dir = catalogWith({ ...app('harbour'), ...app('orchard'), ...app('quarry') });
  await buildIn(dir);
  renameSync(join(dir, 'apps/orchard'), join(dir, 'apps/fruit-farm'));
  const { findings, apps } = await buildIn(dir);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(apps).toMatchObject({ total: 3, failed: 0 });
  const dist = Object.entries(filesIn(join(dir, 'dist')));
  expect(
    dist.filter(([path, text]) => path.includes('orchard') || text.includes('"slug":"orchard"')),
  ).toEqual([]);
  expect(filesIn(join(dir, 'dist'))).toHaveProperty('skills/fruit-farm/SKILL.md');
  await expectClean(dir);
});

test('an app that is removed is gone from its neighbours too', async () => {
  const dir = catalogWith({ ...app('harbour'), ...app('orchard'), ...app('quarry') });
  await buildIn(dir);
  expect(filesIn(join(dir, 'dist'))['listings/harbour.json']).toContain('"orchard"');
  rmSync(join(dir, 'apps/orchard'), { recursive: true });
  await buildIn(dir);
  expect(filesIn(join(dir, 'dist'))['listings/harbour.json']).not.toContain('"orchard"');
  await expectClean(dir);
});

test('of two folders that differ by case only, the one that no system can tell apart is refused', async () => {
  const dir = catalogWith({ ...app('orchard') });
  await buildIn(dir);
  const before = filesIn(join(dir, 'dist'));
  const other = catalogWith({ ...app('orchard'), ...app('Orchard') }, dir);
  const { findings, apps } = await buildIn(other);
  expect(findings.filter(({ level }) => level === 'error').map(({ app }) => app)).toContain('Orchard');
  expect(apps.failed).toBeGreaterThanOrEqual(1);
  expect(Object.keys(filesIn(join(dir, 'dist'))).filter((path) => path.includes('Orchard'))).toEqual([]);
  expect(filesIn(join(dir, 'dist'))['skills/orchard/SKILL.md']).toBe(before['skills/orchard/SKILL.md']);
});

test('a folder renamed to lower case gets the page that it could not have before', async () => {
  const dir = catalogWith({ ...app('Orchard'), ...app('harbour') });
  expect((await buildIn(dir)).apps).toMatchObject({ total: 2, failed: 1 });
  renameSync(join(dir, 'apps/Orchard'), join(dir, 'apps/orchard'));
  expect((await buildIn(dir)).apps).toMatchObject({ total: 2, failed: 0 });
  await expectClean(dir);
});
