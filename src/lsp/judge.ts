import { dirname, join } from 'node:path';
import type { Finding } from '../model/finding.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import type { EditedFolder } from './editedFolder.ts';
import { findPlace } from './findPlace.ts';
import { addTo } from '../text/groupBy.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** Findings by the absolute path of the file that they are shown in. */
export type Judged = ReadonlyMap<string, readonly Finding[]>;

/**
 * Returns what `check` says of an app, or (`null`) of settings, templates and packs, as the editor has them. With settings that cannot be read an
 * app is judged by the last good ones; without any, what is wrong with them is all that can be said.
 */
export async function judge(folder: EditedFolder, slug: string | null): Promise<Judged> {
  const { catalog, findings } = await folder.open();
  const found = slug === null || !catalog ? findings : catalog.checkApp(slug);
  const judged = new Map<string, Finding[]>();
  for (const finding of found) {
    const [path, shown] = locate(finding, slug, folder);
    addTo(judged, path, shown);
  }
  return judged;
}

/** What is wrong elsewhere, as with a page that is made and nobody edits, is told at the top of the file that is judged. */
function locate(
  finding: Finding,
  slug: string | null,
  { options }: EditedFolder,
): readonly [path: string, shown: Finding] {
  const { configFile, appsDir, appsLabel } = options;
  const below = `${appsLabel}/`;
  const path = finding.file.startsWith(below)
    ? join(appsDir, finding.file.slice(below.length))
    : join(dirname(configFile), finding.file);
  const place = findPlace(path, options);
  if (place !== null && place.slug === slug) return [path, finding];
  const { line: _line, column: _column, ...rest } = finding;
  const source = slug === null ? configFile : join(appsDir, slug, DESCRIPTOR_FILE);
  return [source, { ...rest, message: `${formatPlace(finding)}: ${finding.message}` }];
}
