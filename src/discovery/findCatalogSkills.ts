import type { AppRecord } from '../model/app.ts';
import type { CatalogContext } from '../model/output.ts';
import type { ArchiveFile } from './archive.ts';

/** A skill that an output makes of the whole catalog, such as one that finds the others. */
export interface CatalogSkill {
  readonly name: string;
  readonly description: string;
  /** Below the skill's folder. */
  readonly files: readonly ArchiveFile[];
}

/** Files that clients take of an archive at most (skills 1.7.4, November 2026); a skill of more is in no index. */
const MOST_FILES = 1000;
const PAGE = /^skills\/([^/]+)\/SKILL\.md$/;

/** The skills that outputs before this one made of the whole catalog, with what each app gave to them. */
export function findCatalogSkills(
  records: readonly AppRecord[],
  { catalogFiles, filesOf, bytesOf }: CatalogContext,
): CatalogSkill[] {
  const made = catalogFiles();
  return made.flatMap(({ path, meant }): CatalogSkill[] => {
    const name = PAGE.exec(path)?.[1];
    const description = meant?.['description'];
    if (name === undefined || typeof description !== 'string') return [];
    const folder = `skills/${name}/`;
    const own = [...made, ...records.flatMap(({ slug }) => filesOf(slug))]
      .map((file) => file.path)
      .filter((each) => each.startsWith(folder))
      .sort();
    if (own.length > MOST_FILES) return [];
    const files = own.map((each) => ({ path: each.slice(folder.length), bytes: bytesOf(each) }));
    return [{ name, description, files }];
  });
}
