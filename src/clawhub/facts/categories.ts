import type { Config } from '../../model/config.ts';

/** ClawHub shows a skill in so many categories (openclaw/clawhub packages/schema/src/catalogMetadata.ts). */
const MOST = 3;
/** Where a skill without a category lands. */
const NONE = 'other';

/** The ClawHub categories of an app, each once, in the app's order; those beyond `sent` are more than ClawHub takes. */
export function clawhubCategories(
  { categories }: { readonly categories: readonly { readonly key: string }[] },
  config: Pick<Config, 'categories'>,
): { readonly sent: readonly string[]; readonly left: readonly string[] } {
  const names = categories.flatMap(({ key }) => config.categories.get(key)?.marketplaces['clawhub'] ?? []);
  const distinct = [...new Set(names)].filter((name) => name !== NONE);
  return { sent: distinct.slice(0, MOST), left: distinct.slice(MOST) };
}
