import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/skillpress-clients/', import.meta.url));
/** What the clients run on: some of them refuse the Node of this project. */
const NODE = '22.23.3';

/** Installs a package of one program into the cache, unless it is there. Answers where the program is; throws when that failed. */
export function installClient(packageName, version) {
  const dir = install(packageName, version);
  const name = packageName.split('/').at(-1);
  const bins = readdirSync(join(dir, 'node_modules/.bin'));
  const bin = [name, name.split('-')[0]].find((each) => bins.includes(each));
  if (!bin) throw new Error(`${packageName} has no program of its name`);
  return join(dir, 'node_modules/.bin', bin);
}

/** Installs Node.js from npm. Answers the folder of its programs. */
export function installNode() {
  return join(install('node', NODE), 'node_modules/.bin');
}

function install(packageName, version) {
  const dir = join(CACHE, `${packageName.replaceAll('/', '+')}@${version}`);
  const done = join(dir, 'installed');
  if (existsSync(done)) return dir;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', `${packageName}@${version}`];
  try {
    execFileSync('npm', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });
  } catch (error) {
    const why =
      String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .find(Boolean) ?? 'npm failed';
    throw new Error(`npm cannot install ${packageName}@${version}: ${why}`, { cause: error });
  }
  writeFileSync(done, '');
  return dir;
}
