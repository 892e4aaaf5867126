/**
 * Compiles src/ into lib/: one entry, and a chunk for each part that is loaded when it is needed. Bundled, because loading
 * some 400 small files of our own and of our dependencies costs more than the work of an incremental build
 * (docs/performance.md). Types are checked apart, by `npm run types`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await compile('lib');

/**
 * Compiles into a folder, which is emptied before; `plugins` are esbuild's (benchmarks leave parts out). `licences`: with those of
 * the packages whose code is bundled.
 */
export async function compile(outdir, { plugins = [], licences = false } = {}) {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: ROOT,
    entryPoints: { cli: 'src/cli.ts', worker: 'src/build/worker.ts' },
    outdir,
    plugins: [bundleRequired(), ...plugins],
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Less to parse at each start; names stay, for the stack of a bug report.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    // What it names as main picks its files at run time; this is the same as modules.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    // They bring programs and files of their own, which are found beside them.
    external: ['pagefind', '@resvg/resvg-js'],
    // CommonJS dependencies ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'code.txt'), digestOf(outdir));
  if (licences) writeFileSync(join(outdir, 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
}

/**
 * What a source file loads with a `require` of its own, where few apps need it, is found in node_modules while it runs from its sources. Without that
 * line it is esbuild that sees the package, and bundles it: what is installed has no node_modules.
 */
function bundleRequired() {
  const own = 'const require = createRequire(import.meta.url);';
  return {
    name: 'bundle-required',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('createRequire(')) return undefined;
        if (text.includes(own)) return { contents: text.replace(own, ''), loader: 'ts' };
        return { errors: [{ text: `${path} makes a require that is not written as "${own}"` }] };
      }),
  };
}

/** The licences of the packages that source files come from, one after the other. */
function licencesOf(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const parts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const texts = readdirSync(join(ROOT, folder))
      .filter((file) => /^licen[cs]e/i.test(file))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim());
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
