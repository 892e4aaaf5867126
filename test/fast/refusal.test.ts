import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test.each<[string, () => unknown]>([
  ['a process', () => spawn('true')],
  ['a process that is waited for', () => execFileSync('true')],
  ['a thread', () => new Worker('0', { eval: true })],
  ['a server', () => createServer().listen(0)],
  ['a connection', () => connect(9)],
])('a fast test cannot start %s', (_, start) => expect(start).toThrow('WHOLE in vitest.config.ts'));

test('nor send a request', async () => {
  await expect(fetch('http://127.0.0.1:9/')).rejects.toThrow('fetch failed');
});
