/**
 * Returns the data of each event of a stream as soon as the event is whole (WHATWG HTML, "Server-sent events"); an event without data is
 * passed over. Lines end with LF or CRLF.
 */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let data: string[] = [];
  for await (const line of readLines(body)) {
    if (line.startsWith('data:')) data.push(line.slice('data:'.length).replace(/^ /, ''));
    if (line !== '') continue;
    if (data.length > 0) yield data.join('\n');
    data = [];
  }
}

/** Returns each line of a text as soon as it has ended; what is behind the last end of a line is none. */
async function* readLines(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of body) {
    const [end = '', ...starts] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(end);
    for (const start of starts) {
      yield parts.join('').replace(/\r$/, '');
      parts = [start];
    }
  }
}
