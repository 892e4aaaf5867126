import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { bundleFile } from '../../compile.mjs';
import { ROOT } from '../support/catalogs.ts';
import { parseConfig } from '../../src/read/settings.ts';
import type { PackedCandidate, PackedCatalog, RunnerOrder } from '../support/publishRunner.ts';

/** What a run that nobody killed tells. */
export interface RunEnding {
  readonly refused: readonly string[];
  readonly sent: readonly string[];
  readonly left: number;
  readonly stopped: { readonly reason: string } | null;
}

/** The publisher as one file in that folder, so that each of its many starts is quick. */
export async function bundled(dir: string): Promise<string> {
  const outfile = join(dir, 'publisher.mjs');
  await bundleFile(join(ROOT, 'test/support/publishRunner.ts'), outfile);
  return outfile;
}

/** Writes what there is to publish into that folder, with this project's settings; returns the path of it. */
export function writeCatalog(dir: string, candidates: readonly PackedCandidate[]): string {
  const config = parseConfig('catalog.yaml', readFileSync(join(ROOT, 'catalog.yaml'), 'utf8'));
  const path = join(dir, 'catalog');
  writeFileSync(path, serialize({ config, candidates } satisfies PackedCatalog));
  return path;
}

/** Starts the publisher; kills it after so many requests of it and milliseconds, unless it ends before. */
export function run(
  script: string,
  order: RunnerOrder,
  hub: { readonly requests: readonly unknown[] },
  kill?: { readonly requests: number; readonly ms: number },
): Promise<RunEnding | 'killed'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const at = hub.requests.length + (kill?.requests ?? Infinity);
    const watch = setInterval(() => {
      if (hub.requests.length < at) return;
      clearInterval(watch);
      setTimeout(() => child.kill('SIGKILL'), kill?.ms);
    }, 1);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') return resolve('killed');
      if (code === 0) return resolve(JSON.parse(stdout) as RunEnding);
      return reject(new Error(`exit ${code}: ${stderr}`));
    });
  });
}
