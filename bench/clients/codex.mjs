import { createInterface } from 'node:readline';
import { expectNamed } from './runner.mjs';

/** Codex. */
export const codex = {
  name: 'codex',
  packageName: '@openai/codex',
  version: '0.171.0',
  checks: {
    'plugin marketplace add and list': async ({ run }, { root, packs, marketplace }) => {
      await run(['plugin', 'marketplace', 'add', root]);
      const names = packs.map(({ name }) => `${name}@${marketplace}`);
      expectNamed(await run(['plugin', 'list']), names, 'its list');
      return `${names.length} packs listed`;
    },
    'plugin add, and the skills that it loads': async (runner, { packs, marketplace }) => {
      for (const { name } of packs) await runner.run(['plugin', 'add', `${name}@${marketplace}`]);
      const wanted = packs.flatMap(({ name, skills }) => skills.map((skill) => `${name}:${skill}`));
      const loaded = await listSkills(runner);
      const missing = wanted.filter((name) => !loaded.includes(name));
      if (missing.length > 0) throw new Error(`not loaded: ${missing.slice(0, 5).join(', ')}`);
      return `${wanted.length} skills of ${packs.length} packs loaded`;
    },
  },
};

/** Asks its server, as an editor would, which skills it has. */
async function listSkills({ start, project }) {
  const server = start(['app-server']);
  const send = (message) => server.stdin.write(`${JSON.stringify(message)}\n`);
  const timer = setTimeout(() => server.kill(), 60_000);
  try {
    send({ id: 1, method: 'initialize', params: { clientInfo: { name: 'skillpress', version: '1.0.0' } } });
    for await (const line of createInterface({ input: server.stdout })) {
      const { id, result, error } = JSON.parse(line);
      if (error) throw new Error(JSON.stringify(error));
      if (id === 2) return result.data.flatMap(({ skills }) => skills.map(({ name }) => name));
      if (id !== 1) continue;
      send({ method: 'initialized' });
      send({ id: 2, method: 'skills/list', params: { cwds: [project] } });
    }
    throw new Error('its server ended without an answer');
  } finally {
    clearTimeout(timer);
    server.kill();
  }
}
