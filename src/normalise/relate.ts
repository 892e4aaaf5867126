import type { AppRecord, RelatedApp } from '../model.ts';

/** How much a shared feature says, before its rarity. */
const WEIGHT = { keyword: 4, category: 3, entity: 2 } as const;
/** How many neighbours of one feature are looked at: bounds the work for features that half the catalog shares. */
const WINDOW = 48;
const MAX_REASONS = 3;

type Kind = keyof typeof WEIGHT;
/** What apps are compared by. */
export type RelatedFacts = Pick<AppRecord, 'slug' | 'name' | 'categories' | 'keywords' | 'entities'>;

interface Feature {
  readonly kind: Kind;
  readonly label: string;
  readonly members: number[];
}

/**
 * For each app the ones that share most with it, rare features first. Deterministic: depends on the set of apps and
 * their categories, keywords and entities, not on their order.
 */
export function relateApps(apps: readonly RelatedFacts[], limit: number, categoryName: (key: string) => string): Map<string, RelatedApp[]> {
  const sorted = apps.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const byApp = featuresByApp(sorted, categoryName);
  return new Map(sorted.map((app, at) => [app.slug, relatedTo(at, byApp[at] ?? [], sorted, limit)]));
}

function featuresByApp(apps: readonly RelatedFacts[], categoryName: (key: string) => string): Feature[][] {
  const features = new Map<string, Feature>();
  const byApp: Feature[][] = apps.map(() => []);
  const add = (kind: Kind, label: string, member: number): void => {
    const key = `${kind}:${label.toLowerCase()}`;
    const feature = features.get(key) ?? { kind, label, members: [] };
    features.set(key, feature);
    if (feature.members.at(-1) === member) return;
    feature.members.push(member);
    byApp[member]?.push(feature);
  };
  for (const [at, app] of apps.entries()) {
    for (const key of app.categories) add('category', categoryName(key), at);
    for (const keyword of app.keywords) add('keyword', keyword, at);
    for (const entity of app.entities) add('entity', entity, at);
  }
  return byApp;
}

function relatedTo(at: number, features: readonly Feature[], apps: readonly RelatedFacts[], limit: number): RelatedApp[] {
  const scores = new Map<number, number>();
  for (const feature of features) {
    const weight = WEIGHT[feature.kind] * rarity(feature.members.length, apps.length);
    for (const other of near(feature.members, at)) scores.set(other, (scores.get(other) ?? 0) + weight);
  }
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
    .slice(0, limit)
    .flatMap(([other]) => {
      const app = apps[other];
      return app ? [{ slug: app.slug, name: app.name, reason: reason(features.filter((feature) => includes(feature.members, other))) }] : [];
    });
}

/** 1 for what everything shares, one more each time half as many share it. */
function rarity(members: number, all: number): number {
  return 1 + Math.floor(Math.log2(all / members));
}

/** The members around `at`, without it, at most `WINDOW`. */
function near(members: readonly number[], at: number): number[] {
  if (members.length <= WINDOW) return members.filter((member) => member !== at);
  const place = indexIn(members, at);
  return Array.from({ length: WINDOW }, (_, step) => {
    const shift = step < WINDOW / 2 ? step - WINDOW / 2 : step - WINDOW / 2 + 1;
    return members[(place + shift + members.length) % members.length] ?? at;
  });
}

function includes(members: readonly number[], member: number): boolean {
  return members[indexIn(members, member)] === member;
}

function indexIn(members: readonly number[], member: number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] ?? 0) < member) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reason(shared: readonly Feature[]): string {
  const of = (kind: Kind): string[] => shared.filter((feature) => feature.kind === kind).map((feature) => feature.label).slice(0, MAX_REASONS);
  const parts = [
    ['both are in', of('category')],
    ['both are about', of('keyword')],
    ['both have', of('entity')],
  ] as const;
  return parts.filter(([, labels]) => labels.length > 0).map(([lead, labels]) => `${lead} ${labels.join(', ')}`).join('; ');
}
