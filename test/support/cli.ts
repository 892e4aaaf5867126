import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { CommonFlags, Context } from '../../src/commands/session.ts';
import { createRun } from '../../src/run.ts';
import { catalogWith, filesIn, ROOT, type Files } from './catalogs.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Record<string, string>;
  /** Run through `sh -c 'umask …; exec …'`. */
  readonly umask?: string;
  /** The compiled program of a process, where it is not the project's own. */
  readonly cli?: string;
}

/**
 * Runs a command line in a folder, with an environment that holds nothing of the caller's but the path: in this process, as the
 * compiled program would. What only a process can show (its umask, options of Node) makes one.
 */
export function skillpress(
  cwd: string,
  args: readonly string[],
  options: CliOptions = {},
): Promise<CliResult> {
  const { env = {}, umask } = options;
  return umask !== undefined || 'NODE_OPTIONS' in env
    ? skillpressProcess(cwd, args, options)
    : runHere(cwd, args, env);
}

async function runHere(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const context: Context = {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    terminal: false,
    colour: false,
    version,
    packageDir: ROOT,
    now: () => performance.now(),
    wall: () => Date.now(),
    node: { version: process.version, wanted: engines.node },
  };
  const code = await createRun(args, context, () => new AbortController().signal).done();
  return { code, stdout, stderr };
}

/** Flags that every command takes, as they are when nobody gives any. */
export const NO_FLAGS: CommonFlags = {
  apps: 'apps',
  templates: 'templates',
  out: 'dist',
  concurrency: 1,
  jobs: 1,
  drafts: false,
  format: 'text',
  quiet: false,
};

/** Releases a catalog with these files before all tests of a file, which calls it at its top; each test puts a copy into a folder of its own. */
export function releasedOnce(files: Files): () => Files {
  let released: Files = {};
  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
    const { code, stdout, stderr } = await skillpress(catalogWith(files, dir), ['release']);
    if (code !== 0) throw new Error(stdout + stderr);
    released = filesIn(dir);
    rmSync(dir, { recursive: true });
  });
  return () => released;
}

const { version, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  engines: { node: string };
};

/** The same as a process of its own, of the compiled program. */
export function skillpressProcess(
  cwd: string,
  args: readonly string[],
  { env = {}, umask, cli = join(ROOT, 'lib/cli.js') }: CliOptions = {},
): Promise<CliResult> {
  const command = [process.execPath, cli, ...args];
  const [file = '', ...rest] =
    umask === undefined ? command : ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
