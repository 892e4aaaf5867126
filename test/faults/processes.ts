import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { ROOT } from '../support/catalogs.ts';
import type { CliResult } from '../support/cli.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from '../support/membrane/server.ts';

const CLI = join(ROOT, 'lib/cli.js');

/** Starts an emulator of Membrane that is closed when the test ends. */
export async function startEmulator(options: MembraneOptions): Promise<MembraneEmulator> {
  const api = await startMembrane(options);
  onTestFinished(() => api.close());
  return api;
}

/** The environment of a run that asks an emulator. */
export function asking(api: MembraneEmulator): Record<string, string> {
  return { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url };
}

/** Starts the compiled command line in a folder, without what is in this process' environment. */
export function spawnCli(dir: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Starts a command that waits for an answer which does not come; resolves when it has asked. */
export async function startWaitingRun(dir: string, api: MembraneEmulator) {
  api.setFaults([{ kind: 'stall', at: 'headers' }]);
  const before = api.requests.length;
  const child = spawnCli(dir, ['build'], asking(api));
  const ended = readEnd(child);
  await expect.poll(() => api.requests.length, { interval: 5 }).toBeGreaterThan(before);
  return { child, ended };
}

/** Runs the compiled command line through a shell, as in `ulimit -n 128; exec "$@"`. */
export function runInShell(
  dir: string,
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<CliResult> {
  const command = ['-c', script, 'sh', process.execPath, CLI, ...args];
  return readEnd(
    spawn('sh', command, {
      cwd: dir,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** What a process printed, and its exit code; `null` when a signal ended it. */
function readEnd(child: ChildProcessByStdio<null, Readable, Readable>): Promise<CliResult> {
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
