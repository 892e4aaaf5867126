import { wordAbout } from './wordAbout.ts';
import type { App, Category } from '../model/app.ts';
import type { ActionGroup } from '../model/action.ts';
import type { Translation } from '../model/translation.ts';
import type { Words } from './words.ts';

/** The translation of an app's texts into a language; `null` when there is none, or the English text has changed since. */
export function findTranslation(
  { translations }: Pick<App, 'translations'>,
  { language }: Words,
): Translation | null {
  return translations.find((each) => each.language === language) ?? null;
}

/**
 * The app as a page in another language tells it. What nobody has translated stays English, and so does what the app's API calls
 * things: keys, names and sentences of actions, entities.
 */
export function translateApp(app: App, words: Words): App {
  const written = findTranslation(app, words);
  return {
    ...app,
    ...(written && textsOf(app, written, words)),
    categories: app.categories.map((category) => ({ ...category, name: nameCategory(category, words) })),
    groups: retitle(app.groups, words),
    reference: app.reference.map(({ file, groups }) => ({ file, groups: retitle(groups, words) })),
  };
}

/** What a category is called in a language. */
export function nameCategory({ name, names }: Pick<Category, 'name' | 'names'>, { language }: Words): string {
  return Object.hasOwn(names, language) ? (names[language] ?? name) : name;
}

function textsOf(app: App, { name, summary, description, keywords, notes }: Translation, words: Words) {
  const brand = name ?? app.name;
  return {
    name: brand,
    summary,
    description,
    trigger: description ?? wordAbout({ name: brand, summary }, words),
    keywords,
    notes,
  };
}

function retitle(groups: readonly ActionGroup[], words: Words): ActionGroup[] {
  const own = groups.length === 1 ? 'group.all' : 'group.other';
  return groups.map((group) =>
    group.entity === null && group.object === null ? { ...group, title: words.say(own) } : group,
  );
}
