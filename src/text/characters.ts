/**
 * Characters that no text of a catalog needs and that hide something: controls, what is invisible, what turns the reading
 * direction, tags (ASCII that only a model reads), private use, lone surrogates and code points that are none. Listed
 * rather than taken from Unicode's properties, so that every version of Node agrees. One table for the encoders, which drop
 * them, and for the rules, which report them; it imports nothing, so that everything may import it.
 */
const HIDDEN_BASIC =
  // Controls but the line feed; soft hyphen, grapheme joiner.
  '\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u034F' +
  // Arabic letter mark, Hangul fillers, Khmer vowels without a shape, Mongolian selectors and separator.
  '\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F' +
  // Zero-width characters, line and paragraph separators, bidirectional controls, word joiner and invisible operators.
  '\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164' +
  // Lone surrogates, private use, code points that are no characters, variation selectors, byte-order mark.
  '\\uD800-\\uDFFF\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\uFFFE\\uFFFF';
const HIDDEN_CLASS =
  HIDDEN_BASIC +
  // Format controls of shorthand and music, tags and further selectors, private use.
  '\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}\\u{F0000}-\\u{10FFFF}';

/** Nothing but this, in texts of one line, is certainly fine: the common case, decided at once. */
const PLAIN = /^[ -~]*$/;
/**
 * Far cheaper to ask, and true of each text with a hidden character: a pair for what lies beyond U+FFFF has two of these. V8 looks each
 * character up in a class of more than 16 ranges, so only those are put to it that are in none of the first few or beyond them.
 */
const MAY_HIDE = new RegExp(`[\\0-\\t\\v-\\x1f\\x7f-\\x9f\\xad]|[\\u034f-\\uffff](?<=[${HIDDEN_BASIC}])`);
const HIDDEN = new RegExp(`[${HIDDEN_CLASS}]`, 'u');
const HIDDEN_ALL = new RegExp(HIDDEN.source, 'gu');
const HIDDEN_OR_LINE = new RegExp(`[\\n${HIDDEN_CLASS}]`, 'gu');
/** Hidden characters that emoji are made with, where they stand in one: nobody misses them, and they hide nothing. */
const IN_EMOJI =
  /(?<=\p{Extended_Pictographic}|[#*0-9])\uFE0F|(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})/gu;
const SPACES = /[^\S ]+/g;

/** The first hidden character of a text that may have several lines, those of emoji left out; `null` when there is none. */
export function findHidden(text: string): string | null {
  if (!MAY_HIDE.test(text) || !HIDDEN.test(text)) return null;
  return HIDDEN.exec(text.replace(IN_EMOJI, ''))?.[0] ?? null;
}

/** The same text as one line without hidden characters, in normal form C: every other white space becomes a space. */
export function toVisibleLine(text: string): string {
  return PLAIN.test(text) ? text : text.replace(SPACES, ' ').replace(HIDDEN_ALL, '').normalize('NFC');
}

/** The same text as one line in which hidden characters and line feeds are spelled out: `\\u200b`. */
export function spellOut(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN_OR_LINE, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
  });
}

/** `U+200B`. */
export function formatCodePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
