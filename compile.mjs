/**
 * Compiles src/ into lib/: one entry, and a chunk for each part that is loaded when it is needed. Bundled, because loading
 * some 400 small files of our own and of our dependencies costs more than the work of an incremental build, and as CommonJS, which
 * Node loads faster than modules (docs/performance.md). Types are checked apart, by `npm run types`.
 */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** These and all that they import become one chunk: nearly every command needs it, and each file more takes Node half a millisecond. */
const CORE = ['src/run.ts', 'src/build/buildCatalog.ts', 'src/commands/session.ts'].map((path) =>
  join(ROOT, path),
);

const INPUT = {
  cwd: ROOT,
  platform: 'node',
  // They bring programs and files of their own, which are found beside them.
  external: ['pagefind', '@resvg/resvg-js'],
  // What it names as main picks its files at run time; this is the same as modules.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  transform: { target: 'node20.19' },
  // gray-matter has an engine that evaluates; front matter in JavaScript is refused before it is asked.
  checks: { eval: false },
  logLevel: 'warn',
};
/** Less to parse at each start; names stay, for the stack of a bug report. */
const MINIFY = { compress: false, mangle: false, codegen: { removeWhitespace: true } };

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await compile('lib');

/**
 * Compiles into a folder, which is emptied before; `plugins` are Rolldown's (benchmarks leave parts out). `licences`: with those of
 * the packages whose code is bundled.
 */
export async function compile(outdir, { plugins = [], licences = false } = {}) {
  rmSync(outdir, { recursive: true, force: true });
  const bundle = await rolldown({
    ...INPUT,
    input: { cli: 'src/cli.ts', worker: 'src/build/worker.ts' },
    plugins: [bundleRequired(), ...plugins],
  });
  const { output } = await bundle.write({
    dir: outdir,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: MINIFY,
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: { groups: [{ debugName: 'core', name: nameCore() }] },
  });
  await bundle.close();
  // `npx skillpress` in a checkout makes it executable once, and not again after the next compilation.
  chmodSync(join(outdir, 'cli.js'), 0o755);
  writeFileSync(join(outdir, 'code.txt'), digestOf(outdir));
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  if (licences)
    writeFileSync(
      join(outdir, 'LICENSES.txt'),
      licencesOf(output.flatMap(({ moduleIds = [] }) => moduleIds)),
    );
}

/** Bundles an entry and all that it imports into one file, a module or (`.cjs`) CommonJS. `plugins` are Rolldown's. */
export async function bundleFile(entry, outfile, plugins = []) {
  const bundle = await rolldown({ ...INPUT, input: entry, plugins });
  await bundle.write({
    dir: dirname(outfile),
    format: outfile.endsWith('.cjs') ? 'cjs' : 'es',
    entryFileNames: basename(outfile),
    codeSplitting: false,
  });
  await bundle.close();
}

/** The same for the text of an entry in TypeScript, whose paths are relative to `resolveDir`. */
export async function bundleText(contents, resolveDir, outfile) {
  const entry = join(resolveDir, 'bundled-entry.ts');
  await bundleFile(entry, outfile, [
    {
      name: 'text of the entry',
      resolveId: (id) => (id === entry ? id : null),
      load: (id) => (id === entry ? { code: contents, moduleType: 'ts' } : null),
    },
  ]);
}

/** Tells the bundler which modules go into the chunk that is always loaded. */
function nameCore() {
  let core;
  return (id, graph) => {
    core ??= refuseLibraries(reachableFrom(CORE, (each) => graph.getModuleInfo(each)?.importedIds ?? []));
    return core.has(id) ? 'core' : null;
  };
}

/** A library that reads files or settings takes as long to load as the whole rest of a short command. */
function refuseLibraries(core) {
  const library = [...core].find((id) => /node_modules[\\/](?!commander[\\/])/.test(id));
  if (library)
    throw new Error(`Every command would load ${library}: import what leads to it where it is used`);
  return core;
}

function reachableFrom(roots, importsOf) {
  const reached = new Set();
  const add = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    importsOf(id).forEach(add);
  };
  roots.forEach(add);
  return reached;
}

/**
 * What a source file loads with a `require` of its own, where few apps need it, is found in node_modules while it runs from its sources. Without that
 * line it is the bundler that sees the package, and bundles it: what is installed has no node_modules.
 */
function bundleRequired() {
  const own = 'const require = createRequire(import.meta.url);';
  return {
    name: 'bundle-required',
    transform: (code, id) => {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('createRequire(')) return null;
      if (code.includes(own)) return { code: code.replace(own, '') };
      throw new Error(`${id} makes a require that is not written as "${own}"`);
    },
  };
}

/** The licences of the packages that source files come from, one after the other. */
function licencesOf(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const parts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder)
      .filter((file) => /^licen[cs]e/i.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `lib/ holds code of these packages.\n\n${parts.join('\n\n---\n\n')}\n`;
}

/** By this a build tells whether the code that made the last one was the same (`src/build/recipe.ts`). */
function digestOf(dir) {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir).sort()) hash.update(`${name}\n`).update(readFileSync(join(dir, name)));
  return hash.digest('hex');
}
