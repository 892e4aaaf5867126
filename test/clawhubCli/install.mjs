import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** ClawHub's command line. */
export const CLAWHUB_CLI = join(FOLDER, 'node_modules/clawhub/bin/clawdhub.js');

/** Installs ClawHub's command line where it is missing. What it warns of, its wish for a newer Node, is known. vitest calls it before tests. */
export function setup() {
  if (existsSync(CLAWHUB_CLI)) return;
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  // A part of an interrupted install must not look like a whole one.
  rmSync(join(FOLDER, 'node_modules'), { recursive: true, force: true });
  execFileSync('npm', ['ci', ...options], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
}
