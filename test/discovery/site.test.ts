import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveFolder } from '../../bench/clients/serveFolder.mjs';
import type { CatalogFile, Output } from '../../src/model/output.ts';
import { allOutputs } from '../../src/render/outputs.ts';
import { buildIn } from '../support/build.ts';
import { changedPaths, filesIn, snapshot, writeFiles, type Files } from '../support/catalogs.ts';
import { appsOf, catalogOfPacks } from '../support/packs.ts';
import { readArchive } from '../support/readArchive.ts';

const NAMES = ['Acme', 'Birch', 'Cedar', 'Dogwood'];
const SETTINGS = `packs:
  own: { woods: { title: Woods, description: Trees., apps: [birch, cedar] } }
`;

/** cloudflare/agent-skills-discovery-rfc 0.2.0, March 2026. */
const INDEX = {
  type: 'object',
  required: ['$schema', 'skills'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://schemas.agentskills.io/discovery/0.2.0/schema.json' },
    skills: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'type', 'description', 'url', 'digest'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', maxLength: 64, pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
          type: { enum: ['skill-md', 'archive'] },
          description: { type: 'string', minLength: 1, maxLength: 1024 },
          url: { type: 'string', minLength: 1 },
          digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        },
      },
    },
  },
};
const isIndex = new Ajv2020().compile(INDEX);

interface Index {
  readonly skills: readonly { readonly name: string; readonly url: string; readonly digest: string }[];
}

function catalog(files: Files = appsOf(NAMES)): string {
  const dir = catalogOfPacks(`${SETTINGS}`, files);
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  writeFiles(dir, { 'catalog.yaml': settings.replace('discovery: false', 'discovery: true') });
  return dir;
}

/** What a client that is given the address of a site installs: by name, the files of each skill. */
async function install(address: string): Promise<Record<string, Files>> {
  const at = `${address}/.well-known/agent-skills/index.json`;
  const index = (await (await fetch(at)).json()) as Index;
  expect(isIndex(index), JSON.stringify(isIndex.errors)).toBe(true);
  const skills = await Promise.all(
    index.skills.map(async ({ name, url, digest }): Promise<[string, Files]> => {
      const bytes = Buffer.from(await (await fetch(new URL(url, at))).arrayBuffer());
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest);
      return [name, readArchive(bytes)];
    }),
  );
  return Object.fromEntries(skills);
}

async function serve(dir: string): Promise<string> {
  const { url, close } = await serveFolder(join(dir, 'dist'));
  onTestFinished(close);
  return url;
}

/** Names of the skills in the output folder. */
function skillsIn(dir: string): string[] {
  return readdirSync(join(dir, 'dist/skills')).sort();
}

function skillIn(dir: string, name: string): Files {
  return filesIn(join(dir, 'dist/skills', name));
}

