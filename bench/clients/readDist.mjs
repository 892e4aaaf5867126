import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of a built catalog the clients are asked about. */
export function readDist(root) {
  const { name: marketplace, plugins } = JSON.parse(
    readFileSync(join(root, '.claude-plugin/marketplace.json'), 'utf8'),
  );
  const packs = plugins.map(({ name }) => ({
    name,
    dir: join(root, 'plugins', name),
    skills: readdirSync(join(root, 'plugins', name, 'skills')).sort(),
  }));
  const skills = readdirSync(join(root, 'skills')).sort();
  // Those of the whole catalog have no listing.
  const shared = skills.filter((name) => !existsSync(join(root, 'listings', `${name}.json`)));
  return { root, marketplace, packs, skills, shared };
}

/** Every file below a folder, by path. */
export function filesBelow(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}
