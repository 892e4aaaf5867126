/** Characters that are gathered before they become bytes. */
const CHUNK = 256 * 1024;

/** Turns pieces of a text into bytes, many pieces at a time: a large text is never in memory as a whole. */
export function* encodePieces(pieces: Iterable<string>): Iterable<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
