import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the few apps of a catalog made of the corpus in which a rule finds an error, and answers their names: the corpus is
 * no model catalog, and an app with errors would be left out of what is measured, or keep it from being measured at all.
 */
export function dropBroken(dir, cli) {
  const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'json'], {
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
    maxBuffer: 512 * 2 ** 20,
  });
  const errors = JSON.parse(stdout).findings.filter(({ level }) => level === 'error');
  const broken = new Set(errors.flatMap(({ app }) => app ?? []));
  for (const app of broken) rmSync(join(dir, 'apps', app), { recursive: true });
  if (broken.size > 0) console.log(`${broken.size} apps left out, in which a rule finds an error`);
  return broken;
}
