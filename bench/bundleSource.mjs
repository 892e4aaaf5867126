import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleText } from '../compile.mjs';

const REPO = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles TypeScript of this repository into one module that Node can import. `contents` is the text of its entry, whose paths are
 * relative to `resolveDir`. The module lies below node_modules/, because what the code loads on demand is found from there. Returns its
 * URL, and what removes it.
 */
export async function bundleSource(contents, resolveDir = REPO) {
  const folder = join(REPO, 'node_modules/.skillpress-bench');
  mkdirSync(folder, { recursive: true });
  const dir = mkdtempSync(join(folder, 'bundle-'));
  const outfile = join(dir, 'bundle.mjs');
  await bundleText(contents, resolveDir, outfile);
  return { url: pathToFileURL(outfile).href, close: () => rmSync(dir, { recursive: true, force: true }) };
}
