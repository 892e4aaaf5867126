import { toVisibleLine } from './characters.ts';
import { withoutMarkup } from './markup.ts';
import { getLexicon } from './orders/lexicon.ts';

const PLAIN = /^[ -~]*$/;
/** Escapes and tags, digits for letters, letters that are set apart, and runs that may be encoded. */
const MAY_READ_OTHERWISE =
  /[%\\&]|<(?!https?:)[a-z/!]|[013457@$](?:[a-z](?<=[a-z][^a-z]{1,2}[a-z])|[a-z]{1,12}[013457@$])|(?:[a-z][ ._-]){3}|\b\w{16}/i;
/** What common words are in ROT13 and backwards. */
const RARE = [' naq ', ' gur ', 'lbhe', ' eht ', ' dna ', 'ruoy'];
/** "in-struc-tions": two of them in a text. */
const HYPHENATED = /(?<![\w/.-])[a-z]{1,12}(?:-[a-z]{1,12}){1,4}(?![\w/.-])/gi;

/** Whether a text reads in one way only: nearly all do. */
function isOneReading(text: string): boolean {
  if (!PLAIN.test(text) || MAY_READ_OTHERWISE.test(text) || RARE.some((part) => text.includes(part)))
    return false;
  return text.indexOf('-') === text.lastIndexOf('-') || countHyphenated(text) < 2;
}

function countHyphenated(text: string): number {
  return text.match(HYPHENATED)?.length ?? 0;
}

/**
 * The readings of a text: as it came, and without the tags and references of HTML, as pages have it; each also as one line, in plain letters;
 * with letters and halves of words that are set apart put together; with escapes, base64, hexadecimal digits, ROT13 and what is written
 * backwards decoded; with letters for digits.
 */
export function listReadings(text: string): readonly string[] {
  if (isOneReading(text)) return [text];
  const shown = withoutMarkup(text);
  return [...new Set([...readWords(text), ...(shown === text ? [] : readWords(shown))])];
}

function readWords(text: string): readonly string[] {
  const line = PLAIN.test(text) ? text : toVisibleLine(text.normalize('NFKC'));
  const joined = joinLetters(line.replace(PICTURES, ' '));
  return [
    text,
    line,
    joined,
    withoutMarkup(line),
    decodeEscapes(line),
    toVisibleLine(text.replace(TAGS, fromTag)),
    decodeData(line),
    plainDigits(joined),
    ...turned(text, joined),
  ];
}

/** ASCII that only a model reads. */
const TAGS = /[\u{E0020}-\u{E007E}]/gu;
const PICTURES = /\p{Extended_Pictographic}\p{Emoji_Modifier}?/gu;

function fromTag(tag: string): string {
  return String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000);
}

/** "I g n o r e": letters that are set apart, so that no word is seen. */
const SPACED = /(?<![^\s"'(])(?:\p{L}[ ._-]){2,}\p{L}(?![^\s"').,:;!?])/gu;

function joinLetters(text: string): string {
  const joined = text.replace(SPACED, (letters) => letters.replace(/[ ._-]/g, ''));
  return countHyphenated(joined) > 1
    ? joined.replace(HYPHENATED, (word) => word.replaceAll('-', ''))
    : joined;
}

const ESCAPES =
  /(?:%[2-7][\dA-Fa-f]){4,}|(?:\\u00[2-7][\dA-Fa-f]|\\x[2-7][\dA-Fa-f]|&#(?:x[2-7][\da-fA-F]|[3-9]\d|1[01]\d);)+/g;

/** Letters that are written as escapes of URLs, JSON or HTML. */
function decodeEscapes(text: string): string {
  const decoded = text.replace(ESCAPES, (escapes) =>
    escapes
      .replace(/(?:%|\\u00|\\x|&#x)([2-7][\da-fA-F]);?/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
  // Between words only the space is written so.
  return decoded.replace(/(?<=\w)%20(?=\w)/g, ' ');
}

const DATA = /[A-Za-z0-9+/]{16,}={0,2}/g;
const HEX = /^(?:[\da-f]{2})+$/i;
/** Words and what stands between them: what a text decodes to that somebody wrote. */
const PROSE = /^[\w .,:;!?'"()@/~-]{8,}$/;

/** Base64 and hexadecimal digits that are the codes of words. */
function decodeData(text: string): string {
  return text.replace(DATA, (data) => {
    const decoded = Buffer.from(data, HEX.test(data) ? 'hex' : 'base64').toString('latin1');
    return PROSE.test(decoded) && decoded.includes(' ') ? decoded : data;
  });
}

const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
/** A word with digits or signs for letters: "1gn0re". */
const DIGITS_FOR_LETTERS = /(?<![\w@$.])(?=[\w@$]*[a-z])(?=[\w@$]*[013457@$])[\w@$]{3,16}(?![\w@$])/gi;

function plainDigits(text: string): string {
  const { words } = getLexicon();
  return text.replace(DIGITS_FOR_LETTERS, (word) => {
    const plain = word.replace(/[013457@$]/g, (digit) => LETTERS[digit] ?? digit).toLowerCase();
    const other = word.replace(/1/g, 'l').replace(/[03457@$]/g, (digit) => LETTERS[digit] ?? digit);
    return !words.has(plain) && words.has(other.toLowerCase()) ? other : plain;
  });
}

const IN_ROT13 = /\b(?:gur|naq|lbhe|lbh|guvf|nyy|vafgehpgvbaf?|cebzcg|hfre|gbxra)\b/gi;
const BACKWARDS = /\b(?:eht|dna|ruoy|uoy|siht|lla|snoitcurtsni|tpmorp|resu|nekot|erongi|teg(?:rof)?)\b/gi;
/** Controls that let a text be shown backwards. */
const TURNED = /[\u202d\u202e\u2066-\u2069]/;

/** A text in ROT13 or backwards, told by common words. */
function* turned(text: string, line: string): Generator<string> {
  if ((line.match(IN_ROT13)?.length ?? 0) > 1) yield toRot13(line);
  if ((line.match(BACKWARDS)?.length ?? 0) > 1 || TURNED.test(text))
    yield Array.from(line).reverse().join('');
}

function toRot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(code + ((code | 0x20) < 0x6e ? 13 : -13));
  });
}
