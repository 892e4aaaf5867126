import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './catalogFolder.mjs';

/** Apps with an error, where some have. */
const BROKEN = 20;
/** What may change in `dist/` when one app's notes change: that app's files and the indexes. */
const INDEXES = /^(?:catalog|manifest)\.json$|(?:^|\/)\.well-known\/agent-skills\/index\.json$/;

/**
 * Measures the cases of one catalog. Every run is checked for having done what it should; a wrong one throws. Whatever is
 * deleted or prepared is so outside the timed part.
 */
export class CatalogRun {
  #folder;
  #site;

  /** @param {import('./catalogFolder.mjs').CatalogFolder} folder */
  constructor(folder) {
    this.#folder = folder;
    this.#site = join(folder.dir, 'site');
  }

  /** `node -e 0`. */
  node() {
    return this.#folder.run('node -e 0', [process.execPath, '-e', '0']);
  }

  help() {
    return this.#folder.skillpress('--help');
  }

  /** `check` as on a fresh clone: no `dist`, no state. */
  checkFresh() {
    this.#folder.forget();
    const run = this.#folder.skillpress('check', '--format', 'json');
    const { apps, findings } = JSON.parse(run.stdout);
    const wanted = this.#folder.slugs.length;
    if (apps.built !== wanted)
      fail(
        'check, fresh clone',
        `expected ${wanted} apps to be rendered and checked, received ${apps.built}`,
      );
    // The corpus is no model catalog; warnings cost what they cost, an error would leave pages out of what is measured.
    const errors = findings.filter(({ level }) => level === 'error');
    if (errors.length > 0)
      fail(
        'check, fresh clone',
        `expected no errors, received ${errors.length}: ${JSON.stringify(errors[0])}`,
      );
    return run;
  }

  /** `check` right after a build. */
  checkUnchanged() {
    return this.#folder.skillpress('check', '--quiet');
  }

