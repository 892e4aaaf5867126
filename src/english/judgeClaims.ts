import type { App, AppFacts } from '../model/app.ts';
import { toSingularPhrase } from '../text/number.ts';
import { splitWords } from '../text/words.ts';
import { isDone, listVerbs } from './isDone.ts';
import { withoutBrand } from './properNouns.ts';
import { listEntityNames } from '../text/entityNames.ts';
import { readClaims, type Claim } from './readClaims.ts';

/** What a description says can be done, and whether an action does it. */
export interface JudgedClaim extends Claim {
  readonly done: boolean;
}

/** Reads what an app's description says can be done, and looks for an action that does. */
export function judgeClaims({
  trigger,
  name,
  entities,
  actions,
}: AppFacts & Pick<App, 'trigger'>): JudgedClaim[] {
  const held = new Set(
    listEntityNames(entities).flatMap((entity) => [
      normal(entity),
      normal(withoutBrand(splitWords(entity), name).join(' ')),
    ]),
  );
  const isNoun = (phrase: string): boolean =>
    held.has(normal(phrase)) || listVerbs(phrase, actions).length > 0;
  return readClaims(trigger, name, isNoun).map((claim) => ({ ...claim, done: isDone(claim, actions) }));
}

function normal(name: string): string {
  return toSingularPhrase(splitWords(name)).join(' ').toLowerCase();
}
