import { toVisibleLine } from './characters.ts';
import { FOREIGN_KINDS } from './foreignInstructions.ts';
import { FOREIGN_ORDERS } from './foreignOrders.ts';
import { AIMS } from './instructionAims.ts';
import { KINDS } from './instructionKinds.ts';
import { RUSES } from './instructionRuses.ts';
import { withoutMarkup } from './markup.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { findSigns } from './orders/findSigns.ts';

/** What was found in a text: `certain` is an attack, `doubtful` may be one. */
export interface Suspicion {
  readonly level: 'certain' | 'doubtful';
  /** The rest of a sentence about the text. */
  readonly what: string;
}

/** A sentence about what a setting does. */
const SETTING =
  /^[\W_]*(?:(?:if|when) (?:true|false|set|enabled|checked|omitted|provided|specified|this|the|not|yes)\b|whether\b|set(?:ting)? (?:this |it )?to\b|true\b|false\b|enabl\w+\b|disabl\w+\b|indicates?\b|determines?\b|controls?\b|specif\w+\b|suppress\w*\b)/i;
const SENTENCE = /[^.!?\n]+[.!?]*/g;

/**
 * What in a text reads as an instruction to the agent, as it came or as pages show it; `null` when nothing does. What is
 * doubtful in two ways at once is certain.
 */
export function findSuspicion(text: string): Suspicion | null {
  const found = listReadings(text).flatMap((reading) => judge(reading) ?? []);
  return found.find(({ level }) => level === 'certain') ?? found[0] ?? null;
}

/** True when one of many texts may read as an instruction: asked first, because nearly none does. */
export function mayInstruct(texts: readonly string[]): boolean {
  return judge(texts.flatMap(listReadings).join('\n')) !== null;
}

const ALL_KINDS = [...KINDS, ...AIMS, ...RUSES, ...FOREIGN_KINDS, ...FOREIGN_ORDERS];
const PLAIN = /^[ -~]*$/;
/** Of a plain text, what the readings below look for begins so. */
const MAY_READ_OTHERWISE = /[%\\&]|<[a-z/!]|[a-z]\d{1,2}[a-z]|(?:[a-z][ ._-]){3}/i;
/** "I g n o r e": letters that are set apart, so that no word is seen. */
const SPACED = /(?<![^\s"'(])(?:\p{L}[ ._-]){3,}\p{L}(?![^\s"').,:;!?])/gu;

/**
 * A text as it came, the line that a page makes of it, in plain letters, without the tags of HTML, and that with letters put together that are set apart: hidden
 * characters and line ends part no words there.
 */
export function listReadings(text: string): readonly string[] {
  if (PLAIN.test(text) && !MAY_READ_OTHERWISE.test(text)) return [text];
  const line = PLAIN.test(text) ? text : toVisibleLine(text.normalize('NFKC'));
  const joined = line.replace(SPACED, (letters) => letters.replace(/[ ._-]/g, ''));
  return [...new Set([text, line, joined, withoutMarkup(line), decodeEscapes(line), plainDigits(joined)])];
}

const ESCAPES =
  /(?:%[2-7][\dA-Fa-f]){4,}|(?:\\u00[2-7][\dA-Fa-f]|\\x[2-7][\dA-Fa-f]|&#(?:x[2-7][\da-fA-F]|[3-9]\d|1[01]\d);)+/g;

/** Letters that are written as escapes of URLs, JSON or HTML. */
function decodeEscapes(text: string): string {
  return text.replace(ESCAPES, (escapes) =>
    escapes
      .replace(/(?:%|\\u00|\\x|&#x)([2-7][\da-fA-F]);?/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
]);
/** A word with digits for letters inside: "1gn0re". */
const DIGITS_INSIDE = /\b(?=\w*[a-z]\d{1,2}[a-z])\w{4,14}\b/gi;

function plainDigits(text: string): string {
  return text.replace(DIGITS_INSIDE, (word) =>
    word.replace(/[013457]/g, (digit) => LETTERS.get(digit) ?? digit),
  );
}

/** A word that looks Latin and is not. */
const TWO_SCRIPTS = /[A-Za-z][\u0400-\u052F]|[\u0400-\u052F][A-Za-z]/;

const ENCODED_TEXT = 'holds an encoded text';
const TWO_SCRIPTS_TEXT = 'mixes letters of two scripts in a word';

let match: Matcher | undefined;

function judge(text: string): Suspicion | null {
  const doubts = new Map<string, string>();
  match ??= createMatcher(ALL_KINDS.flatMap(({ certain, doubtful }) => [certain ?? [], doubtful].flat()));
  const isFound = match(text);
  for (const { what, certain, doubtful, isSetting } of ALL_KINDS) {
    const isCertain = certain !== undefined && isFound(certain);
    if (!isCertain && !isFound(doubtful)) continue;
    const told = isSetting ? withoutSettings(text) : text;
    const isTold = (pattern: RegExp): boolean => (told === text ? isFound(pattern) : pattern.test(told));
    if (certain && isTold(certain)) return { level: 'certain', what };
    if (isTold(doubtful) || isCertain) doubts.set(what, what);
  }
  if (hasEncodedText(text)) doubts.set(ENCODED_TEXT, ENCODED_TEXT);
  if (TWO_SCRIPTS.test(text)) doubts.set(TWO_SCRIPTS_TEXT, TWO_SCRIPTS_TEXT);
  for (const { what, words } of findSigns(withoutSettings(text)))
    if (!doubts.has(what)) doubts.set(what, `${what} ("${words.join(' … ')}")`);
  const [what] = doubts.values();
  return what === undefined ? null : { level: doubts.size > 1 ? 'certain' : 'doubtful', what };
}

function withoutSettings(text: string): string {
  return text.replaceAll(SENTENCE, (sentence) => (SETTING.test(sentence) ? '' : sentence));
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
