import { errors, Pool, ProxyAgent } from 'undici';
import type { Proxy } from './proxy.ts';

/**
 * Opens connections through a proxy. One that hangs up on who asks for a tunnel ends the request as one that refuses does: left alone, undici
 * would ask it again at once, thousands of times a second, since it takes that for a connection that broke (`onError` in its client.js).
 */
export function openTunnels({ url }: Proxy, options: Omit<ProxyAgent.Options, 'uri'> = {}): ProxyAgent {
  return new ProxyAgent({ ...options, ...readLogin(url), uri: url, clientFactory: openProxy });
}

/** The name and password of a proxy, as curl sends them: undici sends no name that has no password. */
function readLogin(url: string): Pick<ProxyAgent.Options, 'token'> {
  const { username, password } = new URL(url);
  const login = [username, password].map(decodeURIComponent).join(':');
  return login === ':' ? {} : { token: `Basic ${Buffer.from(login).toString('base64')}` };
}

/** What undici holds for a connection that is worth opening again. */
const OPENED_AGAIN = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO']);

function openProxy(origin: URL, options: object): Pool {
  const pool = new Pool(origin, options);
  const connect: Pool['connect'] = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: async (asked: Parameters<typeof connect>[0]) => {
      try {
        return await connect(asked);
      } catch (error) {
        if (error instanceof errors.UndiciError && OPENED_AGAIN.has(error.code))
          throw new errors.RequestAbortedError('the proxy hung up');
        throw error;
      }
    },
  });
}
