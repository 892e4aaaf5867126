import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { filesBelow } from './readDist.mjs';
import { serveFolder } from './serveFolder.mjs';

/** `npx skills`. */
export const skills = {
  name: 'skills',
  packageName: 'skills',
  version: '1.7.4',
  checks: {
    'add FOLDER (the catalog, one skill of it)': (runner, dist) =>
      add(runner, dist, [dist.root, '--skill', dist.skills[0]], dist.skills.slice(0, 1)),
    'add FOLDER (each pack)': async (runner, dist) => {
      for (const pack of dist.packs) await add(runner, dist, [pack.dir], pack.skills);
      return `${dist.packs.length} packs installed, byte for byte`;
    },
    'add ADDRESS (one app, one pack, one skill of the whole catalog, the whole site)': async (
      runner,
      dist,
    ) => {
      const [pack] = dist.packs;
      const { url, close } = await serveFolder(dist.root);
      try {
        await add(runner, dist, [`${url}/apps/${pack.skills[0]}`], pack.skills.slice(0, 1));
        await add(runner, dist, [`${url}/packs/${pack.name}`], pack.skills);
        for (const name of dist.shared) await add(runner, dist, [`${url}/apps/${name}`], [name]);
        return await add(runner, dist, [url], dist.skills);
      } finally {
        await close();
      }
    },
  },
};

/** Installs into an empty project, and compares what is there with the catalog. */
async function add({ run, project }, { root }, args, wanted) {
  rmSync(join(project, '.agents'), { recursive: true, force: true });
  rmSync(join(project, 'skills-lock.json'), { force: true });
  await run(['add', ...args, '--yes']);
  const installed = filesBelow(join(project, '.agents/skills'));
  const expected = Object.fromEntries(
    wanted.flatMap((skill) =>
      Object.entries(filesBelow(join(root, 'skills', skill))).map(([path, text]) => [
        `${skill}/${path}`,
        text,
      ]),
    ),
  );
  if (!isDeepStrictEqual(installed, expected)) {
    const names = new Set(Object.keys(installed).map((path) => path.split('/')[0]));
    const missing = wanted.filter((skill) => !names.has(skill));
    throw new Error(
      `${names.size} of ${wanted.length} skills installed${missing.length > 0 ? `, without ${missing.slice(0, 5).join(', ')}` : ', with other bytes'}`,
    );
  }
  return `${wanted.length} ${wanted.length === 1 ? 'skill' : 'skills'} installed, byte for byte`;
}
