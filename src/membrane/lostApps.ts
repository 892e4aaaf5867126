import type { QueryOutcome } from '../model/query.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { countNoun } from '../text/counting.ts';

/** What the last snapshot says of whether Membrane knew an app. */
export interface LastKnown {
  /** Membrane itself answered an element or actions. */
  readonly answered: boolean;
  /** How many actions it had. */
  readonly actions: number;
}

/** When a search finds no more of so many apps, the search is at fault, not the apps. */
const MANY = 5;

/** Keeps of a snapshot only what `findLostApps` needs. */
export function readLastKnown({
  origin,
  app,
  connector,
  integration,
  connection,
  actions,
}: Snapshot): LastKnown {
  const isNamed = (app ?? connector ?? integration ?? connection) !== undefined;
  return { answered: origin === 'membrane' && (isNamed || actions.length > 0), actions: actions.length };
}

/**
 * Returns why apps that Membrane knows nothing of any more are held back: those that it had answered about. Where the actions came
 * from the published catalog, the search may never have found the app, so such apps are held back only when many are missed at once.
 */
export function findLostApps(
  answers: ReadonlyMap<string, QueryOutcome>,
  lasts: ReadonlyMap<string, LastKnown>,
): Map<string, string> {
  const known = [...answers].filter(([slug]) => {
    const last = lasts.get(slug);
    return last !== undefined && (last.answered || last.actions > 0);
  });
  const missed = known.filter(([, { kind }]) => kind === 'unknown').map(([slug]) => slug);
  const isMany = missed.length >= MANY && missed.length > known.length / 2;
  const aside = isMany
    ? `, in a run in which the search found nothing for ${missed.length} of ${known.length} apps`
    : '';
  return new Map(
    missed
      .filter((slug) => isMany || lasts.get(slug)?.answered)
      .map((slug) => [
        slug,
        `Membrane knows nothing of it any more, the snapshot has ${countOf(lasts.get(slug)?.actions ?? 0)}${aside}`,
      ]),
  );
}

function countOf(actions: number): string {
  return actions === 0 ? 'its element' : countNoun(actions, 'action');
}
