import { toVerbForm } from '../text/verbForms.ts';

/** Most characters of a sentence. */
const LIMIT = 160;

/** The sentence, cut at a word and ended with "…" where it is too long. */
export function chooseFitting(sentence: string): string {
  if (sentence.length <= LIMIT) return sentence;
  const space = sentence.lastIndexOf(' ', LIMIT - 1);
  const cut = sentence.slice(0, space > LIMIT / 2 ? space : LIMIT - 1);
  return `${cut.replace(/[\s,.:;(–-]+$|[\uD800-\uDBFF]$/, '')}…`;
}

/** What Chinese and Japanese are written with. */
const IDEOGRAPHS = String.raw`\u3005\u3040-\u30ff\u3400-\u9fff`;
const IDEOGRAPH = new RegExp(`[${IDEOGRAPHS}]`);
const BEGINS_AND_ENDS_SO = new RegExp(`^[${IDEOGRAPHS}].*[${IDEOGRAPHS}」』）】]$`, 's');
const FIRST_WORD = /^[A-Za-z]+(?= )/;
const ENGLISH = /(?:^| )(?:[Aa]n?|and|are|as|at|by|for|from|in|is|of|on|or|[Tt]he|to|when|with) /;

/** The sentence with its full stop, in the form of its language. */
export function closeSentence(text: string): string {
  // "Sample Inc." has one already.
  if (text.endsWith('.')) return text;
  return `${text}${IDEOGRAPH.test(text) && !isEnglish(text) ? '。' : '.'}`;
}

/** Of a text with words of Chinese or Japanese: "List 联系人" is English, "Acme 联系人列表" is not. */
function isEnglish(text: string): boolean {
  if (BEGINS_AND_ENDS_SO.test(text)) return false;
  return ENGLISH.test(text) || toVerbForm(FIRST_WORD.exec(text)?.[0] ?? '') !== undefined;
}

/** With a capital at the front. */
export function capitalise(text: string): string {
  const second = text.charAt(1);
  // "iPhone" and "eBay" begin small on purpose.
  return second !== second.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
