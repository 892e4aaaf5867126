import type { CallToolResult } from '@modelcontextprotocol/server';
import type { JsonSchema } from '../../model/action.ts';
import { rememberFor } from '../../text/memo.ts';
import { connectApp, type AccountStanding, type WantedApp } from '../account/connectApp.ts';
import { runCatalogAction } from '../account/runAction.ts';
import type { BuiltTool, AppTools } from '../../read/builtFiles.ts';
import { createArguments, type ToolArguments } from './checkInput.ts';
import { createConnectionView, createConnectTool } from './connectTool.ts';
import { createOutcomeResult } from './outcomeResult.ts';
import { createAnnotations, createObject, withAccount, type ToolSpec } from './registerTool.ts';
import { endSentence } from '../../text/endSentence.ts';
import { toToolError } from './toolResult.ts';

/** Chooses among several connections; no input of an app is called so. */
const CONNECTION = '_connection';
const CHOOSES: JsonSchema = {
  type: 'string',
  description: 'The id of the connection to use. Only needed when the user has several to this app.',
};

/** An app's popular actions as tools of its own server, and the one that connects it. Without an account they say so when they are called. */
export function listAppTools(app: WantedApp, known: AppTools): ToolSpec[] {
  const actions = known.tools.slice(0, known.popular);
  const connectTool = createConnectTool({
    name: 'connect',
    title: `Connect to ${app.name}`,
    called: app.name,
    input: createObject({}),
    find: () => Promise.resolve(app),
  });
  return [connectTool, ...actions.map((tool) => actionTool(app, tool))];
}

function actionTool(app: WantedApp, tool: BuiltTool): ToolSpec {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    annotations: createAnnotations(tool.effect),
    input: toArguments(tool),
    run: withAccount(async ({ [CONNECTION]: chosen, ...input }, account) => {
      const standing = await connectApp(account, app, chosen === undefined ? undefined : String(chosen));
      if (standing.kind !== 'ready') return notConnected(standing, app);
      const given = tool.input === 'wrapped' ? input['input'] : input;
      return createOutcomeResult(
        await runCatalogAction(account.tenant, standing.connection.id, tool.action, given),
      );
    }),
  };
}

/** Made once for each tool of a catalog, however many calls there are. */
const toArguments = rememberFor(({ inputSchema }: BuiltTool): ToolArguments => {
  const schema: JsonSchema = inputSchema ?? { type: 'object' };
  const properties = { ...Object(schema['properties']), [CONNECTION]: CHOOSES };
  return createArguments({ ...schema, properties });
});

/** The action was not run; once the user has done what the result asks for, the same call runs it. */
function notConnected(
  standing: Exclude<AccountStanding, { kind: 'ready' }>,
  { name }: WantedApp,
): CallToolResult {
  if (standing.kind === 'failed')
    return toToolError({ outcome: 'not-sent', message: `${endSentence(standing.message)} Nothing was run.` });
  if (standing.kind === 'several')
    return toToolError({
      outcome: 'choose-connection',
      message: `There are several connections to ${name}. Ask the user which to use, then call this again with its id as "${CONNECTION}".`,
      connections: standing.connections.map(createConnectionView),
    });
  const { url, request } = standing;
  return toToolError({
    outcome: 'open-url',
    message: `${name} is not connected yet. Ask the user to open this URL and sign in, then make the same call again: ${url}`,
    url,
    request,
  });
}
