import type { Entity } from '../model/descriptor.ts';
import { createSet } from '../text/lexicon.ts';
import { remember } from '../text/memo.ts';
import { toSingular } from '../text/number.ts';
import { splitWords } from '../text/words.ts';

/** An entity, with the words that names of actions are compared with. */
export interface WordedEntity {
  readonly name: string;
  /** The top-level entity it belongs to; itself when it is one. */
  readonly top: string;
  /** Lower-case singular words: `organization membership`. */
  readonly words: readonly string[];
}

const PREPOSITIONS = createSet('to from for in into by with of on as via at per using within');

/** Every entity of an app, parents before their children, in the descriptor's order. */
export function listEntities(entities: readonly Entity[]): readonly WordedEntity[] {
  const all: WordedEntity[] = [];
  const add = (entity: Entity, top: string): void => {
    all.push({ name: entity.name, top, words: normalWords(entity.name) });
    for (const child of entity.children) add(child, top);
  };
  for (const entity of entities) add(entity, entity.name);
  return all;
}

/**
 * The entity that an action is about: the one whose words end the object of its name ("List Organization Members" is
 * about members before it is about organizations), else the longest one that is mentioned at all.
 */
export function findEntity(
  object: readonly string[],
  entities: readonly WordedEntity[],
): WordedEntity | null {
  const words = object.map(normalWord);
  const stop = words.findIndex((word) => PREPOSITIONS.has(word));
  const head = stop > 0 ? words.slice(0, stop) : words;
  return (
    longest(entities, (entity) => endsWith(head, entity.words)) ??
    longest(entities, (entity) => contains(head, entity.words)) ??
    longest(entities, (entity) => contains(words, entity.words))
  );
}

/** Apps share most of their nouns, so each is taken apart once. */
const normalWords = remember((name: string): readonly string[] =>
  splitWords(name).map((word) => toSingular(word.toLowerCase())),
);
const normalWord = remember((word: string): string => toSingular(word.toLowerCase()));

function longest(
  entities: readonly WordedEntity[],
  matches: (entity: WordedEntity) => boolean,
): WordedEntity | null {
  let best: WordedEntity | null = null;
  for (const entity of entities)
    if (entity.words.length > (best?.words.length ?? 0) && matches(entity)) best = entity;
  return best;
}

function endsWith(words: readonly string[], tail: readonly string[]): boolean {
  const shift = words.length - tail.length;
  return shift >= 0 && tail.every((word, at) => words[shift + at] === word);
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  for (let end = part.length; end <= words.length; end += 1)
    if (endsWith(words.slice(0, end), part)) return true;
  return false;
}
