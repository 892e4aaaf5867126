/**
 * Measures `skillpress serve` on loopback, against emulators of Membrane and SecondMe: how fast a catalog's index loads and is searched, what
 * 200 users with mixed calls cost in time and memory, and what is lost when one of two copies behind a proxy is killed. 40,000 calls are
 * what they make in ten minutes with one call every three seconds; they are made as fast as they are answered.
 *
 *   npm run compile && node bench/serve.mjs --corpus FILE [--apps 3074] [--calls 40000] [--clients 200]
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSource } from './bundleSource.mjs';
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
const QUERIES = [
  'create a task',
  'customers',
  'send an e-mail',
  'invoices',
  'project management',
  'crm contacts',
];

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

const knownTools = new Map();
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
  const secondMe = await parts.startSecondMe();
  const withTools = slugs.filter((slug) => toolsOf(slug).length > 0).slice(0, 5);
  const users = Array.from({ length: CLIENTS }, (_, at) => `user-${at}`);
  const membrane = await parts.startMembrane({
    workspace: WORKSPACE,
    world: worldOf(parts, withTools, users),
  });
  const env = {
    ...process.env,
    MEMBRANE_API_URL: membrane.url,
    MEMBRANE_WORKSPACE_KEY: WORKSPACE.key,
    MEMBRANE_WORKSPACE_SECRET: WORKSPACE.secret,
    SECONDME_API_URL: secondMe.url,
  };
  const copies = await Promise.all([startCopy(env), startCopy(env)]);
  const proxy = await startProxy(copies);
  const tokens = users.map((user) => {
    secondMe.authorise(user, APP, ['user.info']);
    return secondMe.mint(user, APP);
  });
  const memory = () => copies.map(({ child }) => memoryOf(child)).join(' and ');
  console.log(`memory of each copy before: ${memory()} MB`);
  const lost = [];
  const times = [];
  let tookMs = 0;
  for (let part = 1; part <= PARTS; part += 1) {
    const shot = await shootAll(proxy, tokens, slugs, withTools, CALLS / PARTS);
    lost.push(...shot.lost);
    times.push(...shot.times);
    tookMs += shot.tookMs;
    console.log(`memory of each copy after ${(CALLS / PARTS) * part} calls: ${memory()} MB`);
  }
  console.log(
    `${CALLS} calls of ${CLIENTS} users: ${lost.length} failed, ${Math.round((CALLS / tookMs) * 1000)} a second, ${quantile(times, 0.5)} ms at the median, ${quantile(times, 0.99)} ms at the 99th percentile`,
  );
  if (lost.length > 0) console.log(lost.slice(0, 3));
  const some = CALLS / PARTS;
  const killed = await shootAll(proxy, tokens, slugs, withTools, some, () => copies[0].child.kill('SIGKILL'));
  const retryable = killed.lost.filter(({ status }) => status === 502);
  console.log(
    `one copy killed on the way: ${killed.lost.length} of ${some} calls failed, ${retryable.length} of them with 502; it had ${proxy.atKill()} under way`,
  );
  proxy.close();
  await Promise.all([membrane.close(), secondMe.close()]);
}

function worldOf({ app, connector, connection, action, tenantIdOf }, slugs, users) {
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
    actions: slugs.flatMap((slug) =>
      toolsOf(slug).map(({ action: { key, name } }) =>
        action(slug, key ?? name, { name, inputSchema: { type: 'object' } }),
      ),
    ),
  };
}

function toolsOf(slug) {
  if (!knownTools.has(slug)) knownTools.set(slug, readTools(slug));
  return knownTools.get(slug);
}

function readTools(slug) {
  try {
    return JSON.parse(readFileSync(join(dir, `dist/tools/${slug}.json`), 'utf8')).tools;
  } catch {
    return [];
  }
}

/** Every client in turn: lists, searches, pages, connections, runs of actions. */
async function shootAll(proxy, tokens, slugs, withTools, calls, atHalf = () => {}) {
  const lost = [];
  const times = [];
  let left = calls;
  const began = performance.now();
  const client = async (token, at) => {
    for (let turn = at; left > 0; turn += 1) {
      left -= 1;
      if (left === Math.floor(calls / 2)) atHalf();
      const slug = withTools[turn % withTools.length];
      const [path, method, params] = [
        ['/mcp', 'tools/list', {}],
        ['/mcp', 'tools/call', { name: 'search_apps', arguments: { query: QUERIES[turn % QUERIES.length] } }],
        ['/mcp', 'tools/call', { name: 'get_app', arguments: { slug: slugs[(turn * 7) % slugs.length] } }],
        [`/mcp/${slug}`, 'tools/list', {}],
        ['/mcp', 'tools/call', { name: 'connect_app', arguments: { slug } }],
        [`/mcp/${slug}`, 'tools/call', { name: toolsOf(slug)[0].name, arguments: {} }],
      ][turn % 6];
      const started = performance.now();
      const { status, text } = await post(`${proxy.url}${path}`, token, {
        jsonrpc: '2.0',
        id: turn,
        method,
        params,
      });
      times.push(performance.now() - started);
      if (status !== 200 || text.includes('"isError":true') || text.includes('"error":'))
        lost.push({ status, path, method, params, text: text.slice(0, 300) });
    }
  };
  await Promise.all(tokens.map(client));
  return { lost, times, tookMs: performance.now() - began };
}

function post(url, token, body) {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', () => resolve({ status: 0, text }));
    });
    sent.on('error', (error) => resolve({ status: 0, text: String(error) }));
    sent.end(JSON.stringify(body));
  });
}

/** Sends to the copies in turn; one that does not take connections is left out. A call that was under way is answered with 502. */
async function startProxy(copies) {
  const onward = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const running = copies.map(() => 0);
  let turn = 0;
  let atKill = 0;
  const forward = (incoming, outgoing, body, at, tries) => {
    const sent = request(
      copies[at].url + incoming.url,
      { method: 'POST', agent: onward, headers: incoming.headers },
      (answer) => {
        running[at] -= 1;
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    running[at] += 1;
    sent.on('error', (error) => {
      if (error.code !== 'ECONNREFUSED') atKill += 1;
      running[at] -= 1;
      if (error.code === 'ECONNREFUSED' && tries < copies.length)
        forward(incoming, outgoing, body, (at + 1) % copies.length, tries + 1);
      else outgoing.writeHead(502).end('{"error":"the copy that was asked is gone"}');
    });
    sent.end(body);
  };
  const server = createServer((incoming, outgoing) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => forward(incoming, outgoing, Buffer.concat(chunks), turn++ % copies.length, 1));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    atKill: () => atKill,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
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

function timed(work) {
  const began = performance.now();
  const value = work();
  return { value, ms: performance.now() - began };
}

function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1));
}
