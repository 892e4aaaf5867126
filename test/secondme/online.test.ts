import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../src/model/app.ts';
import type { SecondMeSettings } from '../../src/model/secondme.ts';
import { createRemote } from '../../src/http/remote.ts';
import { systemClock } from '../../src/http/clock.ts';
import { readSubject } from '../../src/secondme/checkManifest.ts';
import type { SecondMeManifest } from '../../src/secondme/manifest.ts';
import { checkOnline, USER_TOKEN } from '../../src/secondme/online/checkOnline.ts';
import { toManifest } from '../../src/secondme/toManifest.ts';
import { askUserInfo, checkSecondMeUrl, type Identity } from '../../src/secondme/userInfo.ts';
import { fixture } from '../support/catalogs.ts';
import { connection } from '../support/membrane/world.ts';
import { tenantIdOf } from '../support/membrane/ids.ts';
import { ledgerlyWorld, startWithUsers } from '../support/serve.ts';
import { config } from '../support/subject.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { readDescriptor } from '../../src/read/descriptor.ts';
import { readSnapshot } from '../../src/read/snapshot.ts';

const APP = '6b1f5c2e-7d5a-4d0b-9f43-0c1c5a3b9e21';
const INVOICE = { customerId: 'c1', lines: [] };

/** The app of the served catalog, as a build makes it. */
function readLedgerly(): App {
  const text = (file: string): string => readFileSync(fixture('basic', `apps/ledgerly/${file}`), 'utf8');
  const { descriptor } = readDescriptor('ledgerly', 'app.md', text('app.md'));
  const { snapshot } = readSnapshot('ledgerly', 'membrane.json', text('membrane.json'));
  if (!descriptor || !snapshot) throw new Error('the fixture cannot be read');
  return wordApp(normaliseApp('ledgerly', descriptor, snapshot, config));
}
const ledgerly = readLedgerly();

function manifestAt(endpoint: string, pre: string | null = null): SecondMeManifest {
  const environment = (enabled: boolean, endpointOverride: string | null) => ({
    enabled,
    endpointOverride,
    secrets: { token: '${THE_TOKEN}' },
  });
  const settings: SecondMeSettings = {
    endpoint,
    appId: APP,
    scopes: ['user.info'],
    apps: null,
    environments: { pre: environment(pre !== null, pre), prod: environment(true, null) },
    keys: new Map(),
  };
  return toManifest(ledgerly, settings);
}

const KNOWN: Identity = { kind: 'user', userId: '1' };
const check = (
  manifest: SecondMeManifest,
  identity: Identity = KNOWN,
  env: Record<string, string> = { THE_TOKEN: 't' },
) => checkOnline(readSubject(manifest, { tools: null }), { env, userOf: async () => identity });
const rulesOf = (findings: readonly { level: string; rule: string }[]): string[] =>
  findings.map(({ level, rule }) => `${level} ${rule}`);

