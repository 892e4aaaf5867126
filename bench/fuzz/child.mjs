/**
 * Runs cases that the parent names by number, and reports each beginning and end. A case is a small catalog of which one file is
 * changed at random; what must hold of every catalog, however broken, is asserted.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutate, pick, seeded } from './mutate.mjs';

const { bundle, root, seed, mostMb } = JSON.parse(process.argv[2]);
const { buildCatalog, importTree, KnownError } = await import(bundle);

const appTexts = readdirSync(join(root, 'apps'))
  .filter((slug) => existsSync(join(root, 'apps', slug, 'membrane.json')))
  .map((slug) => ({
    slug,
    descriptor: readFileSync(join(root, 'apps', slug, 'app.md'), 'utf8'),
    snapshot: readFileSync(join(root, 'apps', slug, 'membrane.json'), 'utf8'),
  }));
const pages = join(root, 'test/fixtures/legacy');
const STEADY = appTexts.find(({ slug }) => slug === 'trello') ?? appTexts[0];
const INPUT = {
  type: 'object',
  required: ['a'],
  properties: {
    a: { type: 'string' },
    b: { type: 'array', items: { type: 'object', properties: { c: { enum: ['x'] } } } },
  },
};

/** What is changed: each answers the file that it changed, for the report. */
const KINDS = {
  descriptor: (dir, random) => change(join(dir, 'apps/changed/app.md'), random),
  snapshot: (dir, random) => change(join(dir, 'apps/changed/membrane.json'), random),
  settings: (dir, random) => change(join(dir, 'catalog.yaml'), random),
  template: (dir, random) =>
    change(
      join(
        dir,
        'templates',
        pick(
          readdirSync(join(dir, 'templates'), { recursive: true })
            .filter((path) => path.endsWith('.hbs'))
            .sort(),
          random,
        ),
      ),
      random,
    ),
  page: (dir, random) => {
    cpSync(pages, join(dir, 'skills'), { recursive: true });
    return change(join(dir, 'skills', pick(readdirSync(pages).sort(), random), 'SKILL.md'), random);
  },
};

function change(path, random) {
  writeFileSync(path, mutate(readFileSync(path, 'utf8'), random));
  return path;
}

function catalogFor(random) {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-fuzz-'));
  cpSync(join(root, 'catalog.yaml'), join(dir, 'catalog.yaml'));
  cpSync(join(root, 'templates'), join(dir, 'templates'), { recursive: true });
  const base = pick(
    appTexts.filter(({ slug }) => slug !== STEADY.slug),
    random,
  );
  const snapshot = JSON.parse(base.snapshot);
  snapshot.actions.forEach((action, at) =>
    Object.assign(
      action,
      at % 3 === 0
        ? { id: `${at}`, input: INPUT, description: 'Does what its name says, for one of them.' }
        : {},
    ),
  );
  put(dir, 'changed', base.descriptor, `${JSON.stringify(snapshot, null, 2)}\n`);
  put(dir, STEADY.slug, STEADY.descriptor, STEADY.snapshot);
  return dir;
}

function put(dir, slug, descriptor, snapshot) {
  mkdirSync(join(dir, 'apps', slug), { recursive: true });
  writeFileSync(join(dir, 'apps', slug, 'app.md'), descriptor);
  writeFileSync(join(dir, 'apps', slug, 'membrane.json'), snapshot);
}

function optionsFor(dir) {
  return {
    configFile: join(dir, 'catalog.yaml'),
    configLabel: 'catalog.yaml',
    appsDir: join(dir, 'apps'),
    appsLabel: 'apps',
    templatesDir: join(dir, 'templates'),
    templatesLabel: 'templates',
    outDir: join(dir, 'dist'),
    outLabel: 'dist',
    stateDir: join(dir, '.skillpress'),
    only: [],
    drafts: false,
    accept: [],
    concurrency: 1,
    jobs: 1,
    version: '0.0.0',
  };
}

async function build(dir) {
  const built = await buildCatalog(optionsFor(dir));
  await built.apply();
  built.close();
  return built;
}

async function importPages(dir) {
  const context = {
    cwd: dir,
    env: {},
    stdout: () => {},
    stderr: () => {},
    terminal: false,
    colour: false,
    version: '0.0.0',
    packageDir: dir,
    now: () => performance.now(),
    wall: () => Date.now(),
    node: { version: process.version, wanted: '' },
  };
  const flags = {
    apps: 'apps',
    templates: 'templates',
    out: 'dist',
    concurrency: 1,
    drafts: false,
    format: 'json',
    quiet: false,
    force: true,
    dryRun: false,
  };
  await importTree(context, 'skills', flags);
}

/** Throws when something does not hold. */
function examine(dir, kind, { findings }) {
  const broken = new Set(findings.flatMap(({ level, app }) => (level === 'error' && app ? [app] : [])));
  for (const slug of broken)
    for (const output of ['skills', 'clawhub', 'listings'])
      if (
        existsSync(join(dir, 'dist', output, slug)) ||
        existsSync(join(dir, 'dist', output, `${slug}.json`))
      )
        throw new Error(`${output}/${slug} was written although the app has errors`);
  const isWhole = kind === 'descriptor' || kind === 'snapshot';
  if (isWhole && !broken.has(STEADY.slug) && !existsSync(join(dir, 'dist/skills', STEADY.slug, 'SKILL.md')))
    throw new Error('another app has no page');
}

async function run(number) {
  const random = seeded(seed + number);
  const kind = pick(Object.keys(KINDS), random);
  const dir = catalogFor(random);
  process.send({ begun: number, kind, dir });
  const path = KINDS[kind](dir, random);
  try {
    if (kind === 'page') await importPages(dir);
    examine(dir, kind, await build(dir));
    examine(dir, kind, await build(dir));
  } catch (error) {
    if (!(error instanceof KnownError)) return { failed: String(error?.stack ?? error), path };
  }
  const mb = Math.round(process.resourceUsage().maxRSS / 1024);
  if (mb > mostMb) return { failed: `${mb} MB, expected at most ${mostMb}`, path, mb };
  rmSync(dir, { recursive: true });
  return { path, mb };
}

process.on('message', async ({ number }) => {
  const result = await run(number);
  process.send({ ended: number, ...result });
});
process.send({ ready: true });
