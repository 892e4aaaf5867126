import { SignJWT } from 'jose';

/** What signs for a workspace; both parts are in its settings in the Membrane console. */
export interface WorkspaceKey {
  readonly key: string;
  readonly secret: string;
}

/** A call takes seconds; a token that leaks is worth little. */
const SECONDS = 120;
/** Clocks differ. */
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
