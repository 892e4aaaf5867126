import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './catalogs.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Record<string, string>;
  /** Run through `sh -c 'umask …; exec …'`. */
  readonly umask?: string;
}

/** Runs the compiled command line in a folder, with an environment that holds nothing of the caller's but the path. */
export function skillpress(
  cwd: string,
  args: readonly string[],
  { env = {}, umask }: CliOptions = {},
): Promise<CliResult> {
  const command = [process.execPath, join(ROOT, 'lib/cli.js'), ...args];
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
