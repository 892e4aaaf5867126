/**
 * The emulator as a process of its own, to try a client by hand:
 *
 *     node test/support/clawhub/serve.mjs '{"pendingMs":60000}'
 *
 * It takes the options of `startClawhub` as JSON, prints one line of JSON with the address and the token, and on
 * SIGINT or SIGTERM a second one with what was committed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from '../../../compile.mjs';

const folder = await mkdtemp(join(tmpdir(), 'clawhub-emulator-'));
const outfile = join(folder, 'server.cjs');
const entry = fileURLToPath(new URL('server.ts', import.meta.url));
await bundleFile(entry, outfile);
const { startClawhub } = createRequire(import.meta.url)(outfile);
await rm(folder, { recursive: true });

const hub = await startClawhub(JSON.parse(process.argv[2] ?? '{}'));
console.log(JSON.stringify({ url: hub.url, token: hub.account().token }));

async function stop() {
  const commits = hub.commits.map(({ owner, slug, version, at }) => ({ owner, slug, version, at }));
  console.log(JSON.stringify({ commits, requests: hub.requests.length, mutating: hub.mutating }));
  await hub.close();
}

process.once('SIGINT', stop).once('SIGTERM', stop);
