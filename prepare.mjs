/**
 * What npm runs as `prepare`: after an install in a checkout, before it packs, and for who installs skillpress from git. It leaves
 * lib/ as it is published: the compiled code, its types, the licences of what is bundled.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const TYPESCRIPT = `${ROOT}node_modules/typescript/bin/tsc`;

if (!existsSync(TYPESCRIPT)) {
  // Without the tools that compile, what was compiled before is what there is.
  if (existsSync(`${ROOT}lib/cli.js`)) process.exit(0);
  console.error('There is no lib/, and nothing to compile it with: run "npm ci" first.');
  process.exit(1);
}
const { compile } = await import('./compile.mjs');
await compile(`${ROOT}lib`, { licences: true });
execFileSync(process.execPath, [TYPESCRIPT, '--project', `${ROOT}tsconfig.types.json`], { stdio: 'inherit' });
// `npx skillpress` in a checkout: npm links the commands of dependencies only, and its own way around breaks when it was asked too early.
if (process.platform !== 'win32') {
  rmSync(`${ROOT}node_modules/.bin/skillpress`, { force: true });
  symlinkSync('../../lib/cli.js', `${ROOT}node_modules/.bin/skillpress`);
}
// Nobody is about to test before npm packs, or in the checkout that npm makes in its cache for who installs from git.
const { npm_command: command = '', npm_config_cache: cache } = process.env;
if (['ci', 'install'].includes(command) && !(cache && ROOT.startsWith(cache)))
  (await import('./test/clawhubCli/install.mjs')).setup();
