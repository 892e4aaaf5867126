import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './catalogFolder.mjs';

/**
 * Measures what a maintainer does with a catalog that was built. Every run is checked for having done what it should; a wrong one
 * throws. Each case finds what the one before left.
 */
export class MaintainerRun {
  #folder;
  /** A repository that is published to. */
  #target;
  /** What was changed for the last release of one app. */
  #last;

  /** @param {import('./catalogFolder.mjs').CatalogFolder} folder */
  constructor(folder) {
    this.#folder = folder;
    this.#target = join(folder.dir, 'published');
  }

  /** `check` of one app, right after a build. */
  checkOne() {
    return this.#folder.skillpress('check', this.#folder.slugs[0], '--quiet');
  }

  /** The table of all apps. */
  list() {
    const run = this.#folder.skillpress('list');
    const shown = new Set(run.stdout.split('\n').map((line) => line.split(' ', 1)[0]));
    const missing = this.#folder.slugs.find((slug) => !shown.has(slug));
    if (missing) fail('list', `${missing} is missing`);
    return run;
  }

  /** All that is shown of one app. */
  show() {
    const [slug] = this.#folder.slugs;
    const run = this.#folder.skillpress('show', slug);
    if (!run.stdout.includes(`(${slug})\n`)) fail('show', `nothing is shown of ${slug}`);
    return run;
  }

  /** The first release of each app of a catalog that was built. */
  releaseAll() {
    const run = this.#folder.skillpress('release', '--quiet');
    for (const slug of this.#folder.slugs)
      if (this.#releasesOf(slug) !== 1) fail('first release', `${slug} has none`);
    return run;
  }

  /** The first publication of a whole catalog to a folder. */
  publishAll() {
    rmSync(this.#target, { recursive: true, force: true });
    mkdirSync(this.#target);
    const run = this.#publish();
    for (const slug of this.#folder.slugs)
      if (!this.#publishedPage(slug)) fail('first publication', `there is no page of ${slug}`);
    return run;
  }

  /** The release of one app that changed and was built. */
  releaseOne() {
    const { slug } = (this.#last = this.#folder.alter());
    this.#folder.build();
    const run = this.#folder.skillpress('release', slug, '--quiet');
    const received = this.#releasesOf(slug);
    if (received !== 2) fail('release of one', `expected 2 releases of ${slug}, received ${received}`);
    return run;
  }

  /** The publication of the app that was just released. */
  publishOne() {
    const { slug, sentence } = this.#last;
    const run = this.#publish();
    if (!this.#publishedPage(slug)?.includes(sentence))
      fail('publication of one', `the page of ${slug} is old`);
    return run;
  }

  #publish() {
    return this.#folder.skillpress('publish', '--registry', 'directory', '--to', this.#target, '--quiet');
  }

  /** The page of an app in the folder that is published to; `undefined` when there is none. */
  #publishedPage(slug) {
    const path = join(this.#target, 'skills', slug, 'SKILL.md');
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  /** How many releases an app has. */
  #releasesOf(slug) {
    const path = join(this.#folder.dir, 'apps', slug, 'releases.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).releases.length : 0;
  }
}
