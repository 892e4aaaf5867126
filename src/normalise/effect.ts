import type { Effect, EffectEvidence, VerbObject } from '../model/effect.ts';
import type { SnapshotAction } from '../model/snapshot.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { AMBIGUOUS } from '../text/verbTable.ts';
import { splitWords } from '../text/words.ts';
import { GATHERING, readDescription, UNDOING } from '../text/actionName/readDescription.ts';
import { EFFECT_OF_METHOD, splitMethod } from '../text/actionName/request.ts';
import { readForeignDescription } from '../text/actionName/otherLanguages.ts';
import { withoutMarkup } from '../text/markup.ts';
import { createSet } from '../text/lexicon.ts';
import { readEffectInput } from './effectInput.ts';

/** What an action does to the user's data, and what tells so. */
export interface JudgedEffect {
  readonly effect: Effect;
  /** Empty when nothing tells: then it is taken to write. */
  readonly evidence: readonly EffectEvidence[];
}

/** Prefixes of Membrane's action types, the longer ones first: "find-or-create-" also begins with "find-". */
const TYPES: readonly (readonly [string, Effect])[] = [
  ['find-or-create-', 'write'],
  ['create-', 'write'],
  ['update-', 'write'],
  ['delete-', 'delete'],
  ['list-', 'read'],
  ['find-', 'read'],
  ['match-', 'read'],
  ['search-', 'read'],
];
const CARE: readonly Effect[] = ['delete', 'write', 'read'];
/** Verbs that only say that something is done: what, the description tells. */
const VAGUE = createSet('batch do exec execute invoke log perform run use');
/**
 * What is a verb although no table has it: the word before an article ("Host a Webinar"), and nouns before one thing ("Order
 * Pizza", but not "Message Templates").
 */
const DOUBTFUL = /^([a-z]+)[ _-](?:an?|the)[ _-][a-z]|^(email|message|order|page|text)[ _-][a-z]*[^s\W_]$/i;
/** A key that begins as a request with POST does. */
const POSTED = /^post[-_ ./]/i;
const LOOKS_ONLY =
  /\bread-only (?:select |sql )?(?:quer|statement|access|operation|tool|action|endpoint)|\bonly SELECT\b|\b[Ee]xecutes? a SELECT\b/;

/**
 * What running an action does to the user's data. The descriptor's word decides; else all evidence is weighed and what asks
 * for the most care wins: a GET or a type that looks is weak and never hides a verb that changes. The description counts where
 * the name tells nothing or only something vague ("run", "execute"), and where it says that a change also deletes.
 */
export function judgeEffect(action: SnapshotAction, told?: Effect): JudgedEffect {
  if (told !== undefined)
    return {
      effect: told,
      evidence: [{ source: 'descriptor', says: told, strength: 'decides', found: 'actions.effect' }],
    };
  const own = ofName('name', action.name);
  const named = [...own, ...ofKey(action, own)];
  const requested = [...ofType(action.type ?? ''), ...ofMethod(action.method?.toUpperCase() ?? '')];
  const evidence = [
    ...named,
    ...requested,
    ...ofDescription(action, named),
    ...readEffectInput(action.input, named),
  ];
  return { effect: strongest(evidence), evidence };
}

function strongest(evidence: readonly EffectEvidence[]): Effect {
  for (const strength of ['decides', 'strong', 'weak'] as const) {
    const said = evidence.filter((each) => each.strength === strength);
    if (said.length > 0) return CARE.find((effect) => said.some(({ says }) => says === effect)) ?? 'write';
  }
  return 'write';
}

function ofName(source: 'name' | 'key', name: string): EffectEvidence[] {
  const pairs = readActionName(name);
  // "DELETE: Cancel Run" deletes, whatever else it is called.
  if (splitMethod(name)?.method === 'DELETE')
    return [{ source, says: 'delete', strength: 'strong', found: 'DELETE' }];
  const found = pairs.length === 0 ? DOUBTFUL.exec(name) : null;
  const doubtful = found?.[1] ?? found?.[2];
  if (doubtful !== undefined)
    return [{ source, says: 'write', strength: 'weak', found: doubtful.toLowerCase() }];
  return pairs.map((pair) => ({
    source,
    says: pair.effect,
    strength: isVague(pair) ? 'weak' : 'strong',
    found: pair.verb,
  }));
}

/**
 * A key that skillpress made from the name tells nothing more; nor does one that only looks where the name changes. A word of both
 * that the name has as a noun is none of the key's verbs: "Preview Refund" says what `refund-preview` is; nor is the method of `post-cards-balance`.
 */
function ofKey(
  { name, key, derivedKey }: SnapshotAction,
  named: readonly EffectEvidence[],
): EffectEvidence[] {
  if (key === undefined || derivedKey === true || key === name) return [];
  const nouns = named.some(({ strength }) => strength === 'strong')
    ? splitWords(name).map((word) => word.toLowerCase())
    : [];
  const isNoun = (word: string): boolean =>
    AMBIGUOUS.has(word) &&
    nouns.length > 0 &&
    (nouns.includes(word) || (word === 'post' && POSTED.test(key))) &&
    named.every(({ found }) => found !== word);
  return ofName('key', key).filter(({ found }) => !isNoun(found));
}

/** "Run Report", "Execute", "Log": a word that tells neither looking nor changing. */
function isVague({ verb, object, effect }: VerbObject): boolean {
  return effect === 'write' && VAGUE.has(verb) && (verb !== 'log' || object === '');
}

function ofType(type: string): EffectEvidence[] {
  const says = type === '' ? undefined : TYPES.find(([prefix]) => type.startsWith(prefix))?.[1];
  return says === undefined
    ? []
    : [{ source: 'type', says, strength: says === 'read' ? 'weak' : 'strong', found: type }];
}

function ofMethod(method: string): EffectEvidence[] {
  const says = EFFECT_OF_METHOD.get(method);
  return says === undefined
    ? []
    : [{ source: 'method', says, strength: says === 'read' ? 'weak' : 'strong', found: method }];
}

function ofDescription(
  { description: given = '' }: SnapshotAction,
  named: readonly EffectEvidence[],
): EffectEvidence[] {
  if (given === '') return [];
  const description = withoutMarkup(given);
  const isKnown = named.some(({ strength }) => strength === 'strong');
  const asEvidence = (says: Effect, found: string): EffectEvidence => ({
    source: 'description',
    says,
    strength: 'strong',
    found,
  });
  const verbs = readDescription(description);
  if (!isKnown) {
    const only = LOOKS_ONLY.exec(description)?.[0];
    if (only !== undefined) return [asEvidence('read', only)];
    const told = verbs.length > 0 ? verbs : readForeignDescription(description);
    return told.map(({ verb, effect }) => asEvidence(effect, verb));
  }
  const [first] = verbs;
  if (first?.isSum === true && named.every(({ found }) => found === first.verb))
    return [{ ...asEvidence('read', description.trim().slice(0, 40)), strength: 'decides' }];
  if (named.every(({ says }) => says === 'read'))
    return verbs
      .filter(({ verb, effect }) => effect !== 'read' && !GATHERING.has(verb))
      .map(({ verb, effect }) => asEvidence(effect, verb));
  // "Unlike Tweet: Removes the like" says the same in other words.
  const further = named.some(({ found }) => UNDOING.test(found)) ? verbs.slice(1) : verbs;
  return further
    .filter(({ effect }) => effect === 'delete')
    .map(({ verb, effect }) => asEvidence(effect, verb));
}
