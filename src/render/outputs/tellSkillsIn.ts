import type { AppContext, Output } from '../../model/output.ts';
import { translateApp } from '../../words/translateApp.ts';
import { translateChange } from '../../words/translateChange.ts';
import { findWords } from '../../words/words.ts';
import { actionsReference } from './actionsReference.ts';
import { changelog } from './changelog.ts';
import { page } from './page.ts';

/** Outputs of apps that are made in further languages. */
export const toldInLanguages: readonly Output[] = [page, actionsReference, changelog];

/**
 * `skills-<language>/`: skills as another language tells them, those of apps and `shared` ones of the whole catalog. What nobody has
 * translated is English there, too.
 */
export function tellSkillsIn(language: string, shared: readonly Output[]): Output[] {
  return [...toldInLanguages, ...shared].map((output) => tellIn(output, language));
}

/** An output below `skills/` in another language, below a root of its own. */
function tellIn({ ofApp, ofCatalog, ...output }: Output, language: string): Output {
  const move = (path: string): string => path.replace('skills', `skills-${language}`);
  const moveAll = <File extends { readonly path: string }>(files: readonly File[]): File[] =>
    files.map((file) => ({ ...file, path: move(file.path) }));
  return {
    ...output,
    name: `${output.name} (${language})`,
    root: move(output.root),
    language,
    ...(ofApp && {
      ofApp: (app, context) =>
        moveAll(ofApp(translateApp(app, findWords(language)), contextIn(context, language))),
    }),
    ...(ofCatalog && {
      ofCatalog: (records, context) =>
        moveAll(ofCatalog(records, { ...context, ...context.inLanguage(language) })),
    }),
  };
}

function contextIn(context: AppContext, language: string): AppContext {
  const words = findWords(language);
  const releases = context.releases.map((release) => ({
    ...release,
    changes: release.changes.map((change) => translateChange(change, words)),
  }));
  return { ...context, ...context.inLanguage(language), releases };
}
