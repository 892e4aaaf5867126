import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUsageError, hasCode } from '../errors.ts';
import { Html } from './encode.ts';
import type { SiteAssets, SiteFile } from './site.ts';
import { tileStyles } from './tile.ts';

/** Reads the style sheet, the script and the icon below the site's templates; returns what pages name, and the files. */
export function readAssets(
  dir: string,
  label: string,
): { readonly assets: SiteAssets; readonly files: readonly SiteFile[] } {
  const read = (name: string): Buffer => readAsset(join(dir, name), `${label}/${name}`);
  const styles = shrinkStyles(read('site.css').toString('utf8')) + tileStyles();
  const script = read('site.js');
  const icon = read('icon.svg');
  const scriptPath = `assets/site.${hash('sha256', script).slice(0, 10)}.js`;
  return {
    assets: {
      styles: new Html(styles),
      stylesDigest: `sha256-${hash('sha256', styles, 'base64')}`,
      script: scriptPath,
      icon: 'assets/icon.svg',
    },
    files: [
      { path: scriptPath, bytes: script },
      { path: 'assets/icon.svg', bytes: icon },
    ],
  };
}

/** Takes comments and the white space at the ends of lines out: it stands in every page. */
function shrinkStyles(css: string): string {
  const text = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '');
  if (/<\/style/i.test(text))
    throw createUsageError('The style sheet ends its element: it has "</style"', 'Take that out of site.css.');
  return text;
}

function readAsset(path: string, label: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw createUsageError(
      `There is no ${label}`,
      'Restore it from the skillpress package, or name the folder of the templates with --templates.',
    );
  }
}
