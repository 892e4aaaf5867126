import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Origin } from './findOrigin.ts';

/** A file of a new catalog. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
  /** What it is, for who just got it. */
  readonly about: string;
  /** What one that is there already lacks, as a thing to do; `null` when nothing. */
  readonly lacking?: (text: string) => string | null;
}

/** What a new catalog is made from. */
export interface Start {
  /** The folder of skillpress itself. */
  readonly packageDir: string;
  readonly version: string;
  /** The version of the Node.js that runs, as `v20.19.0`. */
  readonly node: string;
  readonly folder: string;
  readonly origin: Origin | null;
  /** There is no app yet. */
  readonly isEmpty: boolean;
}

const EXAMPLE = 'apps/clerk';

/** Lists the files of a new catalog, in the order in which a person reads about them. */
export function listStarterFiles(start: Start): StarterFile[] {
  const { packageDir, isEmpty } = start;
  const copy = (from: string, path: string, about: string): StarterFile => ({
    path,
    about,
    text: readFileSync(join(packageDir, from), 'utf8'),
  });
  const workflow = (name: string, about: string): StarterFile =>
    copy(`starter/workflows/${name}`, `.github/workflows/${name}`, about);
  return [
    { path: 'catalog.yaml', text: settingsText(start), about: 'settings: say who you are' },
    ...(isEmpty
      ? [
          copy(`${EXAMPLE}/app.md`, `${EXAMPLE}/app.md`, 'an example app: what people know of it'),
          copy(`${EXAMPLE}/membrane.json`, `${EXAMPLE}/membrane.json`, 'what Membrane answered about it'),
        ]
      : []),
    packageFile(start),
    { ...copy('starter/gitignore', '.gitignore', 'dist/ is made, not committed'), lacking: lackingLines },
    { path: '.nvmrc', text: `${majorOf(start.node)}\n`, about: 'the Node.js of workflows' },
    workflow('pull-request.yml', 'checks pull requests, shows how pages change'),
    workflow('refresh.yml', 'snapshots every night, releases after a merge'),
    workflow('publish.yml', 'publishes what is released'),
    ...readdirSync(join(packageDir, 'starter/.vscode')).map((name) =>
      copy(`starter/.vscode/${name}`, `.vscode/${name}`, ABOUT_EDITOR[name] ?? 'for VS Code'),
    ),
  ];
}

const ABOUT_EDITOR: Readonly<Record<string, string>> = {
  'extensions.json': 'the YAML extension',
  'settings.json': 'schemas for completion',
  'tasks.json': 'findings as problems, on save',
};

function majorOf(version: string): string {
  return /\d+/.exec(version)?.[0] ?? version;
}

/** Ten lines, each of which is somebody's to change. */
function settingsText({ folder, origin }: Start): string {
  const { owner, repository } = origin ?? { owner: 'your-handle', repository: 'skills' };
  const words = basename(folder)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const address = `https://github.com/${owner}`;
  return `# yaml-language-server: $schema=./node_modules/skillpress/schemas/catalog.schema.json
name: ${JSON.stringify(words === '' ? 'Skills' : words)}
publisher: ${owner}
author: { name: ${owner}, url: ${address} }
homepage: ${address}/${repository}
repository: ${address}/${repository}
license: MIT-0
# Keys that apps may name. More settings: https://github.com/membranedev/skillpress/blob/main/docs/settings.md
categories: { crm: CRM, development: Development, payments: Payments, productivity: Productivity, security: Security }
`;
}

/** npm has written one when skillpress was installed in the folder. */
function packageFile({ version }: Start): StarterFile {
  const manifest = { private: true, devDependencies: { skillpress: `^${version}` } };
  return {
    path: 'package.json',
    text: `${JSON.stringify(manifest, null, 2)}\n`,
    about: 'which skillpress; run npm install',
    lacking: (text) =>
      /"skillpress"\s*:/.test(text) ? null : 'it lacks skillpress: npm install --save-dev skillpress',
  };
}

function lackingLines(text: string): string | null {
  const lines = new Set(text.split('\n').map((line) => line.trim().replaceAll(/^\/|\/$/g, '')));
  const missing = ['node_modules', 'dist', '.skillpress'].filter((name) => !lines.has(name));
  return missing.length === 0 ? null : `add to it: ${missing.join(', ')}`;
}
