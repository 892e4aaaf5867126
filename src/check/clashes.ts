import type { AppRecord } from '../model/app.ts';
import type { CatalogVerdict } from '../model/rule.ts';

/** One claim of an app to something that only one app can have. */
export interface UniqueClaim {
  readonly record: AppRecord;
  readonly key: string;
}

/** A claim that other apps make too, with the apps of all of them. */
export interface Clash<C extends UniqueClaim> {
  readonly claim: C;
  readonly slugs: readonly string[];
}

/** How many other apps a message names. */
const NAMED = 5;

/** The claims that several apps make, each at every app that takes part: which of them is right, only a person can tell. */
export function findClashes<C extends UniqueClaim>(claims: readonly C[]): Clash<C>[] {
  const byKey = new Map<string, Set<string>>();
  for (const { key, record } of claims) {
    const others = byKey.get(key);
    if (others) others.add(record.slug);
    else byKey.set(key, new Set([record.slug]));
  }
  const slugsOf = new Map(
    [...byKey].filter(([, slugs]) => slugs.size > 1).map(([key, slugs]) => [key, [...slugs]]),
  );
  return claims.flatMap((claim) => {
    const slugs = claim.key === '' ? undefined : slugsOf.get(claim.key);
    return slugs ? [{ claim, slugs }] : [];
  });
}

/** One claim of each app. */
export function listClaims(
  records: readonly AppRecord[],
  keyOf: (record: AppRecord) => string,
): UniqueClaim[] {
  return records.map((record) => ({ record, key: keyOf(record) }));
}

/**
 * The verdict on a clash at the app that makes the claim; its message is given the other apps: `the app "trello"`, `the apps "a", "b" and
 * 3 more`.
 */
export function createClashVerdict(
  { claim, slugs }: Clash<UniqueClaim>,
  verdict: Omit<CatalogVerdict, 'app' | 'message' | 'clash'> & {
    readonly message: (others: string) => string;
  },
): CatalogVerdict {
  const { slug } = claim.record;
  const others = slugs
    .slice(0, NAMED + 1)
    .filter((other) => other !== slug)
    .slice(0, NAMED);
  const more = slugs.length - 1 - others.length;
  const named = others.map((other) => `"${other}"`).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const message = verdict.message(`the ${slugs.length > 2 ? 'apps' : 'app'} ${named}`);
  return { ...verdict, app: slug, message, clash: slugs };
}
