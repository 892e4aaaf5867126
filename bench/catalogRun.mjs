import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/** Apps with an error, where some have. */
const BROKEN = 20;
/** What may change in `dist/` when one app's notes change: that app's files and the indexes. */
const INDEXES = /^(?:catalog|manifest)\.json$|(?:^|\/)\.well-known\/agent-skills\/index\.json$/;

/**
 * Measures the cases of one catalog. Every run is checked for having done what it should; a wrong one throws. Whatever is
 * deleted or prepared is so outside the timed part.
 */
export class CatalogRun {
  #meter;
  #cli;
  #dir;
  #dist;
  #site;
  #slugs;
  /** How many apps were altered so far; decides which is next. */
  #altered = 0;

  /** `cli`: the compiled `cli.js`; `dir`: the catalog, holding the apps `slugs`. */
  constructor({ meter, cli, dir, slugs }) {
    this.#meter = meter;
    this.#cli = cli;
    this.#dir = dir;
    this.#dist = join(dir, 'dist');
    this.#site = join(dir, 'site');
    this.#slugs = slugs;
  }

  /** `node -e 0`. */
  node() {
    return this.#run('node -e 0', [process.execPath, '-e', '0']);
  }

  help() {
    return this.#skillpress('--help');
  }

  /** `check` as on a fresh clone: no `dist`, no state. */
  checkFresh() {
    this.#forget();
    const run = this.#skillpress('check', '--format', 'json');
    const { apps, findings } = JSON.parse(run.stdout);
    const wanted = this.#slugs.length;
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
    return this.#skillpress('check', '--quiet');
  }

