import { dirname } from 'node:path';
import type { Document } from '../model/rule.ts';
import { rememberFor } from '../text/memo.ts';
import { isPage } from '../text/skillFiles.ts';

/** A folder with a page: what clients install and call by one name. */
export interface SkillFolder {
  /** The name of the folder. */
  readonly folder: string;
  readonly page: Document;
  /** The page and every other Markdown file below the folder. */
  readonly documents: readonly Document[];
}

/** The skills among some documents, whichever output makes them. */
export const findSkills = rememberFor((documents: readonly Document[]): readonly SkillFolder[] =>
  documents
    .filter(({ file }) => isPage(file.path))
    .map((page) => {
      const below = dirname(page.file.path);
      return {
        folder: below.slice(below.lastIndexOf('/') + 1),
        page,
        documents: documents.filter(({ file }) => file.path.startsWith(`${below}/`)),
      };
    }),
);
