/** Answers of one generation. */
const MOST = 500;

/**
 * A function of one string that remembers its last answers. They are kept in two generations: what was not asked for since the younger one
 * began goes with the older one, so that what is asked for often stays, at any number of apps.
 */
export function remember<T>(work: (text: string) => T, most = MOST): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const own = copyText(text);
    const answer = old.get(text) ?? work(own);
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(own, answer);
    return answer;
  };
}

/** A function of one object that remembers its answer as long as there is the object. */
export function rememberFor<Key extends object, T>(work: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, { readonly answer: T }>();
  return (key) => {
    const found = known.get(key) ?? { answer: work(key) };
    known.set(key, found);
    return found.answer;
  };
}

const LATIN = /^[\0-\xff]*$/;

/**
 * The same text in memory of its own: V8 cuts a piece out of a page by pointing into it, so that who keeps a line keeps the whole page.
 */
export function copyText(text: string): string {
  const encoding = LATIN.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