  /** A frozen build without `dist` and state. */
  cold() {
    this.#folder.forget();
    const run = this.#folder.build();
    for (const slug of this.#folder.slugs) {
      if (!statSync(join(this.#folder.dist, 'skills', slug, 'SKILL.md'), { throwIfNoEntry: false })?.size)
        fail('cold', `there is no page of ${slug}`);
    }
    const { apps } = JSON.parse(readFileSync(join(this.#folder.dist, 'manifest.json'), 'utf8'));
    const built = Object.keys(apps).length;
    if (built !== this.#folder.slugs.length)
      fail('cold', `expected ${this.#folder.slugs.length} apps, received ${built}`);
    return run;
  }

  /** The same without the index of discovery and its archives. */
  coldWithoutIndex() {
    this.#folder.forget();
    const run = this.#withoutIndex(() => this.#folder.build());
    const path = [...stampsBelow(this.#folder.dist).keys()].find((each) => each.includes('.well-known/'));
    if (path !== undefined) fail('cold, without discovery', `expected no ${path}`);
    return run;
  }

  /** Nothing changed since. */
  unchangedWithoutIndex() {
    return this.#withoutIndex(() => this.unchanged());
  }

  /** `cp -r` of what the cold build made, to a folder that is not there yet. */
  copy() {
    const target = join(this.#folder.dir, 'copy');
    const run = this.#folder.run('cp -r', ['cp', '-r', this.#folder.dist, target]);
    const [made, copied] = [stampsBelow(this.#folder.dist).size, stampsBelow(target).size];
    rmSync(target, { recursive: true });
    if (made !== copied) fail('cp -r', `expected ${made} files, received ${copied}`);
    return run;
  }

  /** The listing site of what the cold build made, in the languages of the catalog. */
  site() {
    rmSync(this.#site, { recursive: true, force: true });
    const run = this.#folder.skillpress('site', '--quiet');
    const pages = [...stampsBelow(this.#site).keys()].filter((path) => path.endsWith('.html'));
    const ofApps = pages.filter((path) => /^(?:zh-CN\/)?apps\//.test(path)).length;
    if (ofApps !== 2 * this.#folder.slugs.length)
      fail('site', `expected ${2 * this.#folder.slugs.length} pages of apps, received ${ofApps}`);
    const largest = Math.max(...pages.map((path) => statSync(join(this.#site, path)).size));
    return { ...run, largest };
  }

  /** The same when nothing changed. */
  siteUnchanged() {
    const before = stampsBelow(this.#site);
    const run = this.#folder.skillpress('site', '--quiet');
    const changed = differences(before, stampsBelow(this.#site));
    if (changed.length > 0) fail('site, nothing changed', `${changed.length} files were written`);
    return run;
  }

  /** A frozen build when nothing changed. */
  unchanged() {
    const before = stampsBelow(this.#folder.dist);
    const run = this.#folder.build();
    const changed = differences(before, stampsBelow(this.#folder.dist));
    if (changed.length > 0)
      fail(
        'nothing changed',
        `expected no file to be written, received ${changed.length}: ${changed.slice(0, 5).join(', ')}`,
      );
    return run;
  }

  /** The same in a new checkout: all files copied to another place, with new time stamps, `.skillpress/` too. */
  checkout() {
    const dir = `${this.#folder.dir}-checkout`;
    cpSync(this.#folder.dir, dir, { recursive: true });
    const run = this.#folder.run(
      'checkout',
      [process.execPath, this.#folder.cli, 'build', '--frozen', '--quiet'],
      dir,
    );
    rmSync(dir, { recursive: true });
    const wanted = `built 0 · unchanged ${this.#folder.slugs.length} `;
    if (!run.stdout.includes(wanted)) fail('checkout', `expected "${wanted}", received ${run.stdout}`);
    return run;
  }

  /** One changed in a catalog in which some apps have errors. */
  oneChangedBroken() {
    const broken = Array.from({ length: BROKEN }, (_, at) => join(this.#folder.dir, 'apps', `broken-${at}`));
    for (const folder of broken) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'app.md'), '---\nname: Broken\n---\n');
    }
    this.#folder.build(1);
    const run = this.oneChanged(1);
    for (const folder of broken) rmSync(folder, { recursive: true });
    this.#folder.build();
    return run;
  }

  /** A frozen build after one sentence was added to one app's notes. */
  oneChanged(code = 0) {
    const before = stampsBelow(this.#folder.dist);
    const { slug, sentence } = this.#folder.alter();
    const run = this.#folder.build(code);
    const changed = differences(before, stampsBelow(this.#folder.dist));
    const strange = changed.filter((path) => !INDEXES.test(path) && !path.split(/[/.]/).includes(slug));
    if (strange.length > 0)
      fail('one changed', `files of other apps than ${slug} were written: ${strange.slice(0, 5).join(', ')}`);
    for (const path of [`skills/${slug}/SKILL.md`, 'manifest.json'])
      if (!changed.includes(path)) fail('one changed', `${path} was not written`);
    if (!readFileSync(join(this.#folder.dist, 'skills', slug, 'SKILL.md'), 'utf8').includes(sentence))
      fail('one changed', `the page of ${slug} lacks its new sentence`);
    return run;
  }

  #withoutIndex(run) {
    const file = join(this.#folder.dir, 'catalog.yaml');
    const settings = readFileSync(file, 'utf8');
    writeFileSync(file, settings.replace('discovery: true', 'discovery: false'));
    try {
      return run();
    } finally {
      writeFileSync(file, settings);
    }
  }
}

/** A stamp of each file below a folder, by path, that any writing changes, also of the same bytes. */
function stampsBelow(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => stamped(join(entry.parentPath, entry.name), dir)));
}

function stamped(path, dir) {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [path.slice(dir.length + 1), `${ino} ${size} ${mtimeMs} ${ctimeMs}`];
}

/** Paths that were created, deleted or written. */
function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}
