import { Refusal } from './answers.ts';
import type { Account, State } from './state.ts';

/** The three texts of a 401 (convex/lib/apiTokenAuth.ts). */
export const UNAUTHORIZED = {
  missing: 'Unauthorized: API token is missing. Run `clawhub login` to authenticate.',
  invalid: 'Unauthorized: API token is invalid or revoked. Run `clawhub login` again.',
  standing:
    'Unauthorized: This ClawHub account is not in good standing and cannot use API tokens. If you believe this is a mistake, open a GitHub issue: https://github.com/openclaw/clawhub/issues/new.',
} as const;

function bearer(header: string | undefined): string | null {
  return /^bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1] ?? null;
}

/** The account of a request, or null without a good token: reads are public. */
export function accountOf(state: State, header: string | undefined): Account | null {
  const token = bearer(header);
  const found = state.accounts.find((one) => one.token === token);
  return found && !found.revoked && found.standing !== 'suspended' ? found : null;
}

/** What the registry saw of a token: nothing, one that it knows, or one that it does not accept. */
export function tokenSeen(state: State, header: string | undefined): 'none' | 'valid' | 'invalid' {
  if (header === undefined) return 'none';
  return accountOf(state, header) ? 'valid' : 'invalid';
}

/** The account of a request that needs one; 401 or 403 otherwise. */
export function requireAccount(state: State, header: string | undefined): Account {
  const token = bearer(header);
  if (token === null) throw new Refusal(UNAUTHORIZED.missing, 401);
  const found = state.accounts.find((one) => one.token === token);
  if (!found || found.revoked) throw new Refusal(UNAUTHORIZED.invalid, 401);
  if (found.standing === 'suspended') throw new Refusal(UNAUTHORIZED.standing, 401);
  if (found.standing === 'forbidden') throw new Refusal('Forbidden', 403);
  return found;
}

/** The publisher that a version goes to; without a handle it is the user's own. */
export function publishTarget(state: State, user: Account, ownerHandle: string | undefined): string {
  const wanted = ownerHandle?.trim().replace(/^@+/, '').toLowerCase() || user.handle;
  if (wanted === user.handle) return wanted;
  const org = state.orgs.find((one) => one.handle === wanted);
  const exists = org ?? state.accounts.find((one) => one.handle === wanted);
  if (!exists)
    throw new Refusal(
      `Publisher "@${wanted}" not found. Create the "@${wanted}" organization on ClawHub or choose a different owner.`,
    );
  if (!org?.members.includes(user.handle))
    throw new Refusal(
      `You do not have publish access for "@${wanted}". Ask an owner or admin of "@${wanted}" to add you.`,
    );
  return wanted;
}
