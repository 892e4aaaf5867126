/** Most characters of a sentence. */
const LIMIT = 160;

/** The sentence, cut at a word and ended with "…" where it is too long. */
export function chooseFitting(sentence: string): string {
  if (sentence.length <= LIMIT) return sentence;
  const space = sentence.lastIndexOf(' ', LIMIT - 1);
  const cut = sentence.slice(0, space > LIMIT / 2 ? space : LIMIT - 1);
  return `${cut.replace(/[\s,.:;(–-]+$|[\uD800-\uDBFF]$/, '')}…`;
}

/** What Chinese and Japanese are written with: such a sentence ends with a full stop of its own. */
const IDEOGRAPHIC = /[\u3005\u3040-\u30ff\u3400-\u9fff」』）】]$/;

const ENGLISH = /^[A-Za-z]+ /;

/** The sentence with its full stop, in the form of its script: "List 联系人" is English. */
export function closeSentence(text: string): string {
  // "Sample Inc." has one already.
  if (text.endsWith('.')) return text;
  return `${text}${IDEOGRAPHIC.test(text) && !ENGLISH.test(text) ? '。' : '.'}`;
}

/** With a capital at the front. */
export function capitalise(text: string): string {
  const second = text.charAt(1);
  // "iPhone" and "eBay" begin small on purpose.
  return second !== second.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
