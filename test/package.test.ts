import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { descriptor, filesIn, ROOT, tempDir, writeFiles } from './support/catalogs.ts';

function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What `check` prints as JSON; it ends with 1 where it finds errors. */
function checkIn(dir: string, skillpress: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [skillpress, 'check', '--format', 'json'], {
    cwd: dir,
    encoding: 'utf8',
  });
  expect(stderr).not.toContain('bug');
  expect(status).toBe(1);
  return stdout;
}

/** What a fresh clone holds after `npm ci`, as the files are now. */
function checkout(): string {
  const dir = tempDir();
  const listed = run(ROOT, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  const files = listed.split('\0').filter((path) => path !== '' && !/^(?:bench|test)\//.test(path));
  for (const file of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(dir, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  return dir;
}

test('a packed checkout installs without a network and what only the site needs, brings all that it needs and nothing of how it is developed', () => {
  const source = checkout();
  const before = filesIn(join(source, 'src'));
  const manifest = run(source, 'cat', 'package.json');
  const packed = run(source, 'npm', 'pack', '--silent').trim();
  expect(run(source, 'cat', 'package.json')).toBe(manifest);
  expect(filesIn(join(source, 'src'))).toEqual(before);

  const home = tempDir();
  const said = run(
    home,
    'npm',
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--omit=optional',
    join(source, packed),
  );
  expect(said).toMatch(/^\s*added 1 package in .*\s*$/);
  const installed = join(home, 'node_modules/skillpress');
  expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'skillpress',
  ]);
  const shipped = 'CHANGELOG.md LICENSE README.md apps docs lib package.json schemas starter templates';
  expect(readdirSync(installed).sort()).toEqual(shipped.split(' '));
  expect(readdirSync(join(installed, 'lib'))).toEqual(
    expect.arrayContaining(['cli.js', 'code.txt', 'LICENSES.txt', 'types', 'worker.js']),
  );
  expect(JSON.parse(run(installed, 'cat', 'package.json'))).not.toHaveProperty('scripts');
  expect(run(home, 'npx', '--offline', 'skillpress', '--version')).toBe(`${JSON.parse(manifest).version}\n`);
  const skillpress = join(installed, 'lib/cli.js');
  expect(run(home, process.execPath, skillpress, 'init')).toMatch(
    /^built 1 · unchanged 0 · 0 errors, 0 warnings/m,
  );
  expect(filesIn(home)).toHaveProperty(['.gitignore']);
  // What few apps need is loaded where they need it, and is there as well: an icon, addresses of others, a second reader of YAML.
  writeFiles(home, {
    'catalog.yaml': `${run(home, 'cat', 'catalog.yaml')}clawhub: { owner: acme }\n`,
    'apps/acme/app.md': descriptor({
      name: 'Acme',
      homepage: 'https://acme.example/',
      docs: 'https://elsewhere.example/acme',
      summary: '"Acme keeps \\"orders\\" of shops: what was sold, and to whom."',
    }),
    'apps/acme/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'apps/acme/membrane.json': JSON.stringify({
      origin: 'membrane',
      actions: [{ name: 'List Orders', description: 'Lists orders, see https://elsewhere.example/orders.' }],
    }),
  });
  const { findings } = JSON.parse(checkIn(home, skillpress)) as { findings: { rule: string }[] };
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['descriptor/docs-domain', 'marketplace/icon-script']),
  );
});
