import type { McpServer } from '@modelcontextprotocol/server';
import { serveStdio as serveSdk } from '@modelcontextprotocol/server/stdio';
import { wordError } from '../errors.ts';
import type { Clock } from '../http/clock.ts';
import { openBuiltCatalog } from './catalog/openBuiltCatalog.ts';
import type { Call } from './call.ts';
import { watchCatalog } from './catalog/watchCatalog.ts';
import { DEADLINE_MS } from './http/createApp.ts';
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
  const { outDir, outLabel, clock, print } = options;
  let catalog = openBuiltCatalog(outDir, outLabel);
  let server: McpServer | null = null;
  const call: Call = {
    account: options.account,
    agentSessions: options.agentSessions,
    version: options.version,
    clock,
    get catalog() {
      return catalog;
    },
    deadline: () => clock.now() + DEADLINE_MS,
    note: (tool, outcome) =>
      print(`${JSON.stringify({ time: new Date(clock.wall()).toISOString(), tool, outcome })}\n`),
    bug: (error) => print(`skillpress: a bug: ${error instanceof Error ? error.stack : String(error)}\n`),
  };
  const connection = serveSdk(() => (server = createCatalogServer(call)));
  const unwatch = watchCatalog(outDir, () => {
    try {
      catalog = openBuiltCatalog(outDir, outLabel);
      server?.sendToolListChanged();
      server?.sendResourceListChanged();
    } catch (error) {
      print(`skillpress: the catalog before is served on: ${wordError(error)}\n`);
    }
  });
  await ended(options.stop);
  unwatch();
  await connection.close();
}

/** The client has closed our input, or somebody stops us. */
function ended(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close']) process.stdin.once(event, () => resolve());
    stop.addEventListener('abort', () => resolve());
  });
}
