import { createHash } from 'node:crypto';
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/http/clock.ts';
import type { Call } from '../../src/serve/call.ts';
import { openBuiltCatalog } from '../../src/serve/catalog/openBuiltCatalog.ts';
import type { SearchEntry } from '../../src/read/builtFiles.ts';
import { indexApps } from '../../src/serve/catalog/searchApps.ts';
import { createCatalogServer } from '../../src/serve/mcp/createServer.ts';
import { tempDir } from '../support/catalogs.ts';
import { DIST, distFile, startServer } from '../support/serve.ts';

const app = (slug: string, over: object = {}) => ({
  slug,
  name: slug.toUpperCase(),
  description: `${slug} is an app.`,
  homepage: `https://${slug}.example/`,
  categories: [],
  keywords: [],
  actions: 0,
  ...over,
});
const words = (slug: string, over: Partial<SearchEntry> = {}): [string, SearchEntry] => [
  slug,
  { slug, aliases: [], requests: [], entities: [], actions: [], translations: [], ...over },
];

const search = indexApps(
  [
    app('acme', { name: 'Acme Books', keywords: ['bookkeeping'] }),
    app('books-online', { name: 'Books Online', description: 'Books Online: lends books.' }),
    app('x', { name: 'X' }),
    app('chat', { name: 'Chatter', categories: ['communication'] }),
  ],
  new Map([
    words('acme', {
      aliases: ['Ledger Pro'],
      entities: ['Invoice'],
      actions: ['Create Invoice', 'List Customers'],
    }),
    words('chat', { requests: ['Tell the team that the release is out'], actions: ['Post Message'] }),
    words('x', { aliases: ['Twitter'], actions: ['Post Message'] }),
  ]),
);

const chinese = indexApps(
  [app('lark', { name: 'Lark' }), app('ledgerly', { name: 'Ledgerly' }), app('hr', { name: 'HR' })],
  new Map([
    words('lark', {
      translations: [
        { name: '飞书', about: '面向团队的即时消息与日历。发送消息。', keywords: ['群聊', '日程'] },
      ],
    }),
    words('ledgerly', {
      translations: [
        { name: null, about: '面向小企业的发票与收款工具。创建并发送发票。', keywords: ['记账'] },
      ],
    }),
    words('hr', { translations: [{ name: '书', about: '人事系统。', keywords: ['考勤、休暇'] }] }),
  ]),
);

test.each([
  ['飞书', 'lark'],
  ['在飞书里建群聊', 'lark'],
  ['给团队发送消息', 'lark'],
  ['发送发票', 'ledgerly'],
  ['帮我记账', 'ledgerly'],
  ['用 Lark 安排日程', 'lark'],
  ['ＬＡＲＫ', 'lark'],
  ['休暇', 'hr'],
  ['书', 'hr'],
])('an app is found by words of a language without spaces: %s', (query, slug) => {
  expect(chinese(query, 10)[0]?.slug).toBe(slug);
});

test('a character that two words share makes none of the other', () => {
  expect(chinese('消费票据', 10)).toEqual([]);
});

test.each([
  ['a name', 'Acme Books', 'acme'],
  ['an id', 'books-online', 'books-online'],
  ['a name of one letter', 'x', 'x'],
  ['an alias', 'twitter', 'x'],
  ['a part of a word', 'bookkeep', 'acme'],
  ['a misspelt word', 'invoyces', 'acme'],
  ['another form of a word', 'invoicing a customer', 'acme'],
  ['what users say', 'tell my team about the release', 'chat'],
  ['a category', 'communication', 'chat'],
])('an app is found by %s', (_, query, slug) => {
  expect(search(query, 10)[0]?.slug).toBe(slug);
});

test('a hit tells why it is one', () => {
  expect(search('post message', 10).map(({ slug, why }) => [slug, why])).toEqual([
    ['x', ['action']],
    ['chat', ['action']],
  ]);
  expect(search('list of customers in acme', 1)[0]?.why).toEqual(['name', 'action', 'description']);
});

test.each(['', '   ', 'qqqqqq', '"*&'])('%j finds nothing', (query) => {
  expect(search(query, 10)).toEqual([]);
});

