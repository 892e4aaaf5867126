/** Entries that one memo keeps; beyond them it works the answer out each time. */
const MAX = 20_000;

/** A function of one string that remembers its answers, up to a bound. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (known.size < MAX) known.set(text, answer);
    return answer;
  };
}
