import { collectIndexWords } from '../english/indexWords.ts';
import { readShape } from '../clawhub/facts/shape.ts';
import type { ActionId, App, AppRecord } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { OutputFile } from '../model/files.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { digestMeaning } from '../text/actionMeaning.ts';

/** What an app was made from. */
interface Read {
  readonly descriptor: Descriptor;
  readonly snapshot: Snapshot;
}

/** What the catalog keeps of an app whose files were made. */
export function toRecord(app: App, { descriptor, snapshot }: Read, files: readonly OutputFile[]): AppRecord {
  const { draft, except } = descriptor;
  const { slug, name, homepage, docs, trigger, summary, keywords, aliases, requests, actions } = app;
  const entities = app.entities.map((entity) => entity.name);
  return {
    slug,
    name,
    homepage,
    docs,
    trigger,
    summary,
    keywords,
    aliases,
    entities,
    categories: app.categories.map(({ key }) => key),
    requests,
    actions: actions.length,
    actionNames: actions.map((action) => action.name),
    translations: app.translations.map(
      ({ language, name: brand, summary: told, description, keywords: words }) => ({
        language,
        name: brand,
        about: [told, description ?? ''].join(' ').trim(),
        keywords: words,
      }),
    ),
    ids: listIds(app, snapshot),
    index: collectIndexWords(app),
    shape: readShape(files.find(({ path }) => path === `clawhub/${slug}/SKILL.md`)?.text ?? ''),
    draft,
    except: Object.keys(except),
  };
}

/** What the ids of a snapshot name; a hidden action reaches no page. */
function listIds({ actions }: App, snapshot: Snapshot): ActionId[] {
  const shown = new Set(actions.map(({ id }) => id));
  return snapshot.actions.flatMap((action, at): ActionId[] => {
    const { id, name } = action;
    return id === undefined || !shown.has(id) ? [] : [{ id, name, meaning: digestMeaning(action), at }];
  });
}
