/**
 * Measures `skillpress serve` on loopback, against emulators of Membrane and SecondMe: how fast a catalog's index loads and is searched, what
 * 200 users with mixed calls cost in time and memory, and what is lost when one of two copies behind a proxy is killed. 40,000 calls are
 * what they make in ten minutes with one call every three seconds; they are made as fast as they are answered.
 *
 *   npm run compile && node bench/serve.mjs --corpus FILE [--apps 3074] [--calls 40000] [--clients 200]
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSource } from './bundleSource.mjs';
import { startProxy } from './load/proxy.mjs';
import { QUERIES, shootAll } from './load/shoot.mjs';
import { quantile, timed } from './load/times.mjs';
import { makeCatalog } from './makeCatalog.mjs';
import { readCorpus } from './readCorpus.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(ROOT, 'lib/cli.js');
const { values: flags } = parseArgs({
  options: {
    corpus: { type: 'string' },
    apps: { type: 'string', default: '3074' },
    calls: { type: 'string', default: '40000' },
    clients: { type: 'string', default: '200' },
  },
});
if (!flags.corpus) throw new Error('name the corpus: --corpus FILE');
const CLIENTS = Number(flags.clients);
const CALLS = Number(flags.calls);
const PARTS = 5;
const APP = 'bench-app';
const WORKSPACE = { key: 'bench', secret: 'a secret of the bench that is long enough' };

const dir = mkdtempSync(join(tmpdir(), 'skillpress-bench-'));
const children = new Set();
try {
  const slugs = makeCatalog({ dir, corpus: readCorpus(flags.corpus), count: Number(flags.apps), repo: ROOT });
  appendFileSync(join(dir, 'catalog.yaml'), '\nserve: { users: secondme, callsPerMinute: 999999 }\n');
  await run(['build', '--frozen', '--quiet']);
  const parts = await load();
  measureIndex(parts);
  await measureLoad(parts, slugs);
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
}

/** Parts of the sources that are not in `lib/`: the catalog's reader, and the emulators. */
async function load() {
  const { url, close } =
    await bundleSource(`export { openBuiltCatalog } from './src/serve/catalog/openBuiltCatalog.ts';
    export { startMembrane } from './test/support/membrane/server.ts';
    export { action, app, connection, connector } from './test/support/membrane/world.ts';
    export { tenantIdOf } from './test/support/membrane/ids.ts';
    export { startSecondMe } from './test/support/secondme/server.ts';`);
  return await import(url).finally(close);
}

function measureIndex({ openBuiltCatalog }) {
  const opened = [1, 2, 3, 4, 5]
    .map(() => timed(() => openBuiltCatalog(join(dir, 'dist'), 'dist')))
    .map(({ ms }) => ms);
  const { value: catalog } = timed(() => openBuiltCatalog(join(dir, 'dist'), 'dist'));
  const searches = Array.from(
    { length: 600 },
    (_, at) => timed(() => catalog.search(QUERIES[at % QUERIES.length], 10)).ms,
  );
  console.log(
    `index of ${catalog.apps.size} apps: ${quantile(opened, 0.5)} ms at the median, ${quantile(opened, 0)} ms at best`,
  );
  console.log(
    `search: ${quantile(searches, 0.5)} ms at the median, ${quantile(searches, 0.95)} ms at the 95th percentile`,
  );
}

