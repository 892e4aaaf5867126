import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dropBroken } from './dropBroken.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { readCorpus } from './readCorpus.mjs';

const USAGE = `Usage: node bench/publishPlan.mjs [--corpus FILE] [--apps N] [--rounds N]

Times \`skillpress publish --dry-run\` for N new apps (3,074) against the emulator of ClawHub, as a whole process: a frozen build,
a look-up for each app, the plan with its calendar. Prints each run, the median and MISSED above 5 s. Needs the compiled lib/.
`;
const BOUND_MS = 5000;
const OWNER = { handle: 'membranedev', token: 'clh_bench' };
const repo = fileURLToPath(new URL('..', import.meta.url));
const cli = join(repo, 'lib/cli.js');
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: join(repo, '../shared/corpus/apps.jsonl') },
    apps: { type: 'string', default: '3074' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else await bench(Number(values.apps), Number(values.rounds));

async function bench(count, rounds) {
  const dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'skillpress-publish-'));
  const { hub, url } = await startHub();
  try {
    makeCatalog({ dir, corpus: await readCorpus(values.corpus), count, repo });
    const apps = count - dropBroken(dir, cli).size;
    run(dir, ['release', '--quiet'], {});
    const env = { CLAWHUB_REGISTRY: url, CLAWHUB_TOKEN: OWNER.token };
    const times = Array.from({ length: rounds }, () => timePlan(dir, env, apps));
    const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
    console.log(`${times.map(Math.round).join(' ')} ms; median ${Math.round(median)} ms`);
    if (median > BOUND_MS) console.log('MISSED: more than 5 s');
  } finally {
    hub.kill('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Rounds follow each other within the minute that ClawHub counts requests in, so reads are not limited. */
function startHub() {
  const plenty = { ip: 1e9, key: 1e9 };
  const options = { accounts: [OWNER], rateLimits: { read: plenty } };
  const script = join(repo, 'test/support/clawhub/serve.mjs');
  const hub = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => {
    hub.stdout.once('data', (line) => resolve({ hub, url: JSON.parse(String(line).split('\n')[0]).url }));
  });
}

function timePlan(dir, env, count) {
  const started = performance.now();
  const stdout = run(dir, ['publish', '--dry-run', '--format', 'json'], env);
  const took = performance.now() - started;
  const { versions } = JSON.parse(stdout);
  const planned = versions.filter(({ action }) => action === 'new' || action === 'refused').length;
  if (planned !== count) throw new Error(`expected a plan for ${count} new apps, received ${planned}`);
  return took;
}

function spawnCli(dir, args, env) {
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: dir,
    env: { PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
}

function run(dir, args, env) {
  const done = spawnCli(dir, args, env);
  if (done.status !== 0) throw new Error(`${args.join(' ')}: exit ${done.status}\n${done.stderr}`);
  return done.stdout;
}
