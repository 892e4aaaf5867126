import { findDomain } from './findOwner.ts';
import type { PublishedPage } from './parsePage.ts';
import { readOverview, type OverviewItem } from './readOverview.ts';
import { createLog } from './pageLog.ts';
import { groupBy } from '../text/groupBy.ts';

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
export type SharedOverviews = ReadonlyMap<string, readonly PublishedPage[]>;

/** Which pages have the same overview. */
export function findSharedOverviews(pages: readonly PublishedPage[]): SharedOverviews {
  const found = groupBy(pages, (page) => formKey(readOverview(page, createLog()).items));
  found.delete('');
  return found;
}

/**
 * Whether an overview that other companies' apps have word by word may be this app's all the same: its own page must name one
 * of the nouns outside the list.
 */
export function isBorrowed(
  page: PublishedPage,
  items: readonly OverviewItem[],
  shared: SharedOverviews,
): boolean {
  const own = findHome(page);
  const others = (shared.get(formKey(items)) ?? []).filter((other) => other !== page);
  if (others.length === 0 || !others.some((other) => findHome(other) !== own)) return false;
  const evidence = [...page.intro, ...page.actions].map(({ text }) => text.toLowerCase()).join(' ');
  return !items.some(({ name }) => !EVERYWHERE.has(name.toLowerCase()) && evidence.includes(cutEnding(name)));
}

function formKey(items: readonly OverviewItem[]): string {
  return items.map(({ indent, name }) => `${indent} ${name}`).join('\n');
}

function findHome({ connect, source }: PublishedPage): string {
  return (connect && findDomain(connect.text.trim())) ?? source.folder;
}

/** "convers" stands for conversation and conversational. */
function cutEnding(name: string): string {
  const lower = name.toLowerCase();
  return lower.length <= 5 ? lower : lower.slice(0, Math.max(4, lower.length - 3));
}