async function measureLoad(parts, slugs) {
  const users = Array.from({ length: CLIENTS }, (_, at) => `user-${at}`);
  const tools = new Map(slugs.map((slug) => [slug, readTools(slug)]).filter(([, each]) => each.length > 0));
  const some = new Map([...tools].slice(0, 5));
  const secondMe = await parts.startSecondMe();
  const world = worldOf(parts, some, users);
  const membrane = await parts.startMembrane({ workspace: WORKSPACE, world });
  const env = {
    ...process.env,
    MEMBRANE_API_URL: membrane.url,
    MEMBRANE_WORKSPACE_KEY: WORKSPACE.key,
    MEMBRANE_WORKSPACE_SECRET: WORKSPACE.secret,
    SECONDME_API_URL: secondMe.url,
  };
  const copies = await Promise.all([startCopy(env), startCopy(env)]);
  const proxy = await startProxy(copies, CLIENTS);
  const tokens = users.map((user) => {
    secondMe.authorise(user, APP, ['user.info']);
    return secondMe.mint(user, APP);
  });
  const callers = { tokens, slugs, tools: some };
  await measureAll(proxy, copies, callers);
  await measureKill(proxy, copies, callers);
  proxy.close();
  await Promise.all([membrane.close(), secondMe.close()]);
}

/** All calls in parts, with the memory of the copies after each. */
async function measureAll(proxy, copies, callers) {
  const memory = () => copies.map(({ child }) => memoryOf(child)).join(' and ');
  console.log(`memory of each copy before: ${memory()} MB`);
  const lost = [];
  const times = [];
  let tookMs = 0;
  for (let part = 1; part <= PARTS; part += 1) {
    const shot = await shootAll(proxy, callers, CALLS / PARTS);
    lost.push(...shot.lost);
    times.push(...shot.times);
    tookMs += shot.tookMs;
    console.log(`memory of each copy after ${(CALLS / PARTS) * part} calls: ${memory()} MB`);
  }
  console.log(
    `${CALLS} calls of ${CLIENTS} users: ${lost.length} failed, ${Math.round((CALLS / tookMs) * 1000)} a second, ${quantile(times, 0.5)} ms at the median, ${quantile(times, 0.99)} ms at the 99th percentile`,
  );
  if (lost.length > 0) console.log(lost.slice(0, 3));
}

/** A part of the calls, with one copy killed half-way. */
async function measureKill(proxy, copies, callers) {
  const calls = CALLS / PARTS;
  const killed = await shootAll(proxy, callers, calls, () => copies[0].child.kill('SIGKILL'));
  const retryable = killed.lost.filter(({ status }) => status === 502);
  console.log(
    `one copy killed on the way: ${killed.lost.length} of ${calls} calls failed, ${retryable.length} of them with 502; it had ${proxy.atKill()} under way`,
  );
}

function worldOf({ app, connector, connection, action, tenantIdOf }, tools, users) {
  const slugs = [...tools.keys()];
  const homepages = new Map(
    JSON.parse(readFileSync(join(dir, 'dist/catalog.json'), 'utf8')).apps.map(({ slug, homepage }) => [
      slug,
      homepage,
    ]),
  );
  return {
    apps: slugs.map((slug) => app(slug, { appUri: homepages.get(slug) })),
    connectors: slugs.map((slug) => connector(slug)),
    connections: users.flatMap((user) =>
      slugs.map((slug) => connection(slug, { id: `${user}-${slug}`, tenantId: tenantIdOf(user) })),
    ),
    actions: [...tools].flatMap(([slug, each]) =>
      each.map(({ action: { key, name } }) =>
        action(slug, key ?? name, { name, inputSchema: { type: 'object' } }),
      ),
    ),
  };
}

function readTools(slug) {
  try {
    return JSON.parse(readFileSync(join(dir, `dist/tools/${slug}.json`), 'utf8')).tools;
  } catch {
    return [];
  }
}

function startCopy(env) {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    cwd: dir,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk) => {
      if (text.length > 10_000) return;
      text += chunk;
      const url = / at (http:\S+)\/mcp/.exec(text)?.[1];
      if (url) resolve({ child, url });
    });
    child.once('close', () => reject(new Error(text)));
  });
}

function memoryOf({ pid }) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: dir,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // Some apps of the corpus break rules; the others are built.
    child.once('close', (code) => (code === 0 || code === 1 ? resolve() : reject(new Error(`exit ${code}`))));
  });
}
