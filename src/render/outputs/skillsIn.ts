import type { AppContext, Output } from '../../model/output.ts';
import { translateApp } from '../../words/translateApp.ts';
import { translateChange } from '../../words/translateChange.ts';
import { findWords } from '../../words/words.ts';
import { actionsReference } from './actionsReference.ts';
import { changelog } from './changelog.ts';
import { page } from './page.ts';

/** `skills-<language>/<slug>/`: the skill as another language tells it. What nobody has translated is English there, too. */
export function skillsIn(language: string): Output[] {
  return [page, actionsReference, changelog].map((output) => tellIn(output, language));
}

/** An output of apps in another language, below a root of its own. */
function tellIn({ ofApp, root, ...output }: Output, language: string): Output {
  const folder = `${root}-${language}`;
  return {
    ...output,
    name: `${output.name} (${language})`,
    root: folder,
    language,
    ofApp: (app, context) =>
      (ofApp?.(translateApp(app, findWords(language)), contextIn(context, language)) ?? []).map((file) => ({
        ...file,
        path: `${folder}${file.path.slice(root.length)}`,
      })),
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
