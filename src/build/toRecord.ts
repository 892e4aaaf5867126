import { readShape } from '../clawhub/facts/shape.ts';
import type { App, AppRecord } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { OutputFile } from '../model/files.ts';

/** What the catalog keeps of an app whose files were made. */
export function toRecord(app: App, { draft, except }: Descriptor, files: readonly OutputFile[]): AppRecord {
  const { slug, name, homepage, docs, trigger, keywords, aliases, requests, actions } = app;
  const entities = app.entities.map((entity) => entity.name);
  return {
    slug,
    name,
    homepage,
    docs,
    trigger,
    keywords,
    aliases,
    entities,
    categories: app.categories.map(({ key }) => key),
    requests,
    actions: actions.length,
    actionNames: actions.map((action) => action.name),
    shape: readShape(files.find(({ path }) => path === `clawhub/${slug}/SKILL.md`)?.text ?? ''),
    draft,
    except: Object.keys(except),
  };
}
