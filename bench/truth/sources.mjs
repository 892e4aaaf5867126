import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { bundleSource } from '../bundleSource.mjs';
import { importPublished, unpackPublished } from '../importPublished.mjs';
import { readDescriptions } from './descriptions.mjs';

const REPO = fileURLToPath(new URL('../..', import.meta.url));
/** A toolkit says nothing of itself but its name. */
const NOTHING = { docs: null, icon: null, description: null, membrane: null, draft: false, notes: '' };
const EMPTY = { categories: [], keywords: [], aliases: [], requests: [], entities: [], pin: [], hide: [] };
const SETTINGS = { categories: new Map(), limits: { popularActions: 20 } };

/**
 * What the figures are taken from: toolkits of public APIs taken through the stages up to the facts of an app, the catalog that an
 * import of the published pages gives, and the pages of this catalog as they are built. Each is read once, when it is first asked for.
 */
export async function openSources(corpus = resolve(REPO, '../shared/corpus')) {
  const work = mkdtempSync(join(tmpdir(), 'skillpress-truth-'));
  const bundle = await bundleSource(`export { normaliseApp } from './src/normalise/app.ts';`);
  const { normaliseApp } = await import(bundle.url);
  const imported = once(() =>
    importPublished(
      unpackPublished(join(corpus, 'legacy-skills.tar.gz'), join(work, 'published')),
      join(work, 'imported'),
    ),
  );
  const pages = once(() => readPages(join(work, 'dist')));
  return {
    toolkits: once(() =>
      readToolkits(join(corpus, 'tools.jsonl.gz')).map((each) => withFacts(each, normaliseApp)),
    ),
    imported,
    pages,
    descriptions: once(() => pages() && readDescriptions(join(REPO, 'apps'), join(work, 'dist'))),
    importedDescriptions: once(() =>
      readDescriptions(join(imported().catalog, 'apps'), join(imported().catalog, 'dist')),
    ),
    file: (path) => join(REPO, path),
    emptyFolder: () => mkdtempSync(join(work, 'empty-')),
    close: () => {
      bundle.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

function once(read) {
  let known;
  return () => (known ??= { value: read() }).value;
}

function readToolkits(file) {
  if (!existsSync(file)) throw new Error(`there is no ${file}: name its folder with --corpus DIR`);
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** A toolkit with the app that skillpress makes of it, without a word of a descriptor. */
function withFacts(toolkit, normaliseApp) {
  const { slug, name } = toolkit;
  const descriptor = {
    ...NOTHING,
    ...EMPTY,
    describe: {},
    effect: {},
    except: {},
    name,
    summary: `${name}.`,
  };
  const actions = toolkit.actions.map((action, at) => ({ id: String(at), key: action.name, ...action }));
  const snapshot = { origin: 'membrane', actions };
  return {
    ...toolkit,
    app: normaliseApp(slug, { ...descriptor, homepage: `https://${slug}.com/` }, snapshot, SETTINGS),
  };
}

/** Name and description of each page, from the listings of a frozen build. */
function readPages(out) {
  const cli = join(REPO, 'lib/cli.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, 'build', '--frozen', '--quiet', '--out', out],
    {
      cwd: REPO,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the catalog is not built: ${stderr}`);
  // The skills of the whole catalog, such as the router, stand among them: a client ranks them all.
  return readdirSync(join(out, 'skills')).map((slug) => {
    const page = readFileSync(join(out, 'skills', slug, 'SKILL.md'), 'utf8');
    return {
      name: slug,
      slug,
      page,
      description: JSON.parse(/^description: (".*")$/m.exec(page)?.[1] ?? '""'),
    };
  });
}
