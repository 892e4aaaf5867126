import { domainOf } from './brand.ts';
import type { LegacyPage } from './legacyPage.ts';
import { readOverview, type OverviewItem } from './overview.ts';
import { createLedger } from './ledger.ts';

/** Nouns that nearly every app has: they tell nothing of which app it is. */
const EVERYWHERE = new Set([
  'user',
  'account',
  'organization',
  'team',
  'settings',
  'report',
  'file',
  'document',
  'page',
]);

/** Folders by the overview that they have word by word. */
export type SharedOverviews = ReadonlyMap<string, readonly LegacyPage[]>;

/** Which pages have the same overview. */
export function findSharedOverviews(pages: readonly LegacyPage[]): SharedOverviews {
  const found = new Map<string, LegacyPage[]>();
  for (const page of pages) {
    const key = keyOf(readOverview(page, createLedger()).items);
    if (key !== '') found.set(key, [...(found.get(key) ?? []), page]);
  }
  return found;
}

/**
 * Whether an overview that other companies' apps have word by word may be this app's all the same: its own page must name one
 * of the nouns outside the list.
 */
export function isBorrowed(
  page: LegacyPage,
  items: readonly OverviewItem[],
  shared: SharedOverviews,
): boolean {
  const own = homeOf(page);
  const others = (shared.get(keyOf(items)) ?? []).filter((other) => other !== page);
  if (others.length === 0 || !others.some((other) => homeOf(other) !== own)) return false;
  const evidence = [...page.intro, ...page.actions].map(({ text }) => text.toLowerCase()).join(' ');
  return !items.some(({ name }) => !EVERYWHERE.has(name.toLowerCase()) && evidence.includes(stem(name)));
}

function keyOf(items: readonly OverviewItem[]): string {
  return items.map(({ indent, name }) => `${indent} ${name}`).join('\n');
}

function homeOf({ connect, source }: LegacyPage): string {
  return (connect && domainOf(connect.text.trim())) ?? source.folder;
}

/** "convers" stands for conversation and conversational. */
function stem(name: string): string {
  const lower = name.toLowerCase();
  return lower.length <= 5 ? lower : lower.slice(0, Math.max(4, lower.length - 3));
}
