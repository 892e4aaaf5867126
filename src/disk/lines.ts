import { readFileSync } from 'node:fs';

/** Reads entries of what `linesOf` wrote, each by itself, as JSON: the fastest way to one of them, and to all in their order. */
export function openLines(path: string): (key: string) => string | undefined {
  // A character a byte, so that only what is asked for is decoded.
  const text = readFileSync(path, 'latin1');
  let end = 0;
  return (key) => {
    const start = `\n${Buffer.from(JSON.stringify(key)).toString('latin1')}:`;
    const next = text.indexOf(start, end);
    const at = next === -1 ? text.indexOf(start) : next;
    if (at === -1) return undefined;
    end = text.indexOf('\n', at + 1);
    return decodeBytes(valueIn(text, at + start.length, end));
  };
}

/** The text whose UTF-8 bytes the characters of another are. */
function decodeBytes(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}

/** The entries of a text that `linesOf` made of keys without quotes in them. */
export function* splitLines(text: string): Iterable<readonly [string, string]> {
  for (let at = text.indexOf('\n') + 1, end = 0; text[at] === '"'; at = end + 1) {
    end = text.indexOf('\n', at);
    const colon = text.indexOf('":', at);
    yield [text.slice(at + 1, colon), valueIn(text, colon + 2, end)];
  }
}

function valueIn(text: string, start: number, end: number): string {
  return text.slice(start, text[end - 1] === ',' ? end - 1 : end);
}

/** A JSON object in pieces: one line an entry, the braces on lines of their own. Values are given as JSON. */
export function* linesOf(entries: Iterable<readonly [string, string]>): Iterable<string> {
  let between = '';
  yield '{\n';
  for (const [key, json] of entries) {
    yield `${between}${JSON.stringify(key)}:${json}`;
    between = ',\n';
  }
  yield '\n}';
}
