import type { VerbObject } from '../model/effect.ts';
import type { SnapshotAction } from '../model/snapshot.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { splitWords } from '../text/words.ts';
import type { WordedEntity } from './entities.ts';

type About = readonly VerbObject[];

/**
 * What each action does, as its name or else its key tells. The brand before an object is left out: the records of
 * "List Airtable Records" are records.
 */
export function readAbout(
  actions: readonly SnapshotAction[],
  brand: string,
  entities: readonly WordedEntity[],
): About[] {
  const all = actions.map(({ name, key }) => {
    const about = readActionName(name);
    return about.length > 0 || key === undefined ? about : readActionName(key);
  });
  const name = splitWords(brand)[0]?.toLowerCase() ?? '';
  return isNoun(name, all, entities) ? all : all.map((about) => withoutBrand(about, `${name} `));
}

/** "Customer.io" has customers. */
function isNoun(word: string, all: readonly About[], entities: readonly WordedEntity[]): boolean {
  if (word === '' || entities.some(({ words }) => words.includes(word))) return true;
  return all.filter((about) => about.some(({ object }) => object === word)).length > 1;
}

function withoutBrand(about: About, start: string): About {
  return about.map((pair) =>
    pair.object.startsWith(start) ? { ...pair, object: pair.object.slice(start.length) } : pair,
  );
}
