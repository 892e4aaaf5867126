import * as z from 'zod';
import type { PackSettings } from '../model/pack.ts';
import {
  isReservedMarketplace,
  isReservedPlugin,
  LONGEST_PLUGIN_NAME,
  PLUGIN_NAME,
  toMarketplaceName,
} from '../packs/facts/pluginName.ts';
import { SLUG } from '../text/slug.ts';
import { ON_KEY } from './problems.ts';
import { refuseTwice } from './refuseTwice.ts';
import { count, line } from './settingValues.ts';

const own = z.strictObject({
  title: line.max(60, 'expected at most 60 characters').describe('What people read as its name.'),
  description: line.max(300, 'expected at most 300 characters').describe('One sentence.'),
  apps: z
    .array(line.regex(SLUG, 'expected the name of a folder of apps/'))
    .min(1, 'expected at least one app')
    .superRefine(refuseTwice('expected each app once'))
    .describe('Its apps, by their folders.'),
  missing: z
    .enum(['error', 'skip'], { error: 'expected error or skip' })
    .default('error')
    .describe(
      'What becomes of an app that is not there or has no page: it is told, or left out without a word, for settings that several catalogs share.',
    ),
});

/** `packs` of `catalog.yaml`. */
export const packsSchema = z.strictObject({
  byCategory: count
    .optional()
    .describe('A category of at least so many apps becomes a pack; without it, none does.'),
  own: z
    .record(
      line
        .max(LONGEST_PLUGIN_NAME, `expected at most ${LONGEST_PLUGIN_NAME} characters`)
        .regex(PLUGIN_NAME, 'expected lower-case letters and digits, with single hyphens between them'),
      own,
    )
    .default({})
    .describe('Packs that you choose, by their names.'),
});

type Packs = z.output<typeof packsSchema>;

/** What schemas of one value cannot see: names that clients keep for themselves, and names that are given twice. */
export function refinePacks(
  settings: {
    readonly publisher: string;
    readonly categories: Readonly<Record<string, unknown>>;
    readonly packs?: Packs | undefined;
  },
  context: z.core.$RefinementCtx,
): void {
  const { packs, categories, publisher } = settings;
  if (!packs) return;
  const report = (path: string[], message: string): void =>
    context.addIssue({ code: 'custom', path, message, params: { [ON_KEY]: true } });
  const marketplace = toMarketplaceName(publisher);
  if (isReservedMarketplace(marketplace))
    report(
      ['publisher'],
      `packs are a marketplace of this name, and Claude Code takes none called "${marketplace}"`,
    );
  const byCategory = packs.byCategory === undefined ? [] : Object.keys(categories);
  for (const key of byCategory)
    if (isReservedPlugin(key)) report(['categories', key], `${RESERVED}: rename the category`);
  for (const name of Object.keys(packs.own)) {
    const path = ['packs', 'own', name];
    if (isReservedPlugin(name)) report(path, `${RESERVED}: name the pack for what it holds`);
    if (byCategory.includes(name))
      report(path, `the category "${name}" is a pack of the same name (byCategory): name this one otherwise`);
  }
}

const RESERVED = "Claude Code takes no plugin of this name, which passes as one of Anthropic's own";

/** `packs` of `catalog.yaml` as the rest of the program reads it. */
export function toPackSettings({ byCategory, own: packs }: Packs): PackSettings {
  return { byCategory: byCategory ?? null, own: new Map(Object.entries(packs)) };
}
