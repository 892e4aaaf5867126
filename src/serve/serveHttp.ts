import { wordError } from '../errors.ts';
import type { Clock } from '../http/clock.ts';
import { openBuiltCatalog } from './catalog/openBuiltCatalog.ts';
import { watchCatalog } from './catalog/watchCatalog.ts';
import { createApp } from './http/createApp.ts';
import { listen } from './http/listen.ts';
import { formatLogLine } from './http/log.ts';
import { createMcpEndpoint } from './mcp/createHandler.ts';
import { createLimits } from './users/limits.ts';
import type { Users } from './users/users.ts';
import { countNoun } from '../text/counting.ts';

/** What is served, where, and for whom. */
export interface ServeOptions {
  readonly outDir: string;
  /** What messages call the output folder. */
  readonly outLabel: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Names, besides those of this machine, by which callers may reach the server. */
  readonly hosts: readonly string[];
  readonly users: Users;
  readonly callsPerMinute: number;
  readonly agentSessions: boolean;
  readonly version: string;
  readonly clock: Clock;
  /** Takes lines for whoever runs the server. */
  readonly print: (text: string) => void;
}

/** A running server. */
export interface Serving {
  readonly url: string;
  /** Finishes what is under way, and ends. */
  readonly stop: () => Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Serves a catalog by HTTP until it is stopped. */
export async function serveHttp(options: ServeOptions): Promise<Serving> {
  const { outDir, outLabel, clock, users, version, agentSessions, print } = options;
  let catalog = openBuiltCatalog(outDir, outLabel);
  const endpoint = createMcpEndpoint();
  const bound = options.host.includes(':') ? `[${options.host}]` : options.host;
  const app = createApp({
    catalog: () => catalog,
    endpoint,
    users,
    limits: createLimits(options.callsPerMinute, clock),
    clock,
    version,
    agentSessions,
    hosts: [...LOOPBACK, bound, ...options.hosts],
    log: (entry) => print(formatLogLine(entry)),
    bug: (error) => print(`skillpress: a bug: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const listening = await listen(app.fetch, options);
  const unwatch = watchCatalog(outDir, () => {
    try {
      catalog = openBuiltCatalog(outDir, outLabel);
      endpoint.changed();
      print(`skillpress: the catalog was built anew: ${countNoun(catalog.apps.size, 'app')}\n`);
    } catch (error) {
      print(`skillpress: the catalog before is served on: ${wordError(error)}\n`);
    }
  });
  return {
    url: listening.url,
    stop: async () => {
      unwatch();
      const closed = listening.stop();
      await app.drain();
      await endpoint.close();
      await closed;
      await users.close();
    },
  };
}
