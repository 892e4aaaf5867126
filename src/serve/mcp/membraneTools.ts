import type { CallToolResult } from '@modelcontextprotocol/server';
import { isReady, type WantedApp } from '../account/connectApp.ts';
import { runAction } from '../account/runAction.ts';
import type { Call } from '../call.ts';
import type { BuiltCatalog } from '../catalog/openBuiltCatalog.ts';
import type { Connection, Session } from '../../membrane/tenantSchemas.ts';
import { SLUG, createUnknownApp } from './catalogTools.ts';
import { createConnectionView, createConnectTool } from './connectTool.ts';
import { toLiveAction } from './toLiveAction.ts';
import {
  annotateReading,
  createAnnotations,
  createObject,
  withAccount,
  type ToolSpec,
} from './registerTool.ts';
import { createOutcomeResult } from './outcomeResult.ts';
import { toAnswer, toFailure, toToolError } from './toolResult.ts';

const ID = { type: 'string', minLength: 1, maxLength: 200 } as const;
const CONNECTION = { ...ID, description: 'The id of a connection, as connect_app returns it.' };

/** The tools that act in the caller's own tenant at Membrane. */
export function listMembraneTools(call: Call): ToolSpec[] {
  const tools = [connectTool(call), STATUS, FIND, RUN];
  return call.agentSessions ? [...tools, buildTool(call)] : tools;
}

function connectTool({ catalog }: Call): ToolSpec {
  return createConnectTool({
    name: 'connect_app',
    title: 'Connect to an app',
    called: 'an app',
    input: createObject({ slug: SLUG }),
    find: async ({ slug }) =>
      catalog.apps.has(String(slug))
        ? findWantedApp(catalog, String(slug))
        : createUnknownApp(catalog, String(slug)),
  });
}

/** An app, as Membrane is asked for it. */
export async function findWantedApp(catalog: BuiltCatalog, slug: string): Promise<WantedApp> {
  const { membrane } = await catalog.tools(slug);
  const { name = slug, homepage = '' } = catalog.apps.get(slug) ?? {};
  return { slug, name, homepage, membrane };
}

const STATUS: ToolSpec = {
  name: 'connection_status',
  title: 'See whether a connection is ready',
  description:
    'Tells the state of a connection or of a connection request, and what the user has to do if anything.',
  annotations: annotateReading(true),
  input: createObject({
    connection: { ...ID, description: 'The id of a connection, or of a connection request.' },
  }),
  run: withAccount(async ({ connection }, { tenant }) => {
    const id = String(connection);
    const found = await tenant.connection(id);
    if (found.ok)
      return toAnswer({ outcome: isReady(found.value) ? 'ready' : 'not-ready', ...statusOf(found.value) });
    if (found.status !== 404) return toFailure(found);
    const request = await tenant.connectionRequest(id);
    if (!request.ok) return toFailure({ message: `You have no connection or request "${id}"` });
    const { status, url, resultConnectionId, resultError } = request.value;
    return toAnswer({
      outcome: status,
      request: id,
      ...(status === 'pending' ? { url } : {}),
      ...(resultConnectionId ? { connection: resultConnectionId } : {}),
      ...(resultError?.message ? { problem: resultError.message } : {}),
    });
  }),
};

function statusOf(connection: Connection): object {
  const { clientAction, errors, requestError } = connection;
  const problems = [...(errors ?? []), requestError].flatMap((each) => each?.message ?? []);
  return {
    ...createConnectionView(connection),
    ...(clientAction
      ? { userAction: { description: clientAction.description, url: clientAction.uiUrl } }
      : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

const FIND: ToolSpec = {
  name: 'find_actions',
  title: 'Find actions of a connection',
  description:
    'Finds the actions of a connection that fit an intent, each with its inputs as JSON Schema and what it does to data (read: nothing; write: changes it; delete: removes data or access).',
  annotations: annotateReading(true),
  input: createObject(
    {
      connection: CONNECTION,
      intent: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: 'What is to be done, in a few words.',
      },
      limit: { type: 'integer', minimum: 1, maximum: 20, description: '10 unless given.' },
    },
    ['limit'],
  ),
  run: withAccount(async ({ connection, intent, limit = 10 }, { tenant }) => {
    const found = await tenant.findActions(String(connection), String(intent), Number(limit));
    if (!found.ok) return toFailure(found);
    return toAnswer({ outcome: 'found', actions: found.value.map(toLiveAction) });
  }),
};

const RUN: ToolSpec = {
  name: 'run_action',
  title: 'Run an action',
  description:
    'Runs an action on a connection. Confirm with the user before an action that changes or deletes data. Nothing is sent twice: when the outcome is "unknown", look what happened before you run it again.',
  annotations: createAnnotations('delete'),
  input: createObject(
    {
      connection: CONNECTION,
      action: { ...ID, description: 'The id of an action, as find_actions returns it.' },
      input: { description: "What the action's schema asks for." },
    },
    ['input'],
  ),
  run: withAccount(async ({ connection, action, input = {} }, { tenant }) =>
    createOutcomeResult(await runAction(tenant, String(connection), String(action), input)),
  ),
};

/** Longest that Membrane is asked to wait for a session before it tells how far that is, in seconds. */
const LONGEST_WAIT = 10;

function buildTool({ clock }: Call): ToolSpec {
  return {
    name: 'build_missing',
    title: 'Have Membrane build what is missing',
    description:
      "Has Membrane's agent build a connector or an action that does not exist yet: costs credits and changes the workspace, so ask the user first. Takes minutes: call it again with the session to see how far it is.",
    annotations: createAnnotations('write'),
    input: createObject(
      {
        prompt: {
          type: 'string',
          minLength: 1,
          maxLength: 5_000,
          description: 'What to build, with the app and its URL.',
        },
        session: { ...ID, description: 'A session that was started before, instead of a prompt.' },
      },
      ['prompt', 'session'],
    ),
    run: withAccount(async ({ prompt, session }, { tenant }, until) => {
      if ((prompt === undefined) === (session === undefined))
        return toToolError({ outcome: 'invalid', message: 'Give either a prompt or a session.' });
      if (prompt !== undefined) {
        const started = await tenant.startSession(String(prompt));
        return started.ok ? sessionResult(started.value) : toFailure(started);
      }
      const left = Math.floor((until - clock.now()) / 2_000);
      const found = await tenant.session(String(session), Math.max(1, Math.min(LONGEST_WAIT, left)));
      return found.ok ? sessionResult(found.value) : toFailure(found);
    }),
  };
}

function sessionResult({ id, status, state }: Session): CallToolResult {
  const done = state === 'idle' || status === 'completed';
  return toAnswer({ outcome: done ? 'done' : 'running', session: id, status, state });
}
