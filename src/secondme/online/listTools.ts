import * as z from 'zod';
import { cutText } from '../../text/cutText.ts';
import { postMessage, type Posted, type PostOptions } from './post.ts';

/** A tool as a server lists it. */
export interface LiveTool {
  readonly name: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** The ways to ask for tools, in the order in which they are tried; the first is the one that SecondMe documents. */
export type Way = 'bare' | 'initialized' | 'envelope';

/** What came of asking a server for its tools. */
export type Listed =
  | { readonly kind: 'tools'; readonly way: Way; readonly tools: readonly LiveTool[] }
  /** It wants a token, or another one. */
  | { readonly kind: 'auth'; readonly status: 401 | 403 }
  | {
      readonly kind: 'failed';
      readonly problems: Readonly<Record<Way, string>>;
      /** Something answered there. */
      readonly reached: boolean;
    };

const page = z.object({
  result: z.object({
    tools: z.array(z.object({ name: z.string(), inputSchema: z.record(z.string(), z.unknown()).catch({}) })),
    nextCursor: z.string().nullish(),
  }),
});

const MOST_PAGES = 50;
const VERSION = '2026-07-28';
const CLIENT = { name: 'skillpress', version: '1' };

/** Asks for the tools by a plain call, then with a handshake, then with the envelope of 2026-07-28, until one is answered. */
export async function listTools(options: PostOptions): Promise<Listed> {
  const problems: Record<Way, string> = { bare: '', initialized: '', envelope: '' };
  const ways: readonly (readonly [Way, () => Promise<Tried>])[] = [
    ['bare', () => pages(options, {}, {})],
    ['initialized', () => initialized(options)],
    ['envelope', () => pages(options, ENVELOPE_HEADERS, { _meta: ENVELOPE })],
  ];
  let reached = false;
  for (const [way, ask] of ways) {
    const tried = await ask();
    if ('tools' in tried) return { kind: 'tools', way, tools: tried.tools };
    if (tried.status === 401 || tried.status === 403) return { kind: 'auth', status: tried.status };
    problems[way] = tried.problem;
    reached ||= tried.status !== null;
  }
  return { kind: 'failed', problems, reached };
}

type Tried =
  | { readonly tools: readonly LiveTool[] }
  | { readonly status: number | null; readonly problem: string };

const ENVELOPE = {
  'io.modelcontextprotocol/protocolVersion': VERSION,
  'io.modelcontextprotocol/clientInfo': CLIENT,
  'io.modelcontextprotocol/clientCapabilities': {},
};
const ENVELOPE_HEADERS = { 'mcp-protocol-version': VERSION, 'mcp-method': 'tools/list' };

async function initialized(options: PostOptions): Promise<Tried> {
  const protocolVersion = '2025-11-25';
  const params = { protocolVersion, capabilities: {}, clientInfo: CLIENT };
  const hello = await postMessage(rpc('initialize', params), {}, options);
  if (hello.kind === 'failed') return { status: null, problem: hello.problem };
  if (hello.status !== 200) return refusal(hello);
  const headers = {
    'mcp-protocol-version': protocolVersion,
    ...(hello.session === null ? {} : { 'mcp-session-id': hello.session }),
  };
  await postMessage({ ...rpc('notifications/initialized', {}), id: undefined }, headers, options);
  return pages(options, headers, {});
}

/** Every page of the list, with the same headers and parameters. */
async function pages(
  options: PostOptions,
  headers: Readonly<Record<string, string>>,
  params: object,
): Promise<Tried> {
  const tools: LiveTool[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < MOST_PAGES; turn += 1) {
    const asked = { ...params, ...(cursor === null ? {} : { cursor }) };
    const message = rpc('tools/list', Object.keys(asked).length === 0 ? undefined : asked);
    const answer = await postMessage(message, headers, options);
    if (answer.kind === 'failed') return { status: null, problem: answer.problem };
    const parsed = page.safeParse(answer.message);
    if (answer.status !== 200 || !parsed.success) return refusal(answer);
    tools.push(...parsed.data.result.tools);
    cursor = parsed.data.result.nextCursor ?? null;
    if (cursor === null) return { tools };
  }
  return { status: 200, problem: `more than ${MOST_PAGES} pages of tools` };
}

function rpc(method: string, params: object | undefined) {
  return { jsonrpc: '2.0', id: '1', method, ...(params === undefined ? {} : { params }) };
}

/** Characters of what a server says that are told. */
const SAID = 200;

function refusal({ status, message, problem }: Extract<Posted, { kind: 'answered' }>): Tried {
  const { error } = Object(message);
  const said =
    typeof Object(error).message === 'string' ? `: ${cutText(String(Object(error).message), SAID)}` : '';
  return {
    status,
    problem: problem === null ? `it answered ${status}${said}` : `it answered ${status} with ${problem}`,
  };
}
