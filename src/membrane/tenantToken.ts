import { SignJWT } from 'jose';
import { createUsageError } from '../errors.ts';
import { WORKSPACE_KEY, WORKSPACE_SECRET } from './settings.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** What signs for a workspace; both parts are in its settings in the Membrane console. */
export interface WorkspaceKey {
  readonly key: string;
  readonly secret: string;
}

/** Reads the key and the secret of a workspace from the environment. Throws a usage error that names the variable which is missing. */
export function readWorkspaceKey(env: EnvironmentVariables): WorkspaceKey {
  const [key = '', secret = ''] = [WORKSPACE_KEY, WORKSPACE_SECRET].map(({ name, hint }) => {
    const value = env[name]?.trim();
    if (!value) throw createUsageError(`${name} is not set`, hint);
    return value;
  });
  return { key, secret };
}

/** How long a token is good: a call takes seconds, and one that leaks is worth little. */
const SECONDS = 120;
/** How far the clock of Membrane may be behind this machine's. */
const SKEW_SECONDS = 30;

/**
 * A token that acts in one tenant of a workspace, and in no other, for two minutes (docs.getmembrane.com, "Authentication":
 * HS512, claims `workspaceKey` and `tenantKey`). `wall` is now, in milliseconds since 1970.
 */
export function signTenantToken(
  { key, secret }: WorkspaceKey,
  tenantKey: string,
  wall: number,
): Promise<string> {
  const now = Math.floor(wall / 1000);
  return new SignJWT({ workspaceKey: key, tenantKey })
    .setProtectedHeader({ alg: 'HS512', typ: 'JWT' })
    .setIssuedAt(now - SKEW_SECONDS)
    .setExpirationTime(now + SECONDS)
    .sign(new TextEncoder().encode(secret));
}
