import type { Candidate } from './candidate.ts';
import type { Objection, Unknown } from './objection.ts';
import type { Standing } from './registry.ts';
import { compareVersions } from '../text/version.ts';

/** Where a candidate stands, by what the registry has. */
export type Comparison =
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly latest: string | null }
  /** The same bytes are what users get, maybe under another version. */
  | { readonly kind: 'there' | 'pending'; readonly version: string }
  | ({ readonly kind: 'conflict' } & Objection)
  | Unknown;

/**
 * Reads a look-up. A version with our bytes counts when it is ours or the latest: an older one only tells that the page was
 * like this before, and is to be again. A match without a latest one is a first version that waits to be accepted.
 */
export function compareStanding(
  { slug, version }: Pick<Candidate, 'slug' | 'version'>,
  standing: Standing,
): Comparison {
  if (standing.kind === 'absent') return { kind: 'new' };
  if (standing.kind === 'refused') return { ...standing, kind: 'conflict' };
  if (standing.kind === 'unknown') return standing;
  if (standing.kind === 'stopped') return { ...standing, kind: 'unknown' };
  const { latest, match } = standing;
  if (match !== null && (match === latest || match === version)) {
    const isOut = latest !== null && compareVersions(latest, match) >= 0;
    return { kind: isOut ? 'there' : 'pending', version: match };
  }
  if (latest === null)
    return match === null ? { kind: 'changed', latest } : { kind: 'pending', version: match };
  const ahead = compareVersions(latest, version);
  if (ahead < 0) return { kind: 'changed', latest };
  return {
    kind: 'conflict',
    message:
      ahead === 0
        ? `the registry has ${slug} ${version} with other files, and a version never changes`
        : `the registry has ${slug} ${latest}, which is newer than ${version} and has other files`,
    hint: `Somebody published it past this catalog. See what is in it, then set the version of the newest entry of apps/${slug}/releases.json above ${latest}.`,
  };
}
