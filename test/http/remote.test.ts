import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRemote, type RemoteAnswer } from '../../src/http/remote.ts';
import { fakeClock, until } from '../membrane/support.ts';

type Act = (response: ServerResponse) => void;

const good: Act = (response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
const broken: Act = (response) => void response.destroy();
const silent: Act = () => {};
const large: Act = (response) => void response.end(Buffer.alloc(5 * 2 ** 20));

/** A remote that answers as it is told, and is asked by a clock that the test moves. */
async function scene() {
  let act = good;
  let received = 0;
  const server = createServer((request, response) => {
    received += 1;
    request.resume().on('end', () => act(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clock = fakeClock();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const remote = createRemote({ name: 'Membrane', origin, connections: 2, clock });
  onTestFinished(async () => {
    await remote.close();
    server.closeAllConnections();
    server.close();
  });
  const request = () => ({
    path: '/x',
    token: { value: 'token-of-ann', name: 'the token' },
    until: clock.now() + 60_000,
  });
  return {
    clock,
    become: (next: Act) => void (act = next),
    received: () => received,
    ask: (): Promise<RemoteAnswer> => remote.ask({ method: 'GET', ...request() }),
    change: (): Promise<RemoteAnswer> => remote.send({ method: 'POST', json: {}, ...request() }),
  };
}

test('a change without an answer, sent to see whether it is up again, does not shut it off for good', async () => {
  const { clock, become, received, ask, change } = await scene();
  become(broken);
  await ask();
  await ask();
  expect(await ask()).toMatchObject({ kind: 'withheld' });
  clock.advance(20_000);
  become(silent);
  const before = received();
  const changing = change();
  await until(() => received() > before);
  await until(clock.expire);
  expect(await changing).toMatchObject({ kind: 'failed', sent: true });
  become(good);
  expect(await ask()).toMatchObject({ kind: 'withheld' });
  clock.advance(120_000);
  expect(await ask()).toMatchObject({ kind: 'answered', status: 200 });
});

test('who asks for too much does not shut it off for the others', async () => {
  const { become, received, ask } = await scene();
  become(large);
  for (let asked = 0; asked < 6; asked += 1) expect(await ask()).toMatchObject({ code: 'too large' });
  expect(received()).toBe(6);
  become(good);
  expect(await ask()).toMatchObject({ kind: 'answered', status: 200 });
});
