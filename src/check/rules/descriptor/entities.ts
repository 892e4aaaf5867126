import type { ValuePath } from '../../../model/finding.ts';
import { isAnyNoun } from '../../generic.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';
import { placeEntities, type PlacedEntity } from '../../sources.ts';
import { toNounKey } from '../../words.ts';

/** 97 of 100 published apps name fewer; what goes on longer was made up: wisdom, strategy, plan, goal. */
const MOST = 60;
/** The longest real names of entities have six words. */
const MOST_WORDS = 7;
/** How many findings of one app are told. */
const TOLD = 5;

export const entities: Rule = {
  name: 'descriptor/entities',
  level: 'error',
  about:
    'The entities of an app are nouns of its own API: at most 60, none twice in one list or inside itself, no sentences, and not only nouns that every API has.',
  why: 'The published page of one app listed 1,593 of them, hundreds of times the same; others listed "Records" with the operations on them. Agents read the list as what the API offers, and the description is made of its first nouns.',
  bad: { descriptor: 'entities:\n  - Order: [Order Line, Order Lines]\n  - Orders' },
  good: { descriptor: 'entities:\n  - Order: [Order Line]\n  - Supplier: [Order]' },
  excusable: true,
  ofApp: ({ descriptor }) => {
    const placed = placeEntities(descriptor.entities);
    if (placed.length > MOST)
      return [at(['entities'], `Expected at most ${MOST} entities, received ${placed.length}`)];
    if (placed.length > 0 && placed.every(({ entity }) => isAnyNoun(entity.name)))
      return [at(['entities'], 'Every API has these entities')];
    return placed.flatMap(problemOf).slice(0, TOLD);
  },
};

function problemOf({ entity, at: path, siblings, parent }: PlacedEntity): Verdict[] {
  const { name } = entity;
  const key = toNounKey(name);
  const words = key.split(' ');
  if (words.length > MOST_WORDS || /[.!?;]$|: /.test(name))
    return [at(path, `"${name}" is a sentence, expected a noun`)];
  if (words.some((word) => words.filter((other) => other === word).length > 2))
    return [at(path, `"${name}" says one word again and again`)];
  const first = siblings.find((other) => toNounKey(other.name) === key);
  if (first && first !== entity) return [at(path, `"${name}" is "${first.name}" again`)];
  return parent !== null && toNounKey(parent.name) === key
    ? [at(path, `"${name}" is inside of "${parent.name}", which is the same`)]
    : [];
}

function at(path: ValuePath, message: string): Verdict {
  return {
    message,
    hint: 'Name what the API of the app stores, each once, in its own words; without any the page does without.',
    place: { at: path },
  };
}
