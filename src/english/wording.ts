import { lowerPhrase } from './casing.ts';
import { clauseOf, objectOf } from './clause.ts';
import { FORMATS } from './determiner.ts';
import { capital } from './fit.ts';
import { partsOf, readsLike, verbIn, type NameParts } from './verbs.ts';
import { wordsOf } from '../text/words.ts';

/** The sentence that an action's name makes, of any length, with its full stop. */
export function worded(name: string, properNouns: ReadonlySet<string>): string {
  const { words, aside, verb } = name.includes(',') ? enumeration(name) : partsOf(name);
  const clause = verb === null ? null : clauseOf(verb, properNouns);
  const text = clause ?? nameless(words, properNouns);
  const tail =
    aside.length === 0 ? '' : ` (${clause === null ? aside.join(' ') : lowerPhrase(aside, properNouns)})`;
  return `${capital(text)}${tail}.`;
}

/** "List Users, Groups and Roles": the commas stay, at the end of their words. */
function enumeration(name: string): NameParts {
  const words: string[] = [];
  for (const part of name.split(',')) {
    const more = wordsOf(part);
    const last = words.length - 1;
    if (last >= 0 && more.length > 0) words[last] += ',';
    words.push(...more);
  }
  return { words, aside: [], verb: verbIn(words) };
}

/** A name without a verb: what it clearly reads or converts, else "Run Forward Geocoding" in its own casing. */
function nameless(words: readonly string[], properNouns: ReadonlySet<string>): string {
  if (words.length === 0) return 'run this action';
  if (readsLike(words) === 'get') return `get${objectOf(words, { verb: 'get', properNouns })}`;
  const target = words.at(-1)?.toLowerCase() ?? '';
  const converts =
    words.length > 2 && words.at(-2)?.toLowerCase() === 'to' && (FORMATS.has(target) || target === 'image');
  if (converts) return `convert${objectOf(words, { verb: 'convert', properNouns })}`;
  return `run ${words.join(' ')}`;
}