describe('against skillpress serve', () => {
  test('a manifest that was made, a call of two users through the proxy, and a third one who connects first', async () => {
    const own = (key: string) =>
      connection('ledgerly', { id: `${key}-0000`, tenantId: tenantIdOf(key), userId: tenantIdOf(key) });
    const world = { ...ledgerlyWorld(), connections: [own('ann'), own('bob')] };
    const server = await startWithUsers({ world });
    const { secondMe, membrane } = server;
    const manifest = manifestAt(`${server.url}/mcp/{slug}`);
    for (const user of ['ann', 'bob', 'eve'])
      secondMe.authorise(user, APP, manifest.oauth.requiredScopes ?? []);

    const { origin, base } = checkSecondMeUrl(secondMe.url);
    const remote = createRemote({ name: 'SecondMe', origin, connections: 1 });
    onTestFinished(() => remote.close());
    const findings = await checkOnline(readSubject(manifest, { tools: null }), {
      env: { THE_TOKEN: secondMe.mint('ann', APP) },
      userOf: (token) => askUserInfo(remote, base, token, systemClock.now() + 5_000),
    });
    expect(findings).toEqual([]);

    const { key } = manifest.skill;
    secondMe.register(key, APP, manifest.mcp.endpoint);
    const [ann, bob, eve, stranger] = ['ann', 'bob', 'eve', 'stranger'].map(secondMe.signIn);
    const run = (token = '') =>
      secondMe.call(token, key, 'tools/call', { name: 'ledgerly_create-invoice', arguments: INVOICE });
    const done = { result: { structuredContent: { outcome: 'done', output: { echo: INVOICE } } } };
    expect(await run(ann)).toMatchObject(done);
    expect(await run(bob)).toMatchObject(done);
    const asked = (await run(eve)) as { result: { isError: boolean; structuredContent: { url: string } } };
    expect(asked).toMatchObject({ result: { isError: true, structuredContent: { outcome: 'open-url' } } });
    await fetch(asked.result.structuredContent.url);
    expect(await run(eve)).toMatchObject(done);
    expect(await run(stranger)).toMatchObject({ error: { code: -32_010 } });
    expect(membrane.state.runs.map(({ tenantId }) => tenantId)).toEqual(
      ['ann', 'bob', 'eve'].map(tenantIdOf),
    );
  });

  test('a user whose authorisation lacks the scope is told as that', async () => {
    const server = await startWithUsers();
    const denied: Identity = { kind: 'denied', message: "The app's authorisation lacks the scope user.info" };
    server.secondMe.authorise('ann', APP, ['chat.read']);
    const findings = await check(manifestAt(`${server.url}/mcp/{slug}`), denied, {
      [USER_TOKEN]: server.secondMe.mint('ann', APP),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('lacks the scope user.info'),
      expect.stringContaining('answers 403 to the token, since it lacks the scope'),
    ]);
  });

  test('without a token only what needs none is checked', async () => {
    const server = await startWithUsers();
    const findings = await check(manifestAt(`${server.url}/mcp/{slug}`), KNOWN, {});
    expect(rulesOf(findings)).toEqual(['warning secondme/online-token']);
  });

  test('an address where nothing answers, or something else, is told without a token, too', async () => {
    const server = await startWithUsers();
    for (const [endpoint, remedy] of [
      ['http://127.0.0.1:9/mcp/{slug}', 'Look whether the address is right'],
      [`${server.url}/wrong/{slug}`, 'Serve tools/list as JSON by POST'],
    ] as const) {
      const findings = await check(manifestAt(endpoint), KNOWN, {});
      expect(findings[0]?.hint).toContain(remedy);
      expect(rulesOf(findings)).toEqual(['error secondme/online-answers', 'warning secondme/online-token']);
    }
  });
});

interface Message {
  readonly id?: unknown;
  readonly method: string;
}
type Handle = (message: Message, request: IncomingMessage, response: ServerResponse) => void;

