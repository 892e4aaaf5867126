import type { Clock } from '../http/clock.ts';
import { LOOPBACK_HOSTS } from '../http/origin.ts';
import { followCatalog } from './catalog/followCatalog.ts';
import { createApp } from './http/createApp.ts';
import { listen } from './http/listen.ts';
import { formatBug, formatLogLine } from './http/log.ts';
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

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Serves a catalog by HTTP until it is stopped. */
export async function serveHttp(options: ServeOptions): Promise<Serving> {
  const { clock, users, version, agentSessions, print } = options;
  const endpoint = createMcpEndpoint();
  const catalog = followCatalog({
    ...options,
    changed: ({ apps }) => {
      endpoint.changed();
      print(`skillpress: the catalog was built anew: ${countNoun(apps.size, 'app')}\n`);
    },
  });
  const bound = options.host.includes(':') ? `[${options.host}]` : options.host;
  const app = createApp({
    catalog: catalog.current,
    endpoint,
    users,
    limits: createLimits(options.callsPerMinute, clock),
    clock,
    version,
    agentSessions,
    hosts: [...LOOPBACK_HOSTS, bound, ...options.hosts],
    log: (entry) => print(formatLogLine(entry)),
    bug: (error) => print(formatBug(error)),
  });
  const listening = await listen(app.fetch, options).catch((error: unknown) => {
    catalog.stop();
    throw error;
  });
  return {
    url: listening.url,
    stop: async () => {
      catalog.stop();
      const closed = listening.stop();
      await app.drain();
      await endpoint.close();
      await closed;
      await users.close();
    },
  };
}
