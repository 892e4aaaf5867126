import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSource } from './bundleSource.mjs';

const USAGE = `Usage: npm run fuzz -- [--seconds 60] [--seed N] [--only N]

Builds small catalogs of which one file (descriptor, snapshot, settings, template, a page to import) was changed at random, and looks
that none crashes skillpress, takes longer than 5 s or more than 300 MB, that an app with errors is not written, and that another app
keeps its page. The same seed gives the same cases. Exit code 1 when one failed; its folder is kept and named.

  --seconds N   how long (60)
  --seed N      where the random numbers begin (the day)
  --only N      one case alone, by its number
`;
const LONGEST_MS = 30_000;
const MOST_MB = 300;
/** A process grows with what its allocator keeps; so many cases share one. */
const CASES_PER_CHILD = 40;
const root = fileURLToPath(new URL('..', import.meta.url));

/** What a case calls. */
const ENTRY = `export { buildCatalog } from './src/build/buildCatalog.ts';
  export { importTree } from './src/commands/import.ts';
  export { KnownError } from './src/errors.ts';`;

process.exitCode = await main();

async function main() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const seed = Number(values.seed ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));
  const { url: bundle, close } = await bundleSource(ENTRY);
  const until = performance.now() + Number(values.seconds ?? 60) * 1000;
  const failures = [];
  const counts = {};
  let number = Number(values.only ?? 0);
  let peak = 0;
  while (performance.now() < until) {
    const last = values.only === undefined ? number + CASES_PER_CHILD : number + 1;
    for await (const result of runCases({ bundle, seed, mostMb: MOST_MB }, number, last, until)) {
      counts[result.kind] = (counts[result.kind] ?? 0) + 1;
      peak = Math.max(peak, result.mb ?? 0);
      if (result.failed) failures.push(result);
      number = result.number + 1;
    }
    if (values.only !== undefined) break;
  }
  close();
  for (const { number, kind, failed, path } of failures)
    process.stdout.write(
      `case ${number} (${kind}, ${path ?? 'unknown'}): ${failed}\n  again: npm run fuzz -- --seed ${seed} --only ${number}\n`,
    );
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
  process.stdout.write(
    `seed ${seed}: ${Object.values(counts).reduce((sum, each) => sum + each, 0)} cases (${kinds.join(', ')}), ${failures.length} failed, at most ${peak} MB\n`,
  );
  return failures.length === 0 ? 0 : 1;
}

/** Cases of one process, which is ended when one hangs. */
async function* runCases(settings, from, to, until) {
  const child = fork(join(root, 'bench/fuzz/child.mjs'), [JSON.stringify({ ...settings, root })], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const next = inboxOf(child);
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr = (stderr + chunk).slice(-4_000)));
  try {
    await next(LONGEST_MS * 2);
    for (let number = from; number < to && performance.now() < until; number += 1) {
      child.send({ number });
      const begun = await next(LONGEST_MS);
      const ended = begun && (await next(LONGEST_MS));
      const result = {
        number,
        kind: begun?.kind ?? 'unknown',
        path: ended?.path ?? begun?.dir,
        mb: ended?.mb,
      };
      if (!ended) {
        yield {
          ...result,
          failed:
            child.exitCode === null && child.signalCode === null
              ? `no end within ${LONGEST_MS / 1000} s`
              : `the process ended: ${stderr}`,
        };
        return;
      }
      yield ended.failed ? { ...result, failed: ended.failed } : result;
      // What a process once took it does not give back.
      if (ended.mb > MOST_MB) return;
    }
  } finally {
    child.kill('SIGKILL');
  }
}

/** What a child sends, kept until it is asked for: two messages may arrive in one turn of the event loop. */
function inboxOf(child) {
  const messages = [];
  let wake = () => {};
  child.on('message', (message) => {
    messages.push(message);
    wake();
  });
  child.on('exit', () => wake());
  /** The next message; `null` when none comes in time, or the child ended. */
  return async (ms) => {
    if (messages.length === 0 && child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return messages.shift() ?? null;
  };
}
