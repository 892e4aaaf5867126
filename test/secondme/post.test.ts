import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { postMessage, type Message, type Posted } from '../../src/secondme/online/post.ts';
import { readEvents } from '../../src/secondme/online/readEvents.ts';

const CALL: Message = { id: '1' };

/** Posts a message to a server that answers in this way. */
async function post(answer: (response: ServerResponse) => void, message: Message = CALL): Promise<Posted> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return postMessage(message, {}, { url, bearer: null, proxy: null, signal: AbortSignal.timeout(5_000) });
}

const STREAM = { 'content-type': 'Text/Event-Stream; charset=utf-8' };

test('an error that is no failure of the network is thrown, not told as one', async () => {
  const circular: Record<string, unknown> = { id: '1' };
  circular['self'] = circular;
  await expect(post((response) => response.end(), circular)).rejects.toThrow(TypeError);
});

test('a connection that breaks is told by its cause', async () => {
  const posted = await post((response) => response.destroy());
  expect(posted).toEqual({ kind: 'failed', problem: expect.stringMatching(/^it broke the connection/) });
});

test('an answer is the event that has its id, not one without', async () => {
  const posted = await post((response) => {
    response.writeHead(200, STREAM);
    response.write('data: {"method":"notifications/message"}\n\ndata: {"id":"2"}\n\ndata: {"id":"1","a":');
    response.write('0}\r\n\r\n');
  });
  expect(posted).toMatchObject({ status: 200, message: { id: '1', a: 0 }, problem: null });
});

test('a notification has no answer, whatever its stream says, even when that never ends', async () => {
  const posted = await post((response) => {
    response.writeHead(200, STREAM).write('data: {"method":"notifications/message"}\n\n');
  }, {});
  expect(posted).toEqual({ kind: 'answered', status: 200, message: undefined, problem: null, session: null });
});

test.each([STREAM, { 'content-type': 'application/json' }])(
  'an answer of %o above the cap',
  async (headers) => {
    const posted = await post((response) => {
      response.writeHead(200, headers).end(`data: ${'x'.repeat(5 * 2 ** 20)}`);
    });
    expect(posted).toMatchObject({ message: undefined, problem: 'more than 4194304 bytes' });
  },
);

async function* inChunks(bytes: Buffer, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test.each([1, 2, 3, 1000])('events are read alike in chunks of %i bytes', async (size) => {
  const stream = Buffer.from(
    ': hi\n\nevent: message\r\ndata: "Zürich"\r\n\r\ndata:a\ndata:  b\nid: 7\n\ndata: not whole\n',
  );
  const events: string[] = [];
  for await (const event of readEvents(inChunks(stream, size))) events.push(event);
  expect(events).toEqual(['"Zürich"', 'a\n b']);
});

test('an event of many chunks takes time in proportion to its size', async () => {
  const stream = Buffer.from(`data: ${'x'.repeat(2 ** 21)}\n\n`);
  const started = performance.now();
  for await (const event of readEvents(inChunks(stream, 64))) expect(event).toHaveLength(2 ** 21);
  // Joined anew at each of 32,768 chunks it would be 32 GB.
  expect(performance.now() - started).toBeLessThan(5_000);
});
