import { dirname, join } from 'node:path';
import type { Finding } from '../model/finding.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import type { EditedFolder } from './editedFolder.ts';
import { findPlace } from './findDocument.ts';

/** Findings by the absolute path of the file that they are shown in. */
export type Judged = ReadonlyMap<string, readonly Finding[]>;

/** Returns what `check` says of an app, or (`null`) of settings, templates and packs, as the editor has them. */
export async function judge(folder: EditedFolder, slug: string | null): Promise<Judged> {
  const { catalog, findings } = await folder.open();
  const found = slug === null ? findings : (catalog?.checkApp(slug) ?? []);
  const judged = new Map<string, Finding[]>();
  for (const finding of found) {
    const [path, shown] = locate(finding, slug, folder);
    judged.set(path, [...(judged.get(path) ?? []), shown]);
  }
  return judged;
}

/** Nobody edits a page that is made: what is wrong with it is told at the top of what it is made from. */
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
  if (findPlace(path, options) !== null) return [path, finding];
  const { line: _line, column: _column, ...rest } = finding;
  const source = slug === null ? configFile : join(appsDir, slug, DESCRIPTOR_FILE);
  return [source, { ...rest, message: `${finding.file}: ${finding.message}` }];
}
