import { endSentence } from '../text/endSentence.ts';

/** Sentences in one line, each with its end, cut between words so that at most `most` characters are left. */
export function joinSentences(parts: readonly string[], most: number): string {
  const text = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map(endSentence)
    .join(' ');
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most * 0.8))).trimEnd()}…`;
}
