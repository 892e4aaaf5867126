import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './catalogs.ts';
import { page } from './clawhub/client.ts';
import { startClawhub, TOKEN, type Clawhub, type ClawhubOptions } from './clawhub/server.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  await Promise.all(cleanups.splice(0).map((clean) => clean()));
});

interface Workplace {
  readonly hub: Clawhub;
  readonly folder: string;
  /** Runs commands of the official CLI one after the other; fails with its output when it does not exit with 0. */
  clawhub(...commands: string[][]): Promise<string[]>;
  write(path: string, text: string): Promise<void>;
}

/** A registry and a home whose CLI is logged in to it. */
async function workplace(options: ClawhubOptions = {}): Promise<Workplace> {
  const hub = await startClawhub(options);
  const folder = await mkdtemp(join(tmpdir(), 'clawhub-'));
  cleanups.push(hub.close, () => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'home', 'config.json');
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('home/config.json', JSON.stringify({ registry: hub.url, token: TOKEN }));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: dirname(config),
    CLAWHUB_CONFIG_PATH: config,
    CLAWHUB_REGISTRY: hub.url,
    CLAWHUB_DISABLE_TELEMETRY: '1',
    NO_COLOR: '1',
  };
  const clawhub = async (...commands: string[][]) => {
    const printed = await run([RUN, JSON.stringify(commands)], folder, env);
    return printed.split('\0').slice(0, commands.length);
  };
  return { hub, folder, clawhub, write };
}

const RUN = join(ROOT, 'test/clawhubCli/run.mjs');

function run(args: readonly string[], cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(stdout) : reject(new Error(`${code}: ${stdout}${stderr}`)),
    );
  });
}

/** The kinds of the requests since then, for one slug. */
const kinds = (hub: Clawhub, from = 0) => hub.requests.slice(from).map(({ kind }) => kind);

describe('the official CLI against the emulator', () => {
  it(
    'publishes what is new and changed, leaves the rest, and sees all of it',
    { concurrent: true },
    async () => {
      const { hub, folder, clawhub, write } = await workplace();
      hub.seed([
        { slug: 'same', files: { 'SKILL.md': page('same') } },
        { slug: 'changed', version: '1.2.3', files: { 'SKILL.md': page('changed', 1, 'old') } },
      ]);
      await write('skills/same/SKILL.md', page('same'));
      await write('skills/changed/SKILL.md', page('changed', 1, 'new'));
      await write('skills/fresh/SKILL.md', page('fresh', 2));
      await write('other/single/SKILL.md', page('single', 3));
      await write('other/single/agents/openai.yaml', 'interface:\n  display_name: "Single"\n');

      const [who = '', published = '', synced = '', inspected = '', found, installed] = await clawhub(
        ['whoami'],
        ['skill', 'publish', join(folder, 'other/single'), '--json', '--categories', 'development'],
        ['sync', '--root', join(folder, 'skills'), '--all', '--json'],
        ['inspect', 'maker/changed', '--versions', '--files', '--file', 'SKILL.md', '--json'],
        ['search', 'fresh'],
        ['install', 'maker/single'],
      );
      expect(who.trim()).toBe('maker');
      expect(JSON.parse(published)).toMatchObject({ status: 'published', version: '1.0.0', fileCount: 2 });
      expect(hub.commits[0]).toMatchObject({ slug: 'single', owner: 'maker', newSkill: true, via: 'json' });
      expect(hub.commits[0]?.fingerprint).toBe(
        (JSON.parse(published) as { fingerprint: string }).fingerprint,
      );

      expect(JSON.parse(synced)).toMatchObject({
        ok: true,
        alreadySynced: [{ slug: 'same', version: '1.0.0' }],
        published: [
          { slug: 'changed', version: '1.2.4' },
          { slug: 'fresh', version: '1.0.0' },
        ],
      });
      expect(hub.commits.map(({ slug, version }) => `${slug}@${version}`)).toEqual([
        'single@1.0.0',
        'changed@1.2.4',
        'fresh@1.0.0',
      ]);

      expect(JSON.parse(inspected)).toMatchObject({
        skill: {
          slug: 'changed',
          displayName: 'changed',
          summary: 'Works with changed.',
          tags: { latest: '1.2.4' },
        },
        latestVersion: { version: '1.2.4', license: 'MIT-0' },
        owner: { handle: 'maker' },
        moderation: { verdict: 'clean' },
        version: { files: [{ path: 'SKILL.md' }] },
        versions: [{ version: '1.2.4' }, { version: '1.2.3' }],
        file: { content: page('changed', 1, 'new') },
      });
      expect(found).toContain('fresh v1.0.0  @maker');
      expect(installed).toContain('single');
      expect(await readFile(join(folder, 'skills/@maker/single/SKILL.md'), 'utf8')).toBe(page('single', 3));
      expect(hub.skill('single')).toMatchObject({ categories: ['development'], stats: { downloads: 1 } });
      expect(
        hub.requests.every(({ token, status }) => token === 'valid' && (status === 200 || status === 404)),
      ).toBe(true);
    },
  );

  it(
    'meets a pending skill as facts tell: unchanged for publish, a failure for sync',
    { concurrent: true },
    async () => {
      const { hub, folder, clawhub, write } = await workplace({ pendingMs: Infinity });
      await write('skills/fresh/SKILL.md', page('fresh'));
      const [published = ''] = await clawhub(['skill', 'publish', join(folder, 'skills/fresh'), '--json']);
      expect(JSON.parse(published)).toMatchObject({
        status: 'pending-publication',
        publicationStatus: 'pending',
      });
      const before = hub.requests.length;
      await expect(clawhub(['sync', '--root', join(folder, 'skills'), '--all'])).rejects.toThrow(
        'Version 1.0.0 already exists. Increment the version number and try again.',
      );
      expect(kinds(hub, before)).toContain('publish');
      expect(hub.commits).toHaveLength(1);
    },
  );
});
