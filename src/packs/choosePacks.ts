import { fitsWhole } from '../budget/clients.ts';
import { findLargest } from '../budget/findLargest.ts';
import type { DescribedSkill } from '../budget/skill.ts';
import type { AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { OwnPack, Pack } from '../model/pack.ts';
import type { Release } from '../model/release.ts';
import type { CatalogStatus } from '../model/status.ts';
import { sumCounts } from '../text/sumCounts.ts';
import { describePack } from './describePack.ts';

/** What decides on packs besides the apps. */
export interface PackParts {
  readonly config: Config;
  /** What registries were last seen to tell: the most used apps of a large category stay. */
  readonly status: CatalogStatus;
  /** By the pack's name. */
  readonly releases: ReadonlyMap<string, { readonly releases: readonly Release[] }>;
}

/**
 * The packs of a catalog that hold an app: the maintainer's own, then those of categories, each in the order of `catalog.yaml`. A
 * category of more apps than a client shows whole keeps the most used ones.
 */
export function choosePacks(records: readonly AppRecord[], parts: PackParts): readonly Pack[] {
  const { packs, categories } = parts.config;
  if (!packs) return [];
  const { byCategory, own } = packs;
  const keys = byCategory === null ? [] : [...categories.keys()];
  return [
    ...[...own].flatMap(([name, pack]) => chooseOwn(name, pack, records, parts) ?? []),
    ...keys.flatMap((key) => chooseCategory(key, records, parts) ?? []),
  ];
}

function chooseOwn(
  name: string,
  { title, description, apps: wanted }: OwnPack,
  records: readonly AppRecord[],
  { releases }: PackParts,
): Pack | null {
  const apps = records.filter(({ slug }) => wanted.includes(slug));
  if (apps.length === 0) return null;
  const whole = { apps, leftOut: [], keeps: 'first' } as const;
  return { name, title, description, category: null, ...whole, releases: releases.get(name)?.releases ?? [] };
}

function chooseCategory(
  key: string,
  records: readonly AppRecord[],
  { config, status, releases }: PackParts,
): Pack | null {
  const all = records.filter(({ categories }) => categories.includes(key));
  const least = config.packs?.byCategory ?? Infinity;
  if (all.length === 0 || all.length < least) return null;
  const category = { key, name: config.categories.get(key)?.name ?? key };
  const uses = new Map(all.map(({ slug }) => [slug, sumCounts(status.get(slug), 'installs') ?? 0]));
  const usesOf = ({ slug }: AppRecord): number => uses.get(slug) ?? 0;
  const byUse = all.toSorted((a, b) => usesOf(b) - usesOf(a));
  const shown = countShown(key, byUse);
  const kept = new Set(byUse.slice(0, shown));
  return {
    name: key,
    title: `${category.name} apps`,
    description: describePack(category.name, byUse.slice(0, shown)),
    category,
    apps: all.filter((app) => kept.has(app)),
    leftOut: byUse.slice(shown),
    keeps: [...uses.values()].some((count) => count > 0) ? 'most used' : 'first',
    releases: releases.get(key)?.releases ?? [],
  };
}

/** How many of the first apps every client shows whole; one at least. */
function countShown(pack: string, apps: readonly AppRecord[]): number {
  return findLargest(1, apps.length, (count) => fitsWhole(toSkills(pack, apps.slice(0, count))));
}

/** A pack's skills as a client lists them: the plugin's name precedes each. */
export function toSkills(pack: string, apps: readonly AppRecord[]): DescribedSkill[] {
  return apps.map(({ slug, trigger }) => ({ name: `${pack}:${slug}`, description: trigger, bytes: 0 }));
}
