import { toVisibleLine } from '../../text/characters.ts';
import { cutText } from '../../text/cutText.ts';
import type { SiteApp } from '../openDist.ts';
import { toPagePath, toPathIn, type Site } from '../site.ts';
import type { SiteLanguage } from '../language.ts';
import { sumCounts } from '../../text/sumCounts.ts';
import { toTile } from '../tile.ts';

/** Characters of a description in a list: one that skillpress words has at most 160. */
const DESCRIPTION = 200;

/** An app, as lists of apps show it. */
export interface CardView {
  readonly href: string;
  readonly name: string;
  readonly letter: string;
  readonly hue: string;
  readonly description: string;
  /** The language of the description. */
  readonly lang: string;
  readonly category: string;
  readonly actions: string;
  /** Empty where no registry counts them. */
  readonly stars: string;
  readonly downloads: string;
  /** Why it is shown where it is; empty where that is plain. */
  readonly reason: string;
  readonly reasonLang: string;
}

/** An app as a card. */
export function toCard(site: Site, language: SiteLanguage, app: SiteApp): CardView {
  const { slug, listing } = app;
  const stars = sumCounts(listing.registries, 'stars');
  const downloads = sumCounts(listing.registries, 'downloads');
  const texts = readTexts(app, language);
  return {
    href: toPathIn(site, language, toPagePath(slug)),
    name: texts.name,
    ...toTile(slug, texts.name),
    description: cutText(toVisibleLine(texts.description).trim(), DESCRIPTION),
    lang: texts.lang,
    category: readCategory(app, language),
    // No action is known, but there may be some.
    actions:
      listing.actionCount === 0
        ? language.plain.appActionsUnknown
        : language.count('appActions', listing.actionCount),
    stars: stars === null ? '' : language.number(stars),
    downloads: downloads === null ? '' : language.number(downloads),
    reason: '',
    reasonLang: 'en',
  };
}

/** Name and short description in a language; in English where nobody has translated them. */
export function readTexts({ listing }: SiteApp, { tag }: Pick<SiteLanguage, 'tag'>) {
  const translation = listing.translations[tag];
  const description = translation?.shortDescription;
  return {
    name: translation?.name ?? listing.name,
    description: description ?? listing.shortDescription,
    lang: description === undefined ? 'en' : tag,
    isTranslated: description !== undefined,
  };
}

/** What its first category is called; the word for none. */
export function readCategory(app: SiteApp, language: SiteLanguage): string {
  return readCategories(app, language)[0]?.name ?? language.plain.otherCategory;
}

/** Its categories by their names in a language. */
export function readCategories({ listing }: SiteApp, { tag }: Pick<SiteLanguage, 'tag'>) {
  const names = new Map(listing.translations[tag]?.categories?.map(({ key, name }) => [key, name]));
  return listing.categories.map(({ key, name }) => ({ key, name: names.get(key) ?? name }));
}

/** When its latest version was released; empty before the first release. */
export function findLatestDate({ listing }: SiteApp): string {
  return listing.history[0]?.date ?? '';
}
