import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildCatalog } from '../src/build/buildCatalog.ts';
import { createMembraneClient } from '../src/membrane/client.ts';
import { readDescriptor } from '../src/read/descriptor.ts';
import { readSnapshot } from '../src/read/snapshot.ts';
import { optionsFor } from './support/build.ts';
import { catalogWith, ROOT } from './support/catalogs.ts';
import type { World } from './support/membrane/elements.ts';
import { startMembrane } from './support/membrane/server.ts';
import { action, app } from './support/membrane/world.ts';
import { joinWorlds, world } from './support/membrane/worlds.ts';

/** A Membrane that has what the committed snapshot of an app has; catalog actions have ids there, and no keys. */
function worldOf(slug: string): World {
  const text = (name: string): string => readFileSync(join(ROOT, 'apps', slug, name), 'utf8');
  const { descriptor } = readDescriptor(slug, 'app.md', text('app.md'));
  const { snapshot } = readSnapshot(slug, 'membrane.json', text('membrane.json'));
  if (!descriptor || !snapshot) throw new Error(`${slug} cannot be read`);
  return world({
    apps: [app(slug, { name: descriptor.name, appUri: descriptor.homepage })],
    actions: snapshot.actions.map(({ name }, at) =>
      action(slug, `${at}`, { name, description: undefined, type: undefined, config: undefined }),
    ),
  });
}

test('the first refresh of the committed catalog loses no key that a descriptor names', async () => {
  const dir = catalogWith({});
  cpSync(join(ROOT, 'apps'), join(dir, 'apps'), { recursive: true });
  const slugs = readdirSync(join(dir, 'apps')).filter((slug) =>
    existsSync(join(dir, 'apps', slug, 'membrane.json')),
  );
  const api = await startMembrane({ world: joinWorlds(...slugs.map(worldOf)) });
  onTestFinished(() => api.close());
  const membrane = createMembraneClient({ url: api.url, token: api.token, connections: 8 });
  const { findings, apps, plan, close } = await buildCatalog(optionsFor(dir), { membrane });
  close();
  await membrane.close();
  const keysOf = (rule: string): string[] =>
    findings.flatMap((each) => (each.rule === rule ? [`${each.app}: ${each.message}`] : []));
  expect(keysOf('descriptor/action-keys')).toEqual([]);
  expect(
    findings.filter(({ level }) => level === 'error').map(({ app, message }) => `${app}: ${message}`),
  ).toEqual([]);
  expect(apps).toMatchObject({ total: slugs.length, stale: 0, failed: 0 });
  expect(plan.changes.filter(({ base }) => base === 'apps')).toHaveLength(slugs.length);
});
