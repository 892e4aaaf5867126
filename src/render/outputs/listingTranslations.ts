import { wordAbout } from '../../words/wordAbout.ts';
import { joinSentences } from '../../text/endSentence.ts';
import type { App } from '../../model/app.ts';
import type { AppContext } from '../../model/output.ts';
import { translateApp, findTranslation } from '../../words/translateApp.ts';
import { joinWith } from '../../words/lists.ts';
import { translateChange } from '../../words/translateChange.ts';
import { wordShared } from '../../words/wordShared.ts';
import { findWords, type Words } from '../../words/words.ts';
import type { Listing } from './listingSchema.ts';

type ListingTranslation = Listing['translations'][string];
/** Actions that a long description names. */
const NAMED = 5;

/** By language what a listing says in it; texts that people write are there where their translation is. */
export function toTranslations(app: App, context: AppContext): Listing['translations'] {
  const others = context.config.languages.slice(1);
  return Object.fromEntries(
    others.map((language) => [language, translate(app, findWords(language), context)]),
  );
}

function translate(app: App, words: Words, { config, related, releases }: AppContext): ListingTranslation {
  const told = translateApp(app, words);
  return {
    ...(findTranslation(app, words) && {
      name: told.name,
      summary: told.summary,
      shortDescription: told.trigger,
      longDescription: wordLongDescription(told, words),
      keywords: [...told.keywords],
    }),
    categories: told.categories.map(({ key, name }) => ({ key, name })),
    history: releases.map(({ version, changes }) => ({
      version,
      changes: changes.map((change) => translateChange(change, words)),
    })),
    related: related.map((other) => ({
      slug: other.slug,
      reason: wordShared(other.shared, app, config, words),
    })),
  };
}

/** What a listing says at length. */
export function wordLongDescription({ name, summary, actions, popular }: App, words: Words): string {
  const about = wordAbout({ name, summary }, words);
  if (actions.length === 0) return about;
  const first = popular.slice(0, NAMED).map((action) => action.name);
  const list = joinWith(words, first);
  return joinSentences([
    about,
    words.say('app.actions', {
      count: actions.length,
      list: actions.length > NAMED ? words.say('list.andMore', { list }) : list,
    }),
  ]);
}
