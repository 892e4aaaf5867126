import { fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSource } from '../bundleSource.mjs';

const EMULATE = fileURLToPath(new URL('emulate.mjs', import.meta.url));
const SUPPORT = fileURLToPath(new URL('../../test/support/membrane', import.meta.url));

/** Starts the emulator of the API, with the apps of a catalog, in a process of its own; returns its address, what sets its faults, and what ends it. */
export async function startEmulator(catalog) {
  const emulator = await bundleSource("export * from './server.ts'; export * from './world.ts';", SUPPORT);
  const child = fork(EMULATE, [emulator.url, catalog]);
  const { url, token } = await message(child).finally(emulator.close);
  const setFaults = async (faults) => {
    child.send(faults);
    await message(child);
  };
  return { url, token, setFaults, close: () => child.kill() };
}

function message(child) {
  return new Promise((resolve, reject) => {
    child
      .once('message', resolve)
      .once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)));
  });
}

/** Starts a build. Returns its end, with the report in JSON; how long it takes until progress says a word; and what kills it. */
export function run({ cli, env }, dir, args = []) {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'build', '--format', 'json', ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'], ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const report = code === null || stdout === '' ? undefined : JSON.parse(stdout);
      resolve({ code, report, stdout, stderr, ms: performance.now() - started });
    });
  });
  /** How long it took, in ms, until progress said so. */
  const said = (word) =>
    new Promise((resolve) => {
      child.stderr.on('data', () => stderr.includes(word) && resolve(performance.now() - started));
    });
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return { ended, said, kill: () => child.kill('SIGKILL') };
}

/** A copy of the catalog as it was at first. Returns its folder. */
export function freshCopy({ work, start }, name) {
  const dir = join(work, name);
  cpSync(start, dir, { recursive: true });
  return dir;
}

/** Texts of snapshots and of the output, by path. */
export function filesIn(dir) {
  const files = new Map();
  for (const part of ['apps', 'dist'])
    for (const entry of readdirSync(join(dir, part), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !path.includes('.skillpress-stage'))
        files.set(relative(dir, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  return files;
}

/** A digest of files by path. */
export function digest(files) {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) hash.update(JSON.stringify([path, files.get(path)]));
  return hash.digest('hex').slice(0, 16);
}
