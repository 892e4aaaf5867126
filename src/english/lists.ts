/** "a, b and c". */
export function joinAnd(words: readonly string[]): string {
  return join(words, 'and');
}

/** "a, b or c". */
export function joinOr(words: readonly string[]): string {
  return join(words, 'or');
}

function join(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
