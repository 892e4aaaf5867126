import { visibleLine } from '../text/characters.ts';
import type { App, Category, IconFile } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { groupActions, rankActions, type RankedAction } from './actions.ts';
import { lowerPhrase } from '../english/casing.ts';
import { indexEntities, type EntityIndex } from './entities.ts';
import { singular, singularPhrase } from '../text/number.ts';
import { triggerOf } from '../english/trigger.ts';
import { wordsOf } from '../text/words.ts';

/** Decides everything about an app from what people wrote and what Membrane answered. Pure; reads no clock and no disk. */
export function normaliseApp(
  slug: string,
  descriptor: Descriptor,
  snapshot: Snapshot,
  config: Config,
  iconFile: IconFile | null = null,
): App {
  const index = indexEntities(descriptor.entities);
  const properNouns = properNounsOf(descriptor.name, index);
  const ranked = rankActions(descriptor, snapshot, index, properNouns);
  const popular = ranked.slice(0, config.limits.popularActions);
  const categories = categoriesOf(descriptor, config);
  return {
    slug,
    name: descriptor.name,
    homepage: descriptor.homepage,
    docs: descriptor.docs,
    icon: descriptor.icon ?? logoOf(snapshot),
    summary: descriptor.summary,
    trigger: triggerOf({ descriptor, ranked: popular, categories, properNouns }),
    categories,
    keywords: descriptor.keywords,
    aliases: descriptor.aliases,
    entities: descriptor.entities,
    actions: ranked.map((each) => each.action),
    popular: popular.map((each) => each.action),
    groups: groupActions(popular, index),
    notes: descriptor.notes,
    intent: intentOf(popular, descriptor, properNouns),
    iconFile,
    auth: visibleLine(snapshot.connector?.auth ?? snapshot.integration?.auth ?? '') || null,
  };
}

/** The brand's words, without those that are nouns of the app too: the sheets of Google Sheets are written small. */
function properNounsOf(name: string, index: EntityIndex): Set<string> {
  const isNoun = (word: string): boolean => index.all.some(({ words }) => words.includes(word));
  return new Set(wordsOf(name).filter((word) => !isNoun(singular(word.toLowerCase()))));
}

/** Categories that catalog.yaml does not list are left out here; the rule `descriptor/categories` reports them. */
function categoriesOf(descriptor: Descriptor, config: Config): Category[] {
  return descriptor.categories.flatMap((key) => {
    const category = config.categories.get(key);
    return category ? [{ key, name: category.name }] : [];
  });
}

/** An address that a page and a listing can take as it is. */
const ADDRESS = /^https?:\/\/[\w.-]+(?:[/?#:][!#%&*+,./:=?@\w~-]*)?$/;

/** The first logo that Membrane names, if it is a web address: upstream could write anything there. */
function logoOf({ app, connector, integration }: Snapshot): string | null {
  const logo = app?.logo ?? connector?.logo ?? integration?.logo;
  return logo !== undefined && ADDRESS.test(logo) ? logo : null;
}

function intentOf(
  popular: readonly RankedAction[],
  descriptor: Descriptor,
  properNouns: ReadonlySet<string>,
): string {
  const [first] = popular;
  if (first) return lowerPhrase(wordsOf(first.action.name), properNouns);
  const [entity] = descriptor.entities;
  return entity
    ? `find ${lowerPhrase(singularPhrase(wordsOf(entity.name)), properNouns)}`
    : `find data in ${descriptor.name}`;
}
