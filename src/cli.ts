#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Context } from './commands/session.ts';
import { createEndedError, wordError, EXIT, hasCode, refuseExit } from './errors.ts';
import { createRun } from './run.ts';

const { version, engines } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as {
  version: string;
  engines: { node: string };
};
const { env } = process;
/** No escape codes are wanted: `NO_COLOR` says so, or the terminal is a simple one such as that of an editor. */
const isPlain = Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
const exit = process.exit.bind(process);
/** The library of the language server exits itself when its editor asks for it. */
const isServer = process.argv[2] === 'lsp';
if (!isServer) process.exit = refuseExit;
let outputLost = false;
/** The run has ended, or been told why it cannot. */
let isOver = false;

const context: Context = {
  cwd: process.cwd(),
  env,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true && !env['CI'] && env['TERM'] !== 'dumb',
  colour: process.stdout.isTTY === true && !isPlain,
  version,
  packageDir: fileURLToPath(new URL('..', import.meta.url)),
  now: () => performance.now(),
  wall: () => Date.now(),
  node: { version: process.version, wanted: engines.node },
};

// The same modes whatever the caller's umask: dist/ is served and committed.
process.umask(0o022);
process.stdout.on('error', (error) => {
  // The reader went away (`skillpress … | head`): what was begun is finished all the same, and the exit code tells.
  if (hasCode(error, 'EPIPE') || outputLost) return;
  outputLost = true;
  context.stderr(`skillpress: Cannot print the results: ${wordError(error)}\n`);
});
// Nobody is left to be told.
process.stderr.on('error', () => {});

const asked = new AbortController();
/** The first SIGINT or SIGTERM asks a command to stop, the second ends it at once. */
function stopSignal(): AbortSignal {
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (asked.signal.aborted) {
        isOver = true;
        exit(128 + constants.signals[name]);
      }
      asked.abort(name);
    });
  return asked.signal;
}

const run = createRun(process.argv.slice(2), context, stopSignal);

/** Ends the process once what was printed has left it. */
function end(exitCode: number): void {
  isOver = true;
  process.exitCode = exitCode;
  process.stdout.write('', () => exit());
}

process.on('uncaughtException', (error) => {
  isOver = true;
  void run.fail(error).then(end, () => end(EXIT.bug));
});
// Nothing is left to wait for but the run itself.
process.on('beforeExit', () => {
  if (isOver) return;
  isOver = true;
  void run.fail(createEndedError()).then(end);
});
process.on('exit', () => {
  if (outputLost) process.exitCode = EXIT.io;
  if (isOver || isServer) return;
  // Someone ended the process by other means: only what is written at once is written at all.
  const { exitCode, message, hint } = createEndedError();
  context.stderr(`skillpress: ${message}\n  ${hint}\n`);
  process.exitCode = exitCode;
});
void run.done().then((exitCode) => {
  isOver = true;
  process.exitCode = exitCode;
  // What a command still waits for that was stopped is of no use.
  if (asked.signal.aborted) end(exitCode);
});
