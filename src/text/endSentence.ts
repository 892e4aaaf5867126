/** A text with the end of a sentence: where it has none, a full stop, or the Chinese one behind a Chinese character. */
export function endSentence(text: string): string {
  if (/[.!?…。！？]["'”’)\]」』）]?$/.test(text)) return text;
  return text + (/\p{Script=Han}$/u.test(text) ? '。' : '.');
}
