import type { Config } from '../../model/config.ts';

/** Every category (openclaw/clawhub packages/schema/src/catalogMetadata.ts). */
export const CLAWHUB_CATEGORIES = [
  'integrations',
  'automation',
  'research',
  'development',
  'productivity',
  'communication',
  'creative',
  'knowledge',
  'agents',
  'operations',
  'security',
  'finance',
  'lifestyle',
  'other',
] as const;

/** A skill has at most so many; ClawHub refuses more. */
export const MOST_CATEGORIES = 3;
/** Where a skill without a category lands. */
const NONE = 'other';

/** The ClawHub categories of an app, each once, in the app's order; those beyond `sent` are more than ClawHub takes. */
export function toClawhubCategories(
  { categories }: { readonly categories: readonly { readonly key: string }[] },
  config: Pick<Config, 'categories'>,
): { readonly sent: readonly string[]; readonly left: readonly string[] } {
  const names = categories.flatMap(({ key }) => config.categories.get(key)?.marketplaces['clawhub'] ?? []);
  const distinct = [...new Set(names)].filter((name) => name !== NONE);
  return { sent: distinct.slice(0, MOST_CATEGORIES), left: distinct.slice(MOST_CATEGORIES) };
}
