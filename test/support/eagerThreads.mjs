import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '../../compile.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The product has no switch for these: what is worth a thread is no wish of a user. */
const SMALLER = [
  ['const WORTH_IT = 300;', 'const WORTH_IT = 10;'],
  ['const BATCH = 24;', 'const BATCH = 3;'],
];

/** Compiles skillpress into a folder so that ten apps are worth a thread; returns its command line. */
export async function compileEager(dir) {
  const plugin = {
    name: 'eager threads',
    transform: (code, id) =>
      id.endsWith('src/build/workers.ts') ? { code: SMALLER.reduce(replaceOnce, code) } : null,
  };
  await compile(join(dir, 'lib'), { plugins: [plugin] });
  for (const name of ['package.json', 'templates', 'node_modules'])
    symlinkSync(join(ROOT, name), join(dir, name));
  return join(dir, 'lib/cli.js');
}

function replaceOnce(text, [from, to]) {
  if (!text.includes(from))
    throw new Error(`src/build/workers.ts has no "${from}" any more: change it here, too.`);
  return text.replace(from, to);
}
