import { createSet } from '../text/lexicon.ts';
import { toGerund } from '../text/verbForms.ts';
import { AMBIGUOUS, FORMS } from '../text/verbTable.ts';

/** The verb behind these begins with the first "to": "that allows teams to plan". */
const ENABLES =
  /^,? (?:(?:that|which) (?:allows|enables|empowers) [^,.;:]{1,80}?|(?:specifically |primarily )?(?:used|designed|built|made)(?: by [^,.;:]{1,80}?)?) to (?!(?:a|all|an|any|its|the|their|your) )(\p{Ll}.*)$/u;
/** So it does here if it is one: "for teams to plan", not "for access to plans". */
const FOR_TO = /^,? (?:(?:designed|built|made) )?for [^,.;:]{1,80}? to ([\p{Ll}-]+)(.*)$/u;
/** "that helps sales teams plan": the verb follows the plural of those who are helped, if they are named. */
const HELPED = /^,? (?:that|which) (?:helps|lets|assists) (.*)$/u;
const FOR =
  /^,? (?:(?:specifically |primarily )?(?:used|designed|built|made|geared|tailored|intended) )?(for \S.*)$/u;
const THAT = /^,? ((?:that|which) (?!allows|enables|empowers|lets)\p{Ll}+ \S+ \S.*)$/u;
/** Where a purpose may be cut, the latest one that fits: for whom, where and with what can be missing. */
const CUTS =
  / (?:for|that|which|who|with|without|using|through|via|from|in|on|by|to|across|like|such as|while|so)\b(?!-)/gu;
/** The end of a list: "create, manage, and share prompts". */
const LAST_OF_LIST = /, (?:and|or) [^,]*$/;
/** A text does not end with these. */
const OPEN_ENDS = createSet(
  'a access an and as between by close for from in into more of on or over related small the their them they to want with without working your',
);
/** What people are helped to do, besides what actions do. */
const HELPED_TO = createSet(
  'achieve comply communicate collaborate design develop digitize discover drive grow harness host improve learn maintain monetize operate personalize plan prevent protect respond simplify streamline teach understand visualize',
);
const PREPOSITIONS = createSet('across by for from in like of on through to using via while with without');
/** Fewer words are "to create", "for managing". */
const FEWEST_WORDS = 3;

/**
 * What an app is for, from the words behind its noun, as "for …" or "that …" in at most `room` characters; `null` when they
 * do not tell.
 */
export function findPurpose(words: string, room: number): string | null {
  const clause = (words.split(/\.(?=\s|$)|[;:(–—]/, 1)[0] ?? '').trimEnd();
  const done = toVerb(clause) ?? helped(clause);
  const found =
    (done === undefined ? undefined : forDoing(done)) ?? FOR.exec(clause)?.[1] ?? THAT.exec(clause)?.[1];
  return found === undefined ? null : fitted(withoutDoing(found).replaceAll(/ their (?:own )?/g, ' '), room);
}

/** Up to "to create": what can be done is said by the actions alone. */
function withoutDoing(purpose: string): string {
  const words = purpose.split(' ');
  const at = words.findIndex((word, place) => word === 'to' && isVerb(words[place + 1] ?? ''));
  return at === -1 ? purpose : words.slice(0, at).join(' ');
}

/**
 * "for planning and sharing tours" of "plan and share tours": what an app is for is not what its actions do. Ends before a word
 * that may be a further verb or a noun.
 */
function forDoing(words: string): string | undefined {
  const [first = '', second = ''] = words.split(' ');
  if (!isVerb(first.replace(/,$/, '')) && !(first.endsWith('ly') && isVerb(second))) return undefined;
  const done: string[] = [];
  // Behind "and" a further verb follows; where nouns stand between, it may be a noun as well.
  let place: 'verb' | 'noun' | 'doubtful' = 'verb';
  let before: 'verb' | 'noun' = 'verb';
  for (const word of words.split(' ')) {
    const [, plain = '', comma = ''] = /^(.*?)(,?)$/.exec(word) ?? [];
    if (place === 'doubtful' && AMBIGUOUS.has(plain))
      return `for ${done.slice(0, -1).join(' ').replace(/,$/, '')}`;
    const isJoin = plain === 'and' || plain === 'or';
    const isDone: boolean = place !== 'noun' && isVerb(plain);
    done.push(isDone ? `${toGerund(plain)}${comma}` : word);
    if (!isJoin) before = isDone || plain.endsWith('ly') ? 'verb' : 'noun';
    place = plain.endsWith('ly')
      ? place
      : isJoin || comma !== ''
        ? before === 'verb'
          ? 'verb'
          : 'doubtful'
        : 'noun';
  }
  return `for ${done.join(' ')}`;
}

function toVerb(clause: string): string | undefined {
  const enabled = ENABLES.exec(clause)?.[1];
  if (enabled !== undefined) return enabled;
  const [, verb = '', rest = ''] = FOR_TO.exec(clause) ?? [];
  return isVerb(verb) ? `${verb}${rest}` : undefined;
}

function helped(clause: string): string | undefined {
  const words = HELPED.exec(clause)?.[1]?.split(' ') ?? [];
  const end = words.findIndex((word) => PREPOSITIONS.has(word));
  const at = words
    .slice(0, end === -1 ? undefined : end)
    .findIndex(
      (word, place) =>
        isVerb(word.replace(/,$/, '')) && (place === 0 || /(?:s|people|you)$/.test(words[place - 1] ?? '')),
    );
  return at === -1 ? undefined : words.slice(at).join(' ');
}

/** As much as fits: up to the first comma, or where that is too early, the list whole; then up to the latest cut. */
function fitted(purpose: string, room: number): string | null {
  const [first = ''] = purpose.split(',', 1);
  return longest(first, room) ?? longest(purpose, room, LAST_OF_LIST);
}

function longest(text: string, room: number, form = /^/): string | null {
  const ends = [...text.matchAll(CUTS)].map(({ index }) => index).reverse();
  const cuts = [text.length, ...ends].map((end) => text.slice(0, end));
  return cuts.find((cut) => cut.length <= room && form.test(cut) && isSaid(cut)) ?? null;
}

function isSaid(text: string): boolean {
  const words = text.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (OPEN_ENDS.has(last)) return false;
  // "that helps teams plan", but "for version control".
  if (isVerb(last) && /(?:s|people|you|and|or|to)$/.test(words.at(-2) ?? '')) return false;
  if (first === 'for' && words.length === 2) return !last.endsWith('ing');
  return words.length >= FEWEST_WORDS + (first === 'to' || first === 'for' ? 0 : 1);
}

/** In the form of the imperative. */
function isVerb(word: string): boolean {
  return FORMS.get(word) === word || HELPED_TO.has(word);
}
