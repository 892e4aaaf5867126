import { readOwnDescription, type NamedAction } from './description.ts';
import { chooseFitting } from './fit.ts';
import { EMPTY_WORDS, PLACEHOLDER } from './placeholder.ts';
import { readImperative } from '../text/actionName/readImperative.ts';
import { wordName } from './wording.ts';

/**
 * One sentence, at most 160 characters, that tells what an action does: the first one of its description, or when that
 * is unusable one worded from its name. Ends with a full stop, or with "…" where it was cut.
 */
export function wordSentence(action: NamedAction, properNouns: ReadonlySet<string>): string {
  return readOwnDescription(action) ?? chooseFitting(wordName(namely(action), properNouns));
}

/** What to word a sentence from: the name, or the key where the name says nothing. */
function namely({ name, key = null }: NamedAction): string {
  if (!saysNothing(name)) return name;
  return key === null || saysNothing(key) ? '' : key;
}

function saysNothing(name: string): boolean {
  const { words, aside, verb } = readImperative(name);
  const texts = [name, words.join(' '), aside.join(' ')];
  if (words.length === 0 || texts.some((text) => EMPTY_WORDS.test(text))) return true;
  return verb === null && PLACEHOLDER.test(name);
}
