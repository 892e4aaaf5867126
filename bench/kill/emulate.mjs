import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process of its own: the apps of a catalog as Membrane would have them. `node emulate.mjs EMULATOR CATALOG`; faults come as messages. */
await serve(process.argv[2], process.argv[3]);

async function serve(emulator, catalog) {
  const { startMembrane, app, connector, action } = await import(emulator);
  const world = { apps: [], connectors: [], actions: [] };
  for (const slug of readdirSync(join(catalog, 'apps')).sort()) {
    const descriptor = readFileSync(join(catalog, 'apps', slug, 'app.md'), 'utf8');
    const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(descriptor)?.[1] ?? '';
    const name = field('name').startsWith('"') ? JSON.parse(field('name')) : field('name');
    const { actions } = JSON.parse(readFileSync(join(catalog, 'apps', slug, 'membrane.json'), 'utf8'));
    world.apps.push(app(slug, { name, appUri: field('homepage') }));
    world.connectors.push(connector(slug, { name }));
    for (const { key, name: title, description } of actions)
      world.actions.push(action(slug, key, { name: title, description }));
  }
  // The pins of the descriptors name the corpus' keys.
  const api = await startMembrane({ world, quirks: { catalogKeys: true } });
  process.on('message', (faults) => {
    api.setFaults(faults);
    process.send('set');
  });
  process.on('disconnect', () => process.exit());
  process.send({ url: api.url, token: api.token });
}
