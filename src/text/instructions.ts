import { listReadings } from './disguises.ts';
import { FOREIGN_KINDS } from './foreignInstructions.ts';
import { FOREIGN_ORDERS } from './foreignOrders.ts';
import { AIMS } from './instructionAims.ts';
import { KINDS } from './instructionKinds.ts';
import { RUSES } from './instructionRuses.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { findSigns, type FoundSign } from './orders/findSigns.ts';
import { findSignsElsewhere } from './orders/findSignsElsewhere.ts';
import { isSetting } from './orders/isSetting.ts';
import { STRANGE_ORDER } from './orders/signsOfAims.ts';
import { withoutCare } from './orders/withoutCare.ts';

/** What was found in a text: `certain` is an attack, `doubtful` may be one. */
export interface Suspicion {
  readonly level: 'certain' | 'doubtful';
  /** The rest of a sentence about the text. */
  readonly what: string;
}

const SENTENCE = /[^.!?\n]+[.!?]*/g;

/**
 * What in a text reads as an instruction to the agent, as it came or as pages show it; `null` when nothing does. What is
 * doubtful in two ways at once is certain.
 */
export function findSuspicion(text: string): Suspicion | null {
  return findWorst(text, () => true);
}

/**
 * The same in what a person wrote for agents. Notes tell them what to do ("Warn the user before two contacts are merged"), so an order
 * that is only strange in a description of an API says nothing there.
 */
export function findSuspicionOfAdvice(text: string): Suspicion | null {
  return findWorst(text, ({ what }) => what !== STRANGE_ORDER);
}

function findWorst(text: string, isTold: (sign: FoundSign) => boolean): Suspicion | null {
  const found = listReadings(text).flatMap((reading) => {
    // Of nearly every text nothing is told, and advice to take care is not looked for.
    const suspicion = judge(reading, isTold);
    return (suspicion && judge(withoutCare(reading), isTold)) ?? [];
  });
  return found.find(({ level }) => level === 'certain') ?? found[0] ?? null;
}

/** True when one of many texts may read as an instruction: asked first, because nearly none does. */
export function mayInstruct(texts: readonly string[]): boolean {
  const readings = texts.flatMap(listReadings);
  return findDoubts(readings.join('\n')).length > 0 || readings.some((each) => listSigns(each).length > 0);
}

const ALL_KINDS = [...KINDS, ...AIMS, ...RUSES, ...FOREIGN_KINDS, ...FOREIGN_ORDERS];
/** A word that looks Latin and is not. */
const TWO_SCRIPTS = /[A-Za-z][\u0400-\u052F]|[\u0400-\u052F][A-Za-z]/;

let match: Matcher | undefined;

/** What is told of a reading. Signs that say the same as a phrase are not told again. */
function judge(text: string, isTold: (sign: FoundSign) => boolean): Suspicion | null {
  const doubts = findDoubts(text);
  const certain = doubts.find(({ level }) => level === 'certain');
  if (certain !== undefined) return certain;
  const told = new Map(doubts.map(({ what }) => [what, what]));
  for (const { what, words } of listSigns(text).filter(isTold))
    if (!told.has(what)) told.set(what, `${what} ("${words.join(' … ')}")`);
  const [what] = told.values();
  return what === undefined ? null : { level: told.size > 1 ? 'certain' : 'doubtful', what };
}

function listSigns(text: string): FoundSign[] {
  return [...findSigns(text), ...findSignsElsewhere(text)];
}

/** What phrases, letters and encoded texts say; of what is certain that alone. */
function findDoubts(text: string): Suspicion[] {
  const doubts = new Set<string>();
  match ??= createMatcher(ALL_KINDS.flatMap(({ certain, doubtful }) => [certain ?? [], doubtful].flat()));
  const isFound = match(text);
  for (const { what, certain, doubtful, mayBeSetting } of ALL_KINDS) {
    const isCertain = certain !== undefined && isFound(certain);
    if (!isCertain && !isFound(doubtful)) continue;
    const told = mayBeSetting ? withoutSettings(text) : text;
    const isTold = (pattern: RegExp): boolean => (told === text ? isFound(pattern) : pattern.test(told));
    if (certain && isTold(certain)) return [{ level: 'certain', what }];
    if (isTold(doubtful) || isCertain) doubts.add(what);
  }
  if (hasEncodedText(text)) doubts.add('holds an encoded text');
  if (TWO_SCRIPTS.test(text)) doubts.add('mixes letters of two scripts in a word');
  return Array.from(doubts, (what) => ({ level: 'doubtful', what }));
}

function withoutSettings(text: string): string {
  return text.replaceAll(SENTENCE, (sentence) => (isSetting(sentence) ? '' : sentence));
}

/** Words are shorter. */
const LONG = 48;
const ENCODED = /[A-Za-z0-9+/]/;
const MIXED = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)/;
/** A path has its words between slashes. */
const UNBROKEN = /[A-Za-z0-9+]{20}/;
/** How the data of PNG, JPEG, GIF and PDF files begins in base64. */
const FILE_DATA = /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|JVBERi0)/;

const HEX = /^[\da-f]+$/i;
const WORDS = /^[a-z][a-z .,:;!?'"_/-]*$/i;

/** Whether hexadecimal digits are the codes of words; those of a digest are not. */
function isHexText(data: string): boolean {
  return HEX.test(data) && WORDS.test(Buffer.from(data, 'hex').toString('latin1'));
}

/** Base64 and the like. Looks at every 48th character, and around it where it could be part of such a text. */
function hasEncodedText(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!ENCODED.test(text.charAt(at))) continue;
    let [start, end] = [at, at];
    while (ENCODED.test(text.charAt(start - 1))) start -= 1;
    while (ENCODED.test(text.charAt(end + 1))) end += 1;
    const data = text.slice(start, end + 1);
    if (data.length >= LONG && isHexText(data)) return true;
    if (data.length >= LONG && UNBROKEN.test(data) && MIXED.test(data) && !FILE_DATA.test(data)) return true;
    // The run was looked at whole.
    at = Math.max(at, end);
  }
  return false;
}
