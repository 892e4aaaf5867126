import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUsageError, hasCode } from '../errors.ts';
import type { TemplateFolders } from '../render/findTemplates.ts';
import { Html } from './encode.ts';
import type { SiteAssets, SiteFile } from './site.ts';
import { styleTiles } from './tile.ts';

/** Reads the style sheet, the script and the icon beside the site's templates; returns what pages name, and the files. */
export function readAssets(folders: TemplateFolders): {
  readonly assets: SiteAssets;
  readonly files: readonly SiteFile[];
} {
  const read = (name: string): Buffer => readAsset(folders, `assets/${name}`);
  const styles = shrinkStyles(read('site.css').toString('utf8')) + styleTiles();
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

/** Takes comments and white space that says nothing out: it stands in every page. */
function shrinkStyles(css: string): string {
  const text = css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    .replaceAll(/([\w-]):\s+/g, '$1:')
    .replaceAll(';}', '}');
  if (/<\/style/i.test(text))
    throw createUsageError(
      'The style sheet ends its element: it has "</style"',
      'Take that out of site.css.',
    );
  return text;
}

/** The catalog's own file; where it has none, the one that skillpress comes with. */
function readAsset(
  { templatesDir, templatesLabel, builtInTemplatesDir }: TemplateFolders,
  name: string,
): Buffer {
  for (const dir of [templatesDir, builtInTemplatesDir ?? templatesDir])
    try {
      return readFileSync(join(dir, name));
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  throw createUsageError(
    `There is no ${templatesLabel}/${name}`,
    'Restore it from the skillpress package, or name the folder of the templates with --templates.',
  );
}