/** A server that makes a mistake. */
async function broken(handle: Handle): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => handle(JSON.parse(text || '{}'), request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/{slug}`;
}

const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const liveTools = () => {
  const { actions } = manifestAt('https://x.io/{slug}');
  return actions.map(({ toolName, payloadTemplate = {} }) => ({
    name: toolName,
    inputSchema: { type: 'object', properties: payloadTemplate, required: Object.keys(payloadTemplate) },
  }));
};
/** Answers tools/list to whoever has a token, with tools that are changed before. */
const listing =
  (change: (tools: ReturnType<typeof liveTools>) => unknown[]): Handle =>
  ({ id }, { headers }, response) =>
    headers.authorization
      ? json(response, 200, { jsonrpc: '2.0', id, result: { tools: change(liveTools()) } })
      : json(response, 401, {});

describe('against servers that make a mistake', () => {
  test('tools are called otherwise than the manifest says', async () => {
    const endpoint = await broken(
      listing((tools) =>
        tools.map((tool) => ({ ...tool, name: tool.name.replace('list-invoices', 'list_invoices') })),
      ),
    );
    const findings = await check(manifestAt(endpoint));
    expect(findings.map(({ rule, at, hint }) => [rule, at[0], hint])).toEqual([
      ['secondme/online-tool', 'actions', 'It has "ledgerly_list_invoices".'],
      ['secondme/online-tool', 'mcp', 'It has "ledgerly_list_invoices".'],
      ['secondme/online-tool-not-allowed', 'mcp', expect.any(String)],
    ]);
  });

  test('payloads lack what tools need now', async () => {
    const endpoint = await broken(
      listing((tools) =>
        tools.map((tool) => ({
          ...tool,
          inputSchema: { properties: { since: {}, ...tool.inputSchema.properties }, required: ['since'] },
        })),
      ),
    );
    const found = await check(manifestAt(endpoint));
    expect(new Set(rulesOf(found))).toEqual(new Set(['error secondme/online-payload']));
    expect(found[0]?.message).toContain('needs "since"');
  });

  test('it wants a session, and answers in a stream that stays open', async () => {
    const endpoint = await broken(({ id, method }, { headers }, response) => {
      if (!headers.authorization) return json(response, 401, {});
      if (method === 'initialize') {
        response.setHeader('mcp-session-id', 's1');
        return json(response, 200, {
          jsonrpc: '2.0',
          id,
          result: { protocolVersion: '2025-11-25', capabilities: {} },
        });
      }
      if (headers['mcp-session-id'] !== 's1')
        return json(response, 400, {
          jsonrpc: '2.0',
          id: null,
          error: { code: -32_000, message: 'No session' },
        });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        ': hello\n\nevent: message\ndata: {"jsonrpc":"2.0","method":"notifications/message"}\n\n',
      );
      response.write(
        `event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, result: { tools: liveTools() } })}\n\n`,
      );
    });
    expect(rulesOf(await check(manifestAt(endpoint)))).toEqual(['warning secondme/online-plain-call']);
  });

  test('it answers a notification with a stream that stays open', async () => {
    const endpoint = await broken(({ id, method }, { headers }, response) => {
      if (!headers.authorization) return json(response, 401, {});
      if (method === 'notifications/initialized') {
        response.writeHead(202, { 'content-type': 'text/event-stream' }).write(': open\n\n');
        return;
      }
      const params = method === 'initialize' ? { protocolVersion: '2025-11-25' } : { tools: liveTools() };
      if (method === 'initialize') response.setHeader('mcp-session-id', 's1');
      else if (headers['mcp-session-id'] !== 's1') return json(response, 400, {});
      json(response, 200, { jsonrpc: '2.0', id, result: params });
    });
    expect(rulesOf(await check(manifestAt(endpoint)))).toEqual(['warning secondme/online-plain-call']);
  });

  test('it lists no tools', async () => {
    const [finding] = await check(manifestAt(await broken(listing(() => []))));
    expect(finding).toMatchObject({
      rule: 'secondme/online-tool',
      hint: 'It lists no tools at all: look whether it serves this app.',
    });
  });

  test('it answers everybody', async () => {
    const endpoint = await broken(({ id }, _, response) =>
      json(response, 200, { jsonrpc: '2.0', id, result: { tools: liveTools() } }),
    );
    expect(rulesOf(await check(manifestAt(endpoint)))).toEqual(['error secondme/online-no-token']);
  });

  test('it reads another field than data.userId, and so knows no user', async () => {
    const endpoint = await broken((_, __, response) => json(response, 401, {}));
    const [finding] = await check(manifestAt(endpoint));
    expect(finding).toMatchObject({ level: 'error', rule: 'secondme/online-token' });
    expect(finding?.hint).toContain('data.userId');
  });

  test('it takes a missing scope for a token without a user', async () => {
    const endpoint = await broken((_, __, response) => json(response, 401, {}));
    const findings = await check(manifestAt(endpoint), { kind: 'denied', message: 'lacks the scope' });
    expect(findings.at(-1)?.message).toContain('as if it had no user, but it only lacks the scope');
  });

  test('the token is of another app', async () => {
    const endpoint = await broken(listing((tools) => tools));
    const findings = await check(manifestAt(endpoint), {
      kind: 'invalid',
      message: 'SecondMe does not take the token',
    });
    expect(rulesOf(findings)).toEqual(['error secondme/online-user']);
    expect(findings[0]?.hint).toContain('oauth.appId');
  });

  test('it is a web page, a redirect, or nothing', async () => {
    const page = await broken((_, __, response) => void response.writeHead(200).end('<html>'));
    const away = await broken(
      (_, __, response) => void response.writeHead(302, { location: '/login' }).end(),
    );
    for (const endpoint of [page, away, 'http://127.0.0.1:9/{slug}'])
      expect(rulesOf(await check(manifestAt(endpoint)))).toEqual(['error secondme/online-answers']);
  });

  test.each([
    ['mcp.acme.io/mcp/{slug}', {}, 'no address over https'],
    ['', {}, 'no address over https'],
    ['http://mcp.acme.io/mcp/{slug}', {}, 'no address over https'],
    ['ftp://127.0.0.1/mcp/{slug}', {}, 'no address over https'],
    [
      'https://mcp.acme.io/{{REGION}}/{slug}',
      {},
      'the secret "REGION", which its address names, has no value',
    ],
  ])('no token goes to %s', async (endpoint, env, problem) => {
    const findings = await check(manifestAt(endpoint), KNOWN, { THE_TOKEN: 't', ...env });
    expect(findings).toEqual([
      expect.objectContaining({
        level: 'warning',
        rule: 'secondme/online-answers',
        message: expect.stringMatching(new RegExp(`^The endpoint of "prod" was not asked: .*${problem}`)),
      }),
    ]);
  });

  test('a name in its address is what the variable of the secret holds', async () => {
    const asked: (string | undefined)[] = [];
    const endpoint = await broken((_, { url }, response) => {
      asked.push(url);
      json(response, 401, {});
    });
    const manifest = manifestAt(endpoint.replace('{slug}', '{{REGION}}/{slug}'));
    const prod = { enabled: true, secrets: { token: '${THE_TOKEN}', REGION: '${WHERE}' } };
    await check({ ...manifest, environments: { prod } }, KNOWN, { THE_TOKEN: 't', WHERE: 'eu' });
    expect(new Set(asked)).toEqual(new Set(['/eu/ledgerly']));
  });

  test('what it repeats of the token is in no message', async () => {
    const token = 'lba_at_Secret0123456789';
    const bad = { code: 1, message: `${'x'.repeat(190)} ${token}` };
    const refusing = await broken(({ id }, { headers }, response) =>
      headers.authorization
        ? json(response, 400, { jsonrpc: '2.0', id, error: bad })
        : json(response, 401, {}),
    );
    const naming = await broken(listing((tools) => [...tools, { name: `of_${token}`, inputSchema: {} }]));
    for (const endpoint of [refusing, naming]) {
      const told = JSON.stringify(await check(manifestAt(endpoint), KNOWN, { THE_TOKEN: token }));
      expect(told).toContain('The endpoint');
      expect(told).not.toMatch(/lba_at_|Secret/);
    }
  });

  test.each(['THE_TOKEN', USER_TOKEN])(
    '%s that no header can carry is refused, and not quoted',
    async (name) => {
      const checked = check(manifestAt('http://127.0.0.1:9/{slug}'), KNOWN, {
        [name]: 'lba_at_one\nlba_at_two',
      });
      await expect(checked).rejects.toThrow(`${name} is empty or holds white space`);
      await expect(checked).rejects.not.toThrow('lba_at_one');
    },
  );

  test('SecondMe cannot be asked whose token it is', async () => {
    const server = await startWithUsers();
    const down: Identity = {
      kind: 'unavailable',
      message: 'SecondMe could not be asked: no answer',
      waitMs: null,
    };
    const findings = await check(manifestAt(`${server.url}/mcp/{slug}`), down, { THE_TOKEN: 't' });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'secondme/online-user',
        message: expect.stringContaining(
          'a token whose user is not known: SecondMe could not be asked: no answer',
        ),
        hint: 'Try again in some minutes.',
      }),
    );
  });

  test('two environments have other tools', async () => {
    const prod = await broken(listing((tools) => tools));
    const pre = await broken(listing((tools) => [...tools, { name: 'ledgerly_new', inputSchema: {} }]));
    const findings = await check(manifestAt(prod, pre));
    expect(rulesOf(findings)).toEqual([
      'warning secondme/online-tool-not-allowed',
      'warning secondme/online-environments',
    ]);
    expect(findings.at(-1)?.message).toContain('lacks ledgerly_new');
  });
});
