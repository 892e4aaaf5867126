import type { AppRecord } from '../model/app.ts';
import { createRanking, type Match } from '../text/ranking.ts';
import { splitTerms } from '../text/searchTerms.ts';

/** What a user says, and the app that should answer. */
export interface UserRequest {
  readonly app: string;
  readonly text: string;
}

/** Where a request leads. */
export interface JudgedRequest<R extends UserRequest = UserRequest> {
  readonly request: R;
  /** The place of the app that should answer, from 1; `null` when its name and description share no word with the request. */
  readonly place: number | null;
  /** The first three apps. */
  readonly first: readonly Match[];
}

/** How many of the first apps for a request count as found: clients show an agent many pages, and it opens none of the later ones. */
export const AMONG = 3;

/** Ranks the names and descriptions of all apps for each request. */
export function judgeTriggers<R extends UserRequest>(
  apps: readonly Pick<AppRecord, 'slug' | 'trigger'>[],
  requests: readonly R[],
): JudgedRequest<R>[] {
  if (requests.length === 0) return [];
  const rank = createRanking(
    apps.map(({ slug, trigger }) => ({ id: slug, terms: splitTerms(`${slug} ${trigger}`) })),
  );
  return requests.map((request) => {
    const matches = rank(splitTerms(request.text));
    return { request, place: matches.placeOf(request.app), first: matches.first(AMONG) };
  });
}
