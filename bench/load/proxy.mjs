import { Agent, createServer, request } from 'node:http';

/**
 * Starts a proxy on loopback that sends to the copies in turn, `width` requests at once to each; one that does not take connections is left out.
 * A call that was under way is answered with 502. Returns its address, how many calls were under way when a copy went, and what ends it.
 */
export async function startProxy(copies, width) {
  const forward = createForward(copies, new Agent({ keepAlive: true, maxSockets: width }));
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => forward.send(incoming, outgoing, Buffer.concat(chunks), turn++ % copies.length));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    atKill: forward.broken,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Sends a call to a copy, to the next one when that takes no connection; counts the calls that broke on the way. */
function createForward(copies, agent) {
  let broken = 0;
  const send = (incoming, outgoing, body, at, tries = 1) => {
    const sent = request(
      copies[at].url + incoming.url,
      { method: 'POST', agent, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    sent.on('error', (error) => {
      const isGone = error.code === 'ECONNREFUSED';
      if (!isGone) broken += 1;
      if (isGone && tries < copies.length)
        send(incoming, outgoing, body, (at + 1) % copies.length, tries + 1);
      else outgoing.writeHead(502).end('{"error":"the copy that was asked is gone"}');
    });
    sent.end(body);
  };
  return { send, broken: () => broken };
}
