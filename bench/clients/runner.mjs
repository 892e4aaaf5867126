import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const TIMEOUT_MS = 180_000;

/** Runs a client's program in a home of its own, with nothing of the caller's environment but the path. */
export function createRunner({ bin, node, home }) {
  const project = join(home, 'project');
  mkdirSync(project, { recursive: true });
  const env = {
    PATH: [node, process.env.PATH].join(delimiter),
    HOME: home,
    CODEX_HOME: join(home, '.codex'),
    CI: '1',
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    DISABLE_TELEMETRY: '1',
  };
  mkdirSync(env.CODEX_HOME, { recursive: true });
  const start = (args, cwd) => spawn(bin, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  /** What it printed; throws with the end of that when it fails. */
  const run = (args, { cwd = project } = {}) =>
    new Promise((resolve, reject) => {
      const child = start(args, cwd);
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        if (code === 0) resolve(text);
        else
          reject(new Error(`"${args.join(' ')}" ended with ${code ?? signal}: ${text.trim().slice(-600)}`));
      });
    });
  return { run, start: (args) => start(args, project), project };
}

/** Throws unless a text names each of these words. */
export function expectNamed(text, words, what) {
  const missing = words.filter((word) => !text.includes(word));
  if (missing.length > 0)
    throw new Error(`${what} lacks ${missing.slice(0, 5).join(', ')}: ${text.slice(-400)}`);
}
