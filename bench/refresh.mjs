import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleText } from '../compile.mjs';

const USAGE = `Usage: node bench/refresh.mjs [options]

Measures how much of its connections a refresh uses: src/membrane, whole (search, connector and actions of each app, parsed
and checked), against a server in its own process that answers after a fixed delay. Prints N * delay / concurrency divided
by the time taken, from the first request on, so that connecting and warming up count. Issue 3 asks for 0.90.

  --apps N           apps to ask about, three requests each (2049)
  --delay MS         how long the server takes (20)
  --concurrency N    connections (32)
  --rounds N         each in a process of its own (3)
  --cache            keeps the answers on disk, as a build does
`;

const role = process.argv[2];
if (role === 'server') serve(Number(process.argv[3]));
else if (role === 'client') await refresh(JSON.parse(process.argv[3]));
else process.exitCode = await main();

async function main() {
  const options = readOptions();
  if (!options) return 2;
  const work = mkdtempSync(join(tmpdir(), 'skillpress-refresh-'));
  const server = fork(fileURLToPath(import.meta.url), ['server', String(options.delay)]);
  try {
    const [url, client] = await Promise.all([message(server), compile(work)]);
    const rounds = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const cacheDir = options.cache ? join(work, `responses-${round}`) : undefined;
      const child = fork(fileURLToPath(import.meta.url), [
        'client',
        JSON.stringify({ ...options, url, client, cacheDir }),
      ]);
      const result = await message(child);
      server.send('served');
      rounds.push(report(round, { ...result, ...(await message(server)) }, options));
    }
    const median = rounds.toSorted((a, b) => a - b)[rounds.length >> 1];
    console.log(
      `efficiency ${median.toFixed(3)} (median of ${rounds.length}; ${median >= 0.9 ? 'at least' : 'MISSED'} 0.90)`,
    );
    return 0;
  } finally {
    server.kill();
    rmSync(work, { recursive: true, force: true });
  }
}

function report(round, { wall, cpu, served, took }, { delay, concurrency }) {
  const efficiency = (served * delay) / concurrency / wall;
  console.log(
    `round ${round}: ${served} requests in ${wall.toFixed(0)} ms, ${((cpu / served) * 1000).toFixed(0)} ms CPU per 1,000; the server took ${took.toFixed(2)} ms each: ${efficiency.toFixed(3)}`,
  );
  return efficiency;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        apps: { type: 'string', default: '2049' },
        delay: { type: 'string', default: '20' },
        concurrency: { type: 'string', default: '32' },
        rounds: { type: 'string', default: '3' },
        cache: { type: 'boolean', default: false },
      },
    });
    const { cache, ...counts } = values;
    const numbers = Object.fromEntries(Object.entries(counts).map(([name, text]) => [name, Number(text)]));
    if (!Object.values(numbers).every((count) => Number.isInteger(count) && count > 0))
      throw new Error('options take a whole number from 1.');
    return { ...numbers, cache };
  } catch (error) {
    console.error(`refresh: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

/** The client of this working copy as one module. */
async function compile(dir) {
  const src = fileURLToPath(new URL('../src/membrane', import.meta.url));
  const outfile = join(dir, 'query.mjs');
  const contents = `export * from '${src}/client.ts'; export * from '${src}/querySnapshots.ts';`;
  await bundleText(contents, src, outfile);
  return outfile;
}

function message(child) {
  return new Promise((resolve, reject) => {
    child.once('message', resolve).once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });
}

/** Asks about every app once and tells how long that took. */
async function refresh({ url, client, cacheDir, apps, concurrency }) {
  const { createMembraneClient, querySnapshots } = await import(pathToFileURL(client).href);
  const asked = Array.from({ length: apps }, (_, at) => ({
    slug: `app-${at}`,
    lookup: { name: `App ${at}`, homepage: `https://app-${at}.example/`, membrane: null },
  }));
  const started = performance.now();
  const used = process.cpuUsage();
  const membrane = createMembraneClient({ url, token: 'pat-bench-only', connections: concurrency, cacheDir });
  const outcomes = await querySnapshots(asked, membrane, concurrency, () => {});
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  await membrane.close();
  const bad = [...outcomes.values()].find(({ kind }) => kind !== 'fresh');
  if (bad) throw new Error(`an app is ${bad.kind}: ${bad.message}`);
  process.send({ wall, cpu: (user + system) / 1000 });
  process.disconnect();
}

/** Answers like Membrane after a fixed delay, first come, first served; no answer goes out early. */
function serve(delay) {
  const due = [];
  let served = 0;
  let took = 0;
  let running = false;
  const run = () => {
    for (let now = performance.now(); due.length > 0 && now >= due[0].at + delay; now = performance.now()) {
      const { at, res, body } = due.shift();
      served += 1;
      took += now - at;
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    }
    running = due.length > 0;
    // A timer is late by up to a millisecond, which would be the server's delay and not the client's.
    if (!running) return;
    if (due[0].at + delay - performance.now() > 2) setTimeout(run, 1);
    else setImmediate(run);
  };
  const server = createServer((req, res) => {
    due.push({ at: performance.now(), res, body: bodyOf(new URL(req.url, 'http://bench')) });
    if (!running) run();
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
  process.on('message', () => {
    process.send({ served, took: took / served });
    served = took = 0;
  });
}

/** The actions of an app are about 6 KB. */
function bodyOf({ pathname, searchParams }) {
  if (pathname === '/search') {
    const name = searchParams.get('q');
    const key = name.toLowerCase().replace(' ', '-');
    const element = {
      id: `id-${key}`,
      key,
      name,
      appUri: `https://${key}.example/`,
      defaultConnectorId: `con-${key}`,
    };
    return Buffer.from(JSON.stringify({ items: [{ elementType: 'app', element }] }));
  }
  if (pathname !== '/actions') {
    return Buffer.from(JSON.stringify({ id: pathname.slice(12), name: 'A connector', type: 'oauth2' }));
  }
  const properties = {
    id: { type: 'string' },
    limit: { type: 'integer', description: 'How many to answer' },
  };
  const action = {
    type: 'api-request-to-external-app',
    isPublic: true,
    inputSchema: { type: 'object', properties },
  };
  const items = Array.from({ length: 21 }, (_, at) => ({
    id: `${searchParams.get('externalAppId')}-${at}`,
    key: '',
    name: `Do thing ${at}`,
    description: `Does thing number ${at} in the app.`,
    ...action,
  }));
  return Buffer.from(JSON.stringify({ items }));
}
