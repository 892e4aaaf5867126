import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Connection } from '../../membrane/tenantSchemas.ts';
import { connectApp, type AccountStanding, type WantedApp } from '../account/connectApp.ts';
import type { ToolArguments } from './checkInput.ts';
import { createAnnotations, withAccount, type ToolSpec } from './registerTool.ts';
import { toAnswer, toFailure } from './toolResult.ts';

/** The tool that connects an app, of a server of one app or of all. */
export interface ConnectSpec {
  readonly name: string;
  readonly title: string;
  /** What its description calls the app. */
  readonly called: string;
  readonly input: ToolArguments;
  /** The app that is asked for, or the result that says it is not there. */
  readonly find: (input: Record<string, unknown>) => Promise<WantedApp | CallToolResult>;
}

/** Creates the tool that returns the user's connection to an app, or where the user makes one. */
export function createConnectTool({ name, title, called, input, find }: ConnectSpec): ToolSpec {
  return {
    name,
    title,
    description: `Returns the user's connection to ${called}. Without one it returns a URL: ask the user to open it and sign in, then call this again.`,
    annotations: { ...createAnnotations('write'), idempotentHint: true },
    input,
    run: withAccount(async (given, account) => {
      const app = await find(given);
      return 'content' in app ? app : createStandingResult(await connectApp(account, app), app.name);
    }),
  };
}

/** Says where somebody stands with an app. */
function createStandingResult(standing: AccountStanding, name: string): CallToolResult {
  if (standing.kind === 'ready')
    return toAnswer({ outcome: 'ready', ...createConnectionView(standing.connection) });
  if (standing.kind === 'several')
    return toAnswer({ outcome: 'ready', connections: standing.connections.map(createConnectionView) });
  if (standing.kind === 'failed') return toFailure(standing);
  const { url, request } = standing;
  const message = `Ask the user to open this URL and sign in to ${name}, then call this again.`;
  return toAnswer({ outcome: 'open-url', url, request, message });
}

/** A connection, as models need it. */
export function createConnectionView({ id, name, state }: Connection): object {
  return { connection: id, name: name ?? '', state: state ?? 'READY' };
}
