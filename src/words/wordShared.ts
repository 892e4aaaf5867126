import type { App, Shared } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import { nameCategory, findTranslation } from './translateApp.ts';
import { joinWith } from './lists.ts';
import type { Words } from './words.ts';

const PARTS = ['categories', 'keywords', 'entities'] as const;

/** What an app and another one share, in words: "both are in CRM; both have Contact". */
export function wordShared(
  shared: Shared,
  app: Pick<App, 'keywords' | 'translations'>,
  { categories }: Pick<Config, 'categories'>,
  words: Words,
): string {
  const translated = findTranslation(app, words)?.keywords ?? [];
  const nameOf = (part: keyof Shared, label: string): string => {
    const category = part === 'categories' ? categories.get(label) : undefined;
    if (category) return nameCategory(category, words);
    return part === 'keywords' ? keywordIn(label, app.keywords, translated) : label;
  };
  return PARTS.filter((part) => shared[part].length > 0)
    .map((part) => {
      const names = shared[part].map((label) => nameOf(part, label));
      return words.say(`shared.${part}`, { list: joinWith(words, names) });
    })
    .join(words.say('shared.separator'));
}

/** A translation has the keywords in the order of the English ones. */
function keywordIn(label: string, english: readonly string[], translated: readonly string[]): string {
  const at = english.findIndex((keyword) => keyword.toLowerCase() === label.toLowerCase());
  return translated[at] ?? label;
}