/** A client in this process. */
async function clientOf(): Promise<Client> {
  const call: Call = {
    catalog: openBuiltCatalog(DIST, 'dist'),
    account: null,
    deadline: () => systemClock.now() + 1_000,
    clock: systemClock,
    agentSessions: false,
    version: '0',
    note: () => {},
    bug: (error) => expect.unreachable(String(error)),
  };
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createCatalogServer(call).connect(theirs as never);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(ours);
  onTestFinished(() => client.close());
  return client;
}

test('the page of an app is returned as it was built, as a tool and as a resource', async () => {
  const client = await clientOf();
  const text = readFileSync(distFile('skills/ledgerly/SKILL.md'), 'utf8');
  const { content } = await client.callTool({ name: 'get_app', arguments: { slug: 'ledgerly' } });
  expect(content).toEqual([{ type: 'text', text }]);
  const page = await client.readResource({ uri: 'skill://ledgerly/SKILL.md' });
  expect(page.contents[0]).toMatchObject({ text, mimeType: 'text/markdown' });
  const inputs = await client.readResource({ uri: 'skill://ledgerly/references/actions.md' });
  expect(inputs.contents[0]).toMatchObject({
    text: readFileSync(distFile('skills/ledgerly/references/actions.md'), 'utf8'),
  });
});

test.each(['skill://ledgerly/../../manifest.json', 'skill://nobody/SKILL.md', 'skill://ledgerly/%2e%2e/x'])(
  '%s is no resource',
  async (uri) => {
    const client = await clientOf();
    await expect(client.readResource({ uri })).rejects.toThrow(/not found/i);
  },
);

test('actions are listed, all of them or those that fit', async () => {
  const client = await clientOf();
  const list = async (args: object) => {
    const { structuredContent } = await client.callTool({ name: 'list_actions', arguments: { ...args } });
    return (structuredContent as { actions: { tool: string }[] }).actions.map(({ tool }) => tool);
  };
  expect(await list({ slug: 'ledgerly' })).toHaveLength(6);
  expect((await list({ slug: 'ledgerly', query: 'delete a customer' }))[0]).toBe('ledgerly_delete-customer');
  expect(await list({ slug: 'quiet' })).toEqual([]);
});

test('skills are listed with the digests of their files', async () => {
  const server = await startServer();
  const response = await server.post('/mcp', { jsonrpc: '2.0', id: 1, method: 'skills/list' });
  const { result } = (await response.json()) as {
    result: {
      skills: { uri: string; frontmatter: { name: string }; resources: { uri: string; digest: string }[] }[];
    };
  };
  expect(result.skills.map(({ uri }) => uri)).toEqual([
    'skill://ledgerly/SKILL.md',
    'skill://palaver/SKILL.md',
    'skill://quiet/SKILL.md',
  ]);
  const [first] = result.skills;
  expect(first?.frontmatter.name).toBe('ledgerly');
  const page = readFileSync(distFile('skills/ledgerly/SKILL.md'));
  expect(first?.resources).toContainEqual(
    expect.objectContaining({
      uri: 'skill://ledgerly/SKILL.md',
      digest: `sha256:${createHash('sha256').update(page).digest('hex')}`,
    }),
  );
});

test('a new build is served without a restart; a broken one is not', async () => {
  const dir = tempDir();
  cpSync(DIST, dir, { recursive: true });
  const server = await startServer({ outDir: dir });
  const found = async () => (await server.call('/mcp', 'get_app', { slug: 'novel' })).isError !== true;
  const replace = (path: string, text: string): void => {
    writeFileSync(join(dir, `${path}.new`), text);
    renameSync(join(dir, `${path}.new`), join(dir, path));
  };
  const rename = (path: string): void =>
    replace(path, readFileSync(join(dir, path), 'utf8').replaceAll('quiet', 'novel'));
  expect(await found()).toBe(false);
  cpSync(join(dir, 'skills/quiet'), join(dir, 'skills/novel'), { recursive: true });
  for (const path of ['catalog.json', 'search.json', 'manifest.json']) rename(path);
  await vi.waitFor(async () => expect(await found()).toBe(true), { timeout: 600_000, interval: 200 });
  replace('catalog.json', '{');
  replace('manifest.json', readFileSync(join(dir, 'manifest.json'), 'utf8'));
  await vi.waitFor(() => expect(server.printed.join('')).toContain('the catalog before is served on'), {
    timeout: 600_000,
    interval: 200,
  });
  expect(await found()).toBe(true);
});

test('what was not built is told', () => {
  expect(() => openBuiltCatalog(tempDir(), 'dist')).toThrow('There is no dist/catalog.json');
});
