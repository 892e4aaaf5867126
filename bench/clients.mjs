/**
 * `npm run clients`: whether the real clients take what a build makes. Each is installed once, from npm, into a cache, and run in a home
 * of its own against this repository's catalog. One that cannot be installed or started is skipped, and why is told; exit code 1 when a
 * client refuses something. `-- claude skills` runs these only.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claude } from './clients/claude.mjs';
import { codex } from './clients/codex.mjs';
import { copilot } from './clients/copilot.mjs';
import { gemini } from './clients/gemini.mjs';
import { installClient, installNode } from './clients/install.mjs';
import { readDist } from './clients/readDist.mjs';
import { createRunner } from './clients/runner.mjs';
import { skills } from './clients/skills.mjs';

const REPO = fileURLToPath(new URL('..', import.meta.url));
const CLIENTS = [claude, codex, copilot, gemini, skills];

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !CLIENTS.some((client) => client.name === name));
if (strange.length > 0) {
  console.error(
    `There is no client ${strange.join(', ')}: take ${CLIENTS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'skillpress-clients-'));
try {
  const out = join(work, 'dist');
  execFileSync(process.execPath, ['lib/cli.js', 'build', '--frozen', '--quiet', '--out', out], { cwd: REPO });
  const dist = readDist(out);
  console.log(`${dist.packs.length} packs, ${dist.skills.length} skills`);
  const results = [];
  for (const client of CLIENTS)
    if (asked.length === 0 || asked.includes(client.name)) results.push(await runClient(client, dist));
  process.exitCode = results.includes('refused') ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Prints a line for each thing that a client was asked; answers `ok`, `skipped` or `refused`. */
async function runClient({ name, packageName, version, checks }, dist) {
  const title = `${name} ${version}`;
  let runner;
  try {
    const home = join(work, name);
    mkdirSync(home, { recursive: true });
    runner = createRunner({ bin: installClient(packageName, version), node: installNode(), home });
  } catch (error) {
    console.log(`- ${title}: skipped, ${error.message.split('\n')[0]}`);
    return 'skipped';
  }
  let verdict = 'ok';
  for (const [what, check] of Object.entries(checks)) {
    const started = performance.now();
    let told;
    try {
      told = `ok, ${await check(runner, dist)}`;
    } catch (error) {
      told = `REFUSED, ${error.message.trim()}`;
      verdict = 'refused';
    }
    console.log(`- ${title}: ${what}: ${told} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
  return verdict;
}
