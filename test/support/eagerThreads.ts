import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './catalogs.ts';

/** Of `src/build/workers.ts`, as it is compiled. The product has no switch for these: what is worth a thread is no wish of a user. */
const SMALLER = [
  ['const WORTH_IT=300;', 'const WORTH_IT=10;'],
  ['const BATCH=24;', 'const BATCH=3;'],
] as const;

/** Copies the compiled skillpress into a folder and makes ten apps worth a thread there; returns its command line. */
export function copyEager(dir: string): string {
  const lib = join(dir, 'lib');
  cpSync(join(ROOT, 'lib'), lib, { recursive: true });
  const paths = readdirSync(lib)
    // Packing adds the folder of types.
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(lib, name));
  for (const [from, to] of SMALLER) {
    const [path, ...others] = paths.filter((each) => readFileSync(each, 'utf8').includes(from));
    if (path === undefined || others.length > 0)
      throw new Error(`"${from}" is not once in lib/ any more: change it here, too.`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }
  for (const name of ['package.json', 'templates', 'node_modules'])
    symlinkSync(join(ROOT, name), join(dir, name));
  return join(dir, 'lib/cli.js');
}
