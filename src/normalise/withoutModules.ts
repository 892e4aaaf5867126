import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { createSet } from '../text/lexicon.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { findVerbEffect } from '../text/verbTable.ts';

/** `core_user_create_users`: words in small letters, at least three. */
const PARTED = /^[a-z\d]+(?:([_-])[a-z\d]+)(?:\1[a-z\d]+)+$/;
/** Verbs that may be nouns, and that hardly are before another word. */
const NEARLY_SURE = createSet('get list find search');
/** Fewer names that have their verb in one place may do so by chance. */
const FEWEST = 4;
/** Of the names so written, as many surely have a verb there, and as many a word that may be one. */
const SURE = 0.5;
const MAY_BE = 0.75;

/**
 * The names of an app that puts the names of its modules before the verb, without these: `run_pipeline` of `pipelines_run_pipeline`. Where
 * the verb stands, the other names tell: of one name alone nobody knows whether `pipelines_run_results` runs something.
 */
export function withoutModules(names: readonly string[]): readonly string[] {
  const parted = names.filter((name) => PARTED.test(name)).map(splitParts);
  const place = findPlace(parted);
  if (place === 0) return names;
  const modules = new Set(
    parted.filter((words) => isSure(words, place)).map((words) => words.slice(0, place).join(' ')),
  );
  return names.map((name) => {
    if (!PARTED.test(name)) return name;
    const words = splitParts(name);
    const before = words.slice(0, place);
    const isVerb = isSure(words, place) || (modules.has(before.join(' ')) && mayBeVerb(words, place));
    return isVerb && !saysWhatIsDone(before) ? words.slice(place).join('_') : name;
  });
}

function splitParts(name: string): string[] {
  return name.split(/[_-]/);
}

/** Where most names have their verb, if modules stand before it; 0 where nothing tells that. */
function findPlace(names: readonly (readonly string[])[]): number {
  const counts: number[] = [];
  for (const words of names)
    for (const at of words.keys()) counts[at] = (counts[at] ?? 0) + (isSure(words, at) ? 1 : 0);
  const count = Math.max(0, ...counts);
  const place = counts.indexOf(count);
  const least = Math.max(FEWEST, names.length * SURE);
  const may = names.filter((words) => mayBeVerb(words, place)).length;
  return place > 0 && count >= least && may >= names.length * MAY_BE ? place : 0;
}

function isSure(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return at < words.length - 1 && (NEARLY_SURE.has(word) || isOnlyVerb(word));
}

function mayBeVerb(words: readonly string[], at: number): boolean {
  return at < words.length - 1 && toVerbForm(words[at] ?? '')?.form === 'base';
}

/** Whether the words before a verb say themselves that something is done: "cancel_orders", or what deletes; not "crew_pay". */
function saysWhatIsDone(words: readonly string[]): boolean {
  return isOnlyVerb(words[0] ?? '') || words.some((word) => findVerbEffect(word) === 'delete');
}
