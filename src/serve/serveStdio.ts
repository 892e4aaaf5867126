import type { McpServer } from '@modelcontextprotocol/server';
import { serveStdio as serveSdk } from '@modelcontextprotocol/server/stdio';
import { waitForAbort, type Clock } from '../http/clock.ts';
import { followCatalog } from './catalog/followCatalog.ts';
import type { Call } from './call.ts';
import { DEADLINE_MS } from './http/createApp.ts';
import { formatBug } from './http/log.ts';
import { createCatalogServer } from './mcp/createServer.ts';

/** What is served to the one person whose client started this program. */
export interface StdioOptions {
  readonly outDir: string;
  /** What messages call the output folder. */
  readonly outLabel: string;
  readonly account: Call['account'];
  readonly agentSessions: boolean;
  readonly version: string;
  readonly clock: Clock;
  /** Takes lines for whoever runs the server; standard output belongs to the protocol. */
  readonly print: (text: string) => void;
  /** Ends it. */
  readonly stop: AbortSignal;
}

/** Serves a catalog on standard input and output; resolves when the client has closed them, or it was stopped. */
export async function serveStdio(options: StdioOptions): Promise<void> {
  const { clock, print } = options;
  let server: McpServer | null = null;
  const catalog = followCatalog({
    ...options,
    changed: () => {
      server?.sendToolListChanged();
      server?.sendResourceListChanged();
    },
  });
  const call: Call = {
    account: options.account,
    agentSessions: options.agentSessions,
    version: options.version,
    clock,
    get catalog() {
      return catalog.current();
    },
    deadline: () => clock.now() + DEADLINE_MS,
    note: (tool, outcome) =>
      print(`${JSON.stringify({ time: new Date(clock.wall()).toISOString(), tool, outcome })}\n`),
    bug: (error) => print(formatBug(error)),
  };
  const connection = serveSdk(() => (server = createCatalogServer(call)));
  await Promise.race([waitForAbort(options.stop), inputEnded()]);
  catalog.stop();
  await connection.close();
}

/** The client has closed our input. */
function inputEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close']) process.stdin.once(event, () => resolve());
  });
}
