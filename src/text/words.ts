import { toVisibleLine } from './characters.ts';
import { SPELLING } from './spelling.ts';

/** Two words or more, of nothing but letters and digits: nearly every name. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)+$/;
const ONE_WORD = /^[A-Za-z][a-z]*$/;
const ASCII = /^[\0-\x7f]*$/;
const ODD = /[^\0-\x7f\p{L}\p{M}\p{N}]+/gu;
/** "1:1" and "16:9" stay. */
const ODD_ASCII = /(?:[^A-Za-z0-9'/&._\-:\u0080-\u{10ffff}]|(?<!\d):|:(?!\d))+/gu;
const ACRONYM_JOIN = /([A-Z]{2,})(to|from|by|for|of|in|as|with|or|and)(?=[A-Z])/g;
/** `send2FACode`: what begins with a digit and goes on in capitals is a word of its own. */
const DIGIT_FIRST = /(?<=[a-z])(\d(?:FA|fa|DS?|K|G|SV))(?![a-z])/g;
/** `GetiPhoneModels`: brands that begin small. */
const SMALL_FIRST = /(?<=[a-z])(eBay|eSIM|iCloud|iOS|iPad|iPhone|iTunes|macOS)(?![a-z])/g;
/** "401(k)", "501(c)". */
export const NUMBERED = /(\d)\(([a-z])\)/gi;
/** `pauseConnectv1Connector`; but `listIpv4Addresses`. */
const VERSION = /(?<=[a-z]{4})(v\d+)(?![a-z\d])/g;
const SHORT = /^\d(?:[A-Z]+|fa)$/;
const CAMEL = /[A-Z]+(?:s|(?<=[HSXZ])es)(?![a-z])|[A-Z]+\d*(?![a-z])|[A-Z]?[^A-Z]+/g;
const EDGE = /^(?!\.NET$)[-'./]+|[-./]+$|(?<!s)'$/g;
/** "C#", "F#", "C++": languages whose sign is part of the name. */
const SIGNED = /(?<![\p{L}\d])([A-Za-z])(#|\+\+)(?![\p{L}\d#+])/gu;
/** What stands for the signs while a name is taken apart: no name has such a character. */
const SIGNS = new Map([
  ['#', '\uE000'],
  ['++', '\uE001'],
]);

/** Splits a display name, snake_case, kebab-case or camelCase into words; keeps "&", "A/B", "Check-in" and "User's". */
export function splitWords(name: string): string[] {
  if (PLAIN.test(name)) return name.split(' ');
  if (ONE_WORD.test(name)) return [name];
  const text = readable(name);
  if (!text.includes(' ')) return identifierWords(text);
  return text
    .split(/[ _]+/)
    .map((word) => withSign(word.replace(EDGE, '')))
    .filter((word) => word !== '');
}

function withSign(word: string): string {
  return word.replace('\uE000', '#').replace('\uE001', '++');
}

function readable(name: string): string {
  // The classes of Unicode are slow to compile, and few catalogs need them.
  const ascii = ASCII.test(name) ? name : toVisibleLine(name.replace(/[‘’]/g, "'")).replace(ODD, ' ');
  const signed = /[#+]/.test(ascii)
    ? ascii.replace(SIGNED, (_, letter: string, sign: string) => letter + (SIGNS.get(sign) ?? sign))
    : ascii;
  return signed
    .replaceAll('(s)', 's')
    .replace(NUMBERED, '$1$2')
    .replace(ODD_ASCII, ' ')
    .replace(/ *\/ */g, '/')
    .trim();
}

function identifierWords(text: string): string[] {
  // "Check-Ins" is a name with a hyphen; "list-users" and "users.list" are keys.
  const parts = /^[a-z]|_/.test(text) ? text.split(/[_.]+|(?<!^[a-z])-+/) : [text.replace(EDGE, '')];
  return parts.flatMap(humps).reduce<string[]>((done, part) => {
    const joined = `${done.at(-1) ?? ''}${part}`;
    // "Git", "Hub" -> "GitHub": a brand's own capitals are no border.
    if (done.length > 0 && (SPELLING.get(joined.toLowerCase()) === joined || isSmallFirst(done, part)))
      done[done.length - 1] = joined;
    else done.push(withSign(part));
    return done;
  }, []);
}

/** "eBook", `eSignDocument`: a small letter at the front belongs to its word. */
function isSmallFirst(before: readonly string[], part: string): boolean {
  return before.length === 1 && /^[ei]$/.test(before[0] ?? '') && /^[A-Z][a-z]/.test(part);
}

function humps(word: string): string[] {
  if (/[-/'&\uE000\uE001]/.test(word)) return [word];
  return word
    .replace(SMALL_FIRST, ' $1 ')
    .replace(DIGIT_FIRST, ' $1 ')
    .replace(VERSION, ' $1 ')
    .replace(ACRONYM_JOIN, '$1 $2 ')
    .split(' ')
    .flatMap((part) => (SHORT.test(part) ? [part] : (part.match(CAMEL) ?? [])))
    .map((part) => part.replace(EDGE, ''))
    .filter(Boolean);
}
