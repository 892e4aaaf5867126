import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/** A catalog that is measured: its folder, its apps, and the commands that are run in it. */
export class CatalogFolder {
  #meter;
  /** How many apps were altered so far; decides which is next. */
  #altered = 0;

  /** `cli`: the compiled `cli.js`; `dir`: the catalog, holding the apps `slugs`. */
  constructor({ meter, cli, dir, slugs }) {
    this.#meter = meter;
    this.cli = cli;
    this.dir = dir;
    this.dist = join(dir, 'dist');
    this.slugs = slugs;
  }

  /** Adds a sentence to the notes of an app; another app and sentence each time. */
  alter() {
    const slug = this.slugs[(this.#altered * 97 + 13) % this.slugs.length];
    const sentence = `Change number ${(this.#altered += 1)} of the benchmark stands here.`;
    appendFileSync(join(this.dir, 'apps', slug, 'app.md'), `- ${sentence}\n`);
    return { slug, sentence };
  }

  /** A frozen build that ends with that exit code. */
  build(code = 0) {
    const args = ['build', '--frozen', '--quiet'];
    return this.run(`skillpress ${args.join(' ')}`, [process.execPath, this.cli, ...args], this.dir, code);
  }

  /** Any command line. */
  skillpress(...args) {
    return this.run(`skillpress ${args.join(' ')}`, [process.execPath, this.cli, ...args]);
  }

  /** Any process; one that ends with another exit code ends the bench. */
  run(name, command, dir = this.dir, code = 0) {
    const run = measure(this.#meter, command, dir);
    if (run.status !== code)
      fail(
        name,
        `expected exit code ${code}, received ${run.status}\n${run.stderr}${run.stdout}`.slice(0, 4000),
      );
    return run;
  }

  /** As on a fresh clone of a catalog without releases. */
  forget() {
    for (const folder of ['dist', '.skillpress', 'packs'])
      rmSync(join(this.dir, folder), { recursive: true, force: true });
    for (const slug of this.slugs) rmSync(join(this.dir, 'apps', slug, 'releases.json'), { force: true });
  }
}

/** Ends the bench: a run did not do what it should. */
export function fail(name, message) {
  throw new Error(`${name}: ${message}`);
}
