import type { AppRecord, RelatedApp, Shared } from '../model/app.ts';

/** How much a shared feature says, before its rarity. */
const WEIGHT = { keyword: 4, category: 3, entity: 2 } as const;
/** How many neighbours of one feature are looked at: bounds the work for features that half the catalog shares. */
const WINDOW = 32;
/** Most of one kind that are told. */
const MAX_SHARED = 3;

type Kind = keyof typeof WEIGHT;
/** What apps are compared by. */
export type RelatedFacts = Pick<
  AppRecord,
  'slug' | 'name' | 'summary' | 'categories' | 'keywords' | 'entities'
>;

interface Feature {
  readonly kind: Kind;
  readonly label: string;
  readonly members: number[];
}

/** The related apps of one app, best first. */
export type Relations = (slug: string) => readonly RelatedApp[];

/**
 * Which apps share most with an app, rare features first; worked out when asked. Deterministic: depends on the set of apps
 * and their categories, keywords and entities, not on their order.
 */
export function relateApps(apps: readonly RelatedFacts[], limit: number): Relations {
  const sorted = apps.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const places = new Map(sorted.map(({ slug }, at) => [slug, at]));
  const byApp = featuresByApp(sorted);
  const board: Board = { scores: new Int32Array(sorted.length), touched: [] };
  return (slug) => {
    const at = places.get(slug);
    return at === undefined ? [] : relatedTo(at, byApp[at] ?? [], sorted, limit, board);
  };
}

function featuresByApp(apps: readonly RelatedFacts[]): Feature[][] {
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
    for (const key of app.categories) add('category', key, at);
    for (const keyword of app.keywords) add('keyword', keyword, at);
    for (const entity of app.entities) add('entity', entity, at);
  }
  return byApp;
}

function relatedTo(
  at: number,
  features: readonly Feature[],
  apps: readonly RelatedFacts[],
  limit: number,
  board: Board,
): RelatedApp[] {
  for (const feature of features)
    addScores(board, feature.members, at, WEIGHT[feature.kind] * rarity(feature.members.length, apps.length));
  return best(board, limit).flatMap((other) => {
    const app = apps[other];
    return app
      ? [
          {
            slug: app.slug,
            name: app.name,
            summary: app.summary,
            categories: app.categories,
            shared: sharedBy(features.filter((feature) => includes(feature.members, other))),
          },
        ]
      : [];
  });
}

/** Scores by app; used again for each app, so that nothing is allocated per neighbour. */
interface Board {
  readonly scores: Int32Array;
  /** Apps whose score is not 0. */
  readonly touched: number[];
}

/** Adds to the score of the members around `at`, without it, at most `WINDOW` of them. */
function addScores({ scores, touched }: Board, members: readonly number[], at: number, weight: number): void {
  const place = members.length <= WINDOW ? 0 : indexIn(members, at) - WINDOW / 2 + members.length;
  const count = Math.min(members.length, WINDOW + 1);
  for (let step = 0; step < count; step += 1) {
    const other = members[(place + step) % members.length] ?? at;
    if (other === at) continue;
    const score = scores[other] ?? 0;
    if (score === 0) touched.push(other);
    scores[other] = score + weight;
  }
}

/** The apps with the highest scores, the first ones of equals; clears the board. */
function best({ scores, touched }: Board, limit: number): number[] {
  const top: number[] = [];
  for (const app of touched) {
    let place = top.length;
    while (place > 0 && isBetter(scores, app, top[place - 1] ?? 0)) place -= 1;
    if (place >= limit) continue;
    top.splice(place, 0, app);
    if (top.length > limit) top.pop();
  }
  for (const app of touched) scores[app] = 0;
  touched.length = 0;
  return top;
}

function isBetter(scores: Int32Array, a: number, b: number): boolean {
  const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
  return difference > 0 || (difference === 0 && a < b);
}

/** 1 for what everything shares, one more each time half as many share it. */
function rarity(members: number, all: number): number {
  return 32 - Math.clz32(Math.floor(all / members));
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

function sharedBy(features: readonly Feature[]): Shared {
  const of = (kind: Kind): string[] =>
    features
      .filter((feature) => feature.kind === kind)
      .map((feature) => feature.label)
      .slice(0, MAX_SHARED);
  return { categories: of('category'), keywords: of('keyword'), entities: of('entity') };
}