describe('a site of dist/', () => {
  test('gives every skill to who has its address, a pack or one app to who has theirs', async () => {
    const dir = catalog({ ...appsOf(NAMES), 'apps/acme/membrane.json': snapshot(['List Orders']) });
    await buildIn(dir);
    const site = await serve(dir);
    const all = await install(site);
    expect(Object.keys(all)).toEqual(skillsIn(dir));
    expect(Object.keys(all)).toEqual(expect.arrayContaining(NAMES.map((name) => name.toLowerCase())));
    for (const [name, files] of Object.entries(all)) expect(files).toEqual(skillIn(dir, name));
    expect(Object.keys(await install(`${site}/packs/woods`))).toEqual(['birch', 'cedar']);
    expect(await install(`${site}/apps/dogwood`)).toEqual({ dogwood: skillIn(dir, 'dogwood') });
  });

  test('may lie below a path of its host', async () => {
    const dir = catalog();
    await buildIn(dir);
    const { url, close } = await serveFolder(dir);
    onTestFinished(close);
    expect(await install(`${url}/dist/apps/acme`)).toEqual({ acme: skillIn(dir, 'acme') });
  });

  test('has what changed anew, and nothing else', async () => {
    const dir = catalog();
    await buildIn(dir);
    const before = digestsIn(dir);
    const acme = (appsOf(NAMES)['apps/acme/app.md'] ?? '').replace(
      'Keeps emca samples',
      'Keeps many samples',
    );
    writeFiles(dir, { 'apps/acme/app.md': acme });
    await buildIn(dir);
    const changed = changedPaths(before, digestsIn(dir)).filter((path) => /well-known/.test(path));
    expect(changed).toEqual([
      '.well-known/agent-skills/acme.tar.gz',
      '.well-known/agent-skills/index.json',
      // The router has a part about each app.
      '.well-known/agent-skills/membrane-apps.tar.gz',
      'apps/acme/.well-known/agent-skills/index.json',
      'apps/membrane-apps/.well-known/agent-skills/index.json',
    ]);
  });

  test('has the skills of the whole catalog, unless clients would refuse their many files', async () => {
    const dir = catalog();
    await buildIn(dir, { outputs: [finderOf('finder', 3), finderOf('huge', 1000), ...allOutputs] });
    const all = await install(await serve(dir));
    expect(Object.keys(all)).toEqual(skillsIn(dir).filter((name) => name !== 'huge'));
    expect(all['finder']).toEqual(skillIn(dir, 'finder'));
  });

  test('has a skill of the whole catalog without its parts of single apps where they are too many', async () => {
    const dir = catalog();
    const finder = finderOf('finder', 3);
    const parts = Array.from({ length: 300 }, (_, at) => at);
    await buildIn(dir, {
      outputs: [
        {
          ...finder,
          ofApp: ({ slug }) =>
            parts.map((at) => ({ path: `skills/finder/apps/${slug}-${at}.md`, text: '# Part\n' })),
        },
        ...allOutputs,
      ],
    });
    const { finder: installed = {} } = await install(await serve(dir));
    expect(Object.keys(installed)).toEqual([
      'SKILL.md',
      'references/0.md',
      'references/1.md',
      'references/2.md',
    ]);
  });

  test('gives one skill of the whole catalog to who has its address', async () => {
    const dir = catalog();
    await buildIn(dir);
    expect(await install(`${await serve(dir)}/apps/membrane-apps`)).toEqual({
      'membrane-apps': skillIn(dir, 'membrane-apps'),
    });
  });

  test('has no index without the setting', async () => {
    const dir = catalog();
    await buildIn(dir);
    const settings = filesIn(dir)['catalog.yaml'] ?? '';
    writeFiles(dir, { 'catalog.yaml': settings.replace('discovery: true', 'discovery: false') });
    await buildIn(dir);
    expect(Object.keys(filesIn(join(dir, 'dist'))).filter((path) => /well-known/.test(path))).toEqual([]);
  });
});

/** A skill of the whole catalog, with so many files besides its page. */
function finderOf(name: string, count: number): Output {
  const meant = { name, description: 'Finds skills. Use when asked for one.' };
  const head = `---\nname: ${name}\ndescription: "${meant.description}"\n---\n\n# Finder\n\n`;
  const references = Array.from({ length: count }, (_, at) => `references/${at}.md`);
  const links = references.map((path) => `- [part](${path})\n`).join('');
  return {
    name,
    root: `skills/${name}`,
    readers: 'agents',
    ofCatalog: (): CatalogFile[] => [
      { path: `skills/${name}/SKILL.md`, text: head + links, meant },
      ...references.map((path) => ({ path: `skills/${name}/${path}`, text: '# Part\n' })),
    ],
  };
}

function digestsIn(dir: string): Files {
  const manifest = JSON.parse(filesIn(join(dir, 'dist'))['manifest.json'] ?? '{}') as {
    files: Record<string, { sha256: string }>;
    apps: Record<string, { files: Record<string, { sha256: string }> }>;
  };
  const all = [manifest.files, ...Object.values(manifest.apps).map(({ files }) => files)];
  return Object.fromEntries(
    all.flatMap((files) => Object.entries(files).map(([path, { sha256 }]) => [path, sha256])),
  );
}