  /** A frozen build without `dist` and state. */
  cold() {
    this.#forget();
    const run = this.#build();
    for (const slug of this.#slugs) {
      if (!statSync(join(this.#dist, 'skills', slug, 'SKILL.md'), { throwIfNoEntry: false })?.size)
        fail('cold', `there is no page of ${slug}`);
    }
    const { apps } = JSON.parse(readFileSync(join(this.#dist, 'manifest.json'), 'utf8'));
    const built = Object.keys(apps).length;
    if (built !== this.#slugs.length) fail('cold', `expected ${this.#slugs.length} apps, received ${built}`);
    return run;
  }

  /** The same without the index of discovery and its archives. */
  coldWithoutIndex() {
    this.#forget();
    const run = this.#withoutIndex(() => this.#build());
    const path = [...stampsBelow(this.#dist).keys()].find((each) => each.includes('.well-known/'));
    if (path !== undefined) fail('cold, without discovery', `expected no ${path}`);
    return run;
  }

  /** Nothing changed since. */
  unchangedWithoutIndex() {
    return this.#withoutIndex(() => this.unchanged());
  }

  /** `cp -r` of what the cold build made, to a folder that is not there yet. */
  copy() {
    const target = join(this.#dir, 'copy');
    const run = this.#run('cp -r', ['cp', '-r', this.#dist, target]);
    const [made, copied] = [stampsBelow(this.#dist).size, stampsBelow(target).size];
    rmSync(target, { recursive: true });
    if (made !== copied) fail('cp -r', `expected ${made} files, received ${copied}`);
    return run;
  }

  /** The listing site of what the cold build made, in the languages of the catalog. */
  site() {
    rmSync(this.#site, { recursive: true, force: true });
    const run = this.#skillpress('site', '--quiet');
    const pages = [...stampsBelow(this.#site).keys()].filter((path) => path.endsWith('.html'));
    const ofApps = pages.filter((path) => /^(?:zh-CN\/)?apps\//.test(path)).length;
    if (ofApps !== 2 * this.#slugs.length)
      fail('site', `expected ${2 * this.#slugs.length} pages of apps, received ${ofApps}`);
    const largest = Math.max(...pages.map((path) => statSync(join(this.#site, path)).size));
    return { ...run, largest };
  }

  /** The same when nothing changed. */
  siteUnchanged() {
    const before = stampsBelow(this.#site);
    const run = this.#skillpress('site', '--quiet');
    const changed = differences(before, stampsBelow(this.#site));
    if (changed.length > 0) fail('site, nothing changed', `${changed.length} files were written`);
    return run;
  }

  /** A frozen build when nothing changed. */
  unchanged() {
    const before = stampsBelow(this.#dist);
    const run = this.#build();
    const changed = differences(before, stampsBelow(this.#dist));
    if (changed.length > 0)
      fail(
        'nothing changed',
        `expected no file to be written, received ${changed.length}: ${changed.slice(0, 5).join(', ')}`,
      );
    return run;
  }

  /** The same in a new checkout: all files copied to another place, with new time stamps, `.skillpress/` too. */
  checkout() {
    const dir = `${this.#dir}-checkout`;
    cpSync(this.#dir, dir, { recursive: true });
    const run = this.#run('checkout', [process.execPath, this.#cli, 'build', '--frozen', '--quiet'], dir);
    rmSync(dir, { recursive: true });
    const wanted = `built 0 · unchanged ${this.#slugs.length} `;
    if (!run.stdout.includes(wanted)) fail('checkout', `expected "${wanted}", received ${run.stdout}`);
    return run;
  }

  /** One changed in a catalog in which some apps have errors. */
  oneChangedBroken() {
    const broken = Array.from({ length: BROKEN }, (_, at) => join(this.#dir, 'apps', `broken-${at}`));
    for (const folder of broken) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'app.md'), '---\nname: Broken\n---\n');
    }
    this.#build(1);
    const run = this.oneChanged(1);
    for (const folder of broken) rmSync(folder, { recursive: true });
    this.#build();
    return run;
  }

  /** A frozen build after one sentence was added to one app's notes; another app and sentence each time. */
  oneChanged(code = 0) {
    const slug = this.#slugs[(this.#altered * 97 + 13) % this.#slugs.length];
    const sentence = `Change number ${(this.#altered += 1)} of the benchmark stands here.`;
    const before = stampsBelow(this.#dist);
    appendFileSync(join(this.#dir, 'apps', slug, 'app.md'), `- ${sentence}\n`);
    const run = this.#build(code);
    const changed = differences(before, stampsBelow(this.#dist));
    const strange = changed.filter((path) => !INDEXES.test(path) && !path.split(/[/.]/).includes(slug));
    if (strange.length > 0)
      fail('one changed', `files of other apps than ${slug} were written: ${strange.slice(0, 5).join(', ')}`);
    for (const path of [`skills/${slug}/SKILL.md`, 'manifest.json'])
      if (!changed.includes(path)) fail('one changed', `${path} was not written`);
    if (!readFileSync(join(this.#dist, 'skills', slug, 'SKILL.md'), 'utf8').includes(sentence))
      fail('one changed', `the page of ${slug} lacks its new sentence`);
    return run;
  }

  #withoutIndex(run) {
    const file = join(this.#dir, 'catalog.yaml');
    const settings = readFileSync(file, 'utf8');
    writeFileSync(file, settings.replace('discovery: true', 'discovery: false'));
    try {
      return run();
    } finally {
      writeFileSync(file, settings);
    }
  }

  #build(code = 0) {
    const args = ['build', '--frozen', '--quiet'];
    return this.#run(`skillpress ${args.join(' ')}`, [process.execPath, this.#cli, ...args], this.#dir, code);
  }

  #skillpress(...args) {
    return this.#run(`skillpress ${args.join(' ')}`, [process.execPath, this.#cli, ...args]);
  }

  #run(name, command, dir = this.#dir, code = 0) {
    const run = measure(this.#meter, command, dir);
    if (run.status !== code)
      fail(
        name,
        `expected exit code ${code}, received ${run.status}\n${run.stderr}${run.stdout}`.slice(0, 4000),
      );
    return run;
  }

  #forget() {
    for (const folder of ['dist', '.skillpress'])
      rmSync(join(this.#dir, folder), { recursive: true, force: true });
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

function fail(name, message) {
  throw new Error(`${name}: ${message}`);
}
