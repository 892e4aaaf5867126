import { readFileSync } from 'node:fs';

/** Reads entries of what `linesOf` wrote, each by itself: the fastest way to one of them, and to all in their order. */
export function openLines(path: string): (key: string) => unknown {
  // A character a byte, so that only what is asked for is decoded.
  const text = readFileSync(path, 'latin1');
  let end = 0;
  return (key) => {
    const start = `\n${Buffer.from(JSON.stringify(key)).toString('latin1')}:`;
    const next = text.indexOf(start, end);
    const at = next === -1 ? text.indexOf(start) : next;
    if (at === -1) return undefined;
    end = text.indexOf('\n', at + 1);
    return JSON.parse(decodeBytes(text.slice(at + start.length, text[end - 1] === ',' ? end - 1 : end)));
  };
}

/** The text whose UTF-8 bytes the characters of another are. */
function decodeBytes(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}

/** A JSON object in pieces: one line an entry, the braces on lines of their own. */
export function* linesOf(entries: Iterable<readonly [string, unknown]>): Iterable<string> {
  let between = '';
  yield '{\n';
  for (const [key, value] of entries) {
    yield `${between}${JSON.stringify(key)}:${JSON.stringify(value)}`;
    between = ',\n';
  }
  yield '\n}';
}
