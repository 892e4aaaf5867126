import type { CatalogContext, MadeCatalogFile } from '../model/output.ts';
import { toSkillFolder } from '../text/skillFiles.ts';

/** A skill that an output makes of the whole catalog, such as one that finds the others, as its archive holds it. */
export interface CatalogSkill {
  readonly name: string;
  readonly description: string;
  /** Paths of its files. */
  readonly paths: readonly string[];
}

/** Files that clients take of an archive at most (skills 1.7.4, November 2026). */
const MOST_FILES = 1000;
const PAGE = /^skills\/([^/]+)\/SKILL\.md$/;

/**
 * The skills that outputs before this one made of the whole catalog. One of more files than clients take is here without what each app gave
 * to it; one of which that does not help is not here.
 */
export function findCatalogSkills({ catalogFiles, pathsBelow }: CatalogContext): CatalogSkill[] {
  const made = catalogFiles();
  return listCatalogSkills(made).flatMap(({ name, description }): CatalogSkill[] => {
    const folder = toSkillFolder(name);
    const own = made.map(({ path }) => path).filter((path) => path.startsWith(folder));
    const all = [...own, ...pathsBelow(folder.slice(0, -1))].sort();
    const taken = [all, own].find(({ length }) => length <= MOST_FILES);
    if (taken === undefined) return [];
    return [{ name, description, paths: taken }];
  });
}

/** Names and descriptions of the skills among the files of the whole catalog. */
export function listCatalogSkills(made: readonly MadeCatalogFile[]): { name: string; description: string }[] {
  return made.flatMap(({ path, meant }) => {
    const name = PAGE.exec(path)?.[1];
    const description = meant?.['description'];
    return name === undefined || typeof description !== 'string' ? [] : [{ name, description }];
  });
}
