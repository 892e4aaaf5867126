import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * SecondMe, as its guide "OpenClaw integration" and its error pages describe it: user/info with every documented answer, and the
 * proxy that forwards an agent's call to an integration with a token of the app for the user.
 */
export interface SecondMeEmulator {
  /** `SECONDME_API_URL`. */
  readonly url: string;
  /** A user signs in; the token is SecondMe's own (`sm-…`), which no service may use. */
  readonly signIn: (userId: string) => string;
  /** A user lets an app in, with these scopes. */
  readonly authorise: (userId: string, appId: string, scopes: readonly string[]) => void;
  /** A token of an app for a user, as the proxy makes one. */
  readonly mint: (userId: string, appId: string) => string;
  /** What becomes of a token later. */
  readonly end: (token: string, why: 'expired' | 'revoked') => void;
  /** Binds an integration to its app and endpoint. */
  readonly register: (key: string, appId: string, endpoint: string) => void;
  /** An agent calls an integration for a user, through the proxy. */
  readonly call: (userToken: string, key: string, method: string, params?: object) => Promise<unknown>;
  /** A developer's account: what the control plane tells to the token that comes back. */
  readonly develop: (account: DeveloperAccount) => string;
  /** How user/info answers from now on; `null`: as it should. */
  readonly setAnswer: (answer: UserInfoAnswer | null) => void;
  /** How often user/info was asked. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** An answer of user/info whoever asks. */
export interface UserInfoAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing is ever sent. */
  readonly hangs?: true;
}

/** What an account has at the control plane, as it answers. */
export interface DeveloperAccount {
  readonly apps: readonly object[];
  readonly integrations: readonly { readonly integrationId: string }[];
  /** How lists stand in an answer: alone, or under that name. */
  readonly listAs?: string;
}

interface Token {
  readonly userId: string;
  readonly scopes: readonly string[];
  ended?: 'expired' | 'revoked';
}

const BASE = '/gate/lab';
/** The scope that user/info needs, by both of its names: the page says the old one, tokens since March 2026 have the new one. */
const USER_INFO = new Set(['user.info', 'userinfo']);

/** Starts an emulator of SecondMe on a free port of 127.0.0.1. */
export async function startSecondMe(): Promise<SecondMeEmulator> {
  const signedIn = new Map<string, string>();
  const authorised = new Map<string, readonly string[]>();
  const tokens = new Map<string, Token>();
  const integrations = new Map<string, { appId: string; endpoint: string }>();
  const developers = new Map<string, DeveloperAccount>();
  let forced: UserInfoAnswer | null = null;
  let asked = 0;

  const mint = (userId: string, appId: string): string => {
    const token = `lba_at_${randomUUID()}`;
    tokens.set(token, { userId, scopes: authorised.get(`${userId} ${appId}`) ?? [] });
    return token;
  };
  const userInfo = (token: string): UserInfoAnswer => {
    asked += 1;
    if (forced) return forced;
    const known = tokens.get(token);
    if (!known) return error(401, 'oauth2.token.invalid');
    if (known.ended) return error(401, `oauth2.token.${known.ended}`);
    if (!known.scopes.some((scope) => USER_INFO.has(scope))) return error(403, 'apikey.permission.denied');
    const { userId } = known;
    // Ids that are not the user's stand where they are often looked for.
    const data = { userId, id: 'profile-1', name: `User ${userId}`, avatar: 'https://example.com/a.png' };
    return { status: 200, body: { code: 0, id: 'request-1', data } };
  };
  const proxy = async (token: string, key: string, body: string): Promise<UserInfoAnswer> => {
    const userId = signedIn.get(token);
    const integration = integrations.get(key);
    if (userId === undefined) return error(401, 'auth.token.invalid');
    if (!integration) return error(404, 'skill.not_found');
    if (!authorised.has(`${userId} ${integration.appId}`)) return { status: 200, body: unauthorised() };
    const answer = await fetch(integration.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${mint(userId, integration.appId)}`,
      },
      body,
    });
    return { status: answer.status, body: await answer.json() };
  };
  const answerTo = async (request: IncomingMessage): Promise<UserInfoAnswer> => {
    const { pathname } = new URL(request.url ?? '/', 'http://emulator');
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (pathname === `${BASE}/api/secondme/user/info`) return userInfo(token);
    const console = consolePath(request.url ?? '/');
    if (console !== null) return consoleAnswer(developers.get(token), console);
    const key = /\/mcp\/([^/]+)\/rpc$/.exec(pathname)?.[1];
    if (key === undefined || request.method !== 'POST') return error(404, 'resource.not_found');
    return proxy(token, key, await textOf(request));
  };

  const server = createServer((request, response) => {
    void answerTo(request).then(({ status, body, headers, hangs }) => {
      if (hangs) return;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}${BASE}`,
    signIn: (userId) => {
      const token = `sm-${randomUUID()}`;
      signedIn.set(token, userId);
      return token;
    },
    authorise: (userId, appId, scopes) => void authorised.set(`${userId} ${appId}`, scopes),
    mint,
    develop: (account) => {
      const token = `lba_at_${randomUUID()}`;
      developers.set(token, account);
      return token;
    },
    end: (token, why) => {
      const known = tokens.get(token);
      if (known) known.ended = why;
    },
    register: (key, appId, endpoint) => void integrations.set(key, { appId, endpoint }),
    call: async (userToken, key, method, params) => {
      const answer = await fetch(`${origin}/rest/third-party-agent/v1/mcp/${key}/rpc`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${userToken}` },
        body: JSON.stringify({ jsonrpc: '2.0', id: '1', method, params }),
      });
      return answer.json();
    },
    setAnswer: (answer) => (forced = answer),
    asked: () => asked,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The path of the control plane's API (mindverse/second-me-skills, references/control-plane.md); `null` for another one. */
function consolePath(url: string): URL | null {
  const target = new URL(url, 'http://emulator');
  return /^\/gate\/lab\/api\/(?:applications|integrations)\//.test(target.pathname) ? target : null;
}

function consoleAnswer(
  account: DeveloperAccount | undefined,
  { pathname, searchParams }: URL,
): UserInfoAnswer {
  if (!account) return error(401, 'auth.token.invalid');
  const page = (items: readonly object[], size: string): UserInfoAnswer => {
    const per = Number(searchParams.get(size) ?? 20);
    const from = (Number(searchParams.get('page') ?? 1) - 1) * per;
    const list = items.slice(from, from + per);
    const data = account.listAs === undefined ? list : { [account.listAs]: list, total: items.length };
    return { status: 200, body: { code: 0, data } };
  };
  if (pathname.endsWith('/applications/external/list')) return page(account.apps, 'page_size');
  if (pathname.endsWith('/integrations/list')) return page(account.integrations, 'pageSize');
  const id = pathname.split('/').at(-1);
  const found = account.integrations.find(({ integrationId }) => integrationId === id);
  return found ? { status: 200, body: { code: 0, data: found } } : error(404, 'resource.not_found');
}

function error(status: number, subCode: string): UserInfoAnswer {
  return { status, body: { code: status, message: `Emulated ${subCode}`, subCode, data: null } };
}

function unauthorised(): object {
  const data = {
    businessCode: 'third_party_agent.oauth.authorization_required',
    appStoreUrl: 'https://example.com/app',
  };
  return { jsonrpc: '2.0', id: '1', error: { code: -32_010, message: 'Authorization required', data } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
