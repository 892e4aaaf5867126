import { lowerPhrase } from './casing.ts';
import { clauseOf, objectOf } from './clause.ts';
import { FORMATS } from './determiner.ts';
import { numberOf, pluralPhrase } from '../text/number.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { formOfVerb } from '../text/verbForms.ts';
import { AMBIGUOUS, FORMS } from '../text/verbTable.ts';
import { preparedWords } from './preparedWords.ts';
import { setOf } from '../text/lexicon.ts';
import { capital } from './fit.ts';
import { partsOf, readsLike, SCALES, verbIn, type NameParts } from './verbs.ts';
import { wordsOf } from '../text/words.ts';

const ADVERB = /^[a-z]{4,}ly$/;
const SEVERAL = setOf('list search');
const JOINS = setOf('and or then');
const TAKEN_ALONG = setOf('archive close create delete destroy purge remove send update');

/** The sentence that an action's name makes, of any length, with its full stop: plain English, or the name as it is. */
export function worded(name: string, properNouns: ReadonlySet<string>): string {
  const { words: given, aside } = name.includes(',') ? enumeration(name) : partsOf(identified(name));
  const words = preparedWords(given, properNouns);
  const { adverb, clause } = takenAlong(words, properNouns) ?? clauseIn(words, properNouns);
  const text = clause === null ? nameless(words, properNouns) : `${adverb}${clause}`;
  const tail =
    aside.length === 0 ? '' : ` (${clause === null ? aside.join(' ') : lowerPhrase(aside, properNouns)})`;
  return `${capital(text)}${tail}.`;
}

/** "Find One and Delete": what was named before is what the last verb is about. */
function takenAlong(
  words: readonly string[],
  properNouns: ReadonlySet<string>,
): { adverb: string; clause: string | null } | null {
  const [last = '', join = ''] = [words.at(-1)?.toLowerCase(), words.at(-2)?.toLowerCase()];
  if (words.length < 4 || !JOINS.has(join) || !TAKEN_ALONG.has(last)) return null;
  const { adverb, clause } = clauseIn(words.slice(0, -2), properNouns);
  const pronoun = numberOf(words.at(-3) ?? '') === 'many' ? 'them' : 'it';
  return clause === null ? null : { adverb, clause: `${clause} ${join} ${last} ${pronoun}` };
}

/** The imperative, with the adverb of "Permanently Delete File" apart. */
function clauseIn(
  words: readonly string[],
  properNouns: ReadonlySet<string>,
): { adverb: string; clause: string | null } {
  const first = words[0]?.toLowerCase() ?? '';
  const isAdverb = words.length > 2 && ADVERB.test(first) && verbIn(words) === null;
  const verb = verbIn(isAdverb ? words.slice(1) : words);
  return { adverb: isAdverb ? `${first} ` : '', clause: verb === null ? null : clauseOf(verb, properNouns) };
}

/** "Create User" of "User: Create" and "User - Create"; a name whose last word may be a noun stays as it is ("HTTP: Request"). */
function verbFirst(name: string): string {
  const [, thing = '', verb = ''] = /^([^:]+?)(?:: ?| [-–—] )([A-Za-z]+)$/.exec(name.trim()) ?? [];
  const isVerb = formOfVerb(verb)?.form === 'base' && !AMBIGUOUS.has(verb.toLowerCase());
  return isVerb ? `${verb} ${thing}` : name;
}

/** An identifier whose verb is behind its object, turned round: `issue_read`, `chat.postMessage`. */
function identified(name: string): string {
  // "ListUsers" begins with its verb.
  if (!/^[a-z]\S*$/.test(name)) return verbFirst(name);
  const [pair, ...more] = readActionName(name);
  if (pair === undefined || pair.object === '' || more.length > 0) return name;
  const [first = ''] = wordsOf(name);
  if (
    FORMS.get(first.toLowerCase()) === pair.verb ||
    !wordsOf(name).some((word) => word.toLowerCase() === pair.verb)
  )
    return name;
  const object = pair.object.split(' ');
  const scale = wordsOf(name).find((word) => SCALES.has(word.toLowerCase()));
  if (scale !== undefined && !object.includes(scale.toLowerCase()))
    return [scale, pair.verb, ...pluralPhrase(object)].join(' ');
  return [pair.verb, ...(SEVERAL.has(pair.verb) ? pluralPhrase(object) : object)].join(' ');
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

/** A name without a verb: what it clearly reads or converts, else the name in its own casing. */
function nameless(words: readonly string[], properNouns: ReadonlySet<string>): string {
  if (words.length === 0) return 'run this action';
  if (readsLike(words) === 'get') return `get${objectOf(words, { verb: 'get', properNouns })}`;
  const target = words.at(-1)?.toLowerCase() ?? '';
  const converts =
    words.length > 2 && words.at(-2)?.toLowerCase() === 'to' && (FORMATS.has(target) || target === 'image');
  if (converts) return `convert${objectOf(words, { verb: 'convert', properNouns })}`;
  // "Run a DNS lookup" is what it does; of other names nobody can tell, so they stay as they are.
  return readsLike(words) === 'run' ? `run ${words.join(' ')}` : words.join(' ');
}
