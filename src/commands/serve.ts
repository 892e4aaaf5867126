import { resolve } from 'node:path';
import { EXIT, createUsageError } from '../errors.ts';
import { systemClock, waitForAbort } from '../http/clock.ts';
import { checkOrigin } from '../http/origin.ts';
import { chooseProxy } from '../http/proxy.ts';
import { createRemote, type Remote } from '../http/remote.ts';
import { checkToken } from '../http/token.ts';
import { readMembraneUrl, MEMBRANE_HEADERS, MEMBRANE_TOKEN, MEMBRANE_URL } from '../membrane/settings.ts';
import { readWorkspaceKey } from '../membrane/tenantToken.ts';
import type { ServeSettings } from '../model/config.ts';
import { readConfig } from '../read/settings.ts';
import { checkSecondMeUrl } from '../secondme/userInfo.ts';
import { isLoopback, serveHttp } from '../serve/serveHttp.ts';
import { serveStdio } from '../serve/serveStdio.ts';
import { createOneUser } from '../serve/users/oneUser.ts';
import { createSecondMeUsers } from '../serve/users/secondMeUsers.ts';
import type { Users } from '../serve/users/users.ts';
import { CONFIG_FILE, type Context } from './session.ts';
import type { EnvironmentVariables } from '../model/environment.ts';
import { toFolderLabel } from '../text/folderLabel.ts';

/** Flags of `serve`. */
export interface ServeFlags {
  readonly out: string;
  readonly stdio: boolean;
  readonly host: string;
  readonly port: number;
  readonly allowAgentSessions: boolean;
}

/** Requests to Membrane on the wire at once. */
const CONNECTIONS = 256;

/** `skillpress serve`: the catalog as an MCP server, until it is stopped. Returns the exit code. */
export async function serve(context: Context, flags: ServeFlags, stop: AbortSignal): Promise<number> {
  const { cwd, env, version, stderr } = context;
  const { serve: settings } = readConfig({ configFile: resolve(cwd, CONFIG_FILE), configLabel: CONFIG_FILE });
  const origin = checkOrigin(readMembraneUrl(env), MEMBRANE_URL);
  const remote = createRemote({
    name: 'Membrane',
    origin,
    proxy: chooseProxy(env, origin),
    connections: CONNECTIONS,
    headers: MEMBRANE_HEADERS,
  });
  const what = {
    outDir: resolve(cwd, flags.out),
    outLabel: toFolderLabel(flags.out),
    agentSessions: flags.allowAgentSessions,
    version,
    clock: systemClock,
    print: stderr,
  };
  try {
    if (flags.stdio) {
      const { account } = createOneUser(remote, tokenIn(env));
      await serveStdio({ ...what, account, stop });
    } else {
      const { host, port } = flags;
      const users = usersFor(settings, context, host, remote);
      const { hosts, callsPerMinute } = settings;
      const serving = await serveHttp({ ...what, hosts, callsPerMinute, users, host, port });
      stderr(`skillpress: serving ${what.outLabel}/ at ${serving.url}/mcp\n`);
      await waitForAbort(stop);
      stderr('skillpress: finishing the calls under way\n');
      await serving.stop();
    }
  } finally {
    await remote.close();
  }
  return EXIT.done;
}

function usersFor({ users }: ServeSettings, { env }: Context, host: string, remote: Remote): Users {
  if (users === 'none') {
    const token = tokenIn(env);
    if (token !== null && !isLoopback(host))
      throw createUsageError(
        `Everybody who reaches ${host} could act with MEMBRANE_TOKEN`,
        'Listen on 127.0.0.1, unset MEMBRANE_TOKEN to serve the catalog alone, or set "serve: { users: secondme }" in catalog.yaml.',
      );
    return createOneUser(remote, token).users;
  }
  const workspace = readWorkspaceKey(env);
  const { origin, base } = checkSecondMeUrl(env['SECONDME_API_URL']);
  return createSecondMeUsers({
    origin,
    base,
    proxy: chooseProxy(env, origin),
    workspace,
    remote,
    clock: systemClock,
  });
}

/** Without it the catalog can be read, and nothing be connected or run. */
function tokenIn(env: EnvironmentVariables): { readonly value: string; readonly name: string } | null {
  const text = env['MEMBRANE_TOKEN'];
  return text ? { value: checkToken(text, MEMBRANE_TOKEN), name: MEMBRANE_TOKEN.name } : null;
}
