/** A text with the end of a sentence: where it has none, a full stop, or the Chinese one behind a Chinese character. */
export function endSentence(text: string): string {
  if (/[.!?…。！？]["'”’)\]」』）]?$/.test(text)) return text;
  return text + (/\p{Script=Han}$/u.test(text) ? '。' : '.');
}

/** Sentences as one text: a full-width stop has its space with it. One that lacks its end gets it, but for the last. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((told, next) => {
    const closed = endSentence(told);
    return /[。！？]$/.test(closed) ? closed + next : `${closed} ${next}`;
  });
}
