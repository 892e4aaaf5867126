import type { Remote, RemoteRequest } from '../../http/remote.ts';
import { openTenant } from '../../membrane/tenant.ts';
import { createMemories } from '../account/memory.ts';
import type { Call } from '../call.ts';
import type { Users } from './users.ts';

/** Everybody is the owner of one token, or nobody at Membrane without one. */
export function createOneUser(
  remote: Remote,
  token: RemoteRequest['token'] | null,
): { readonly users: Users; readonly account: Call['account'] } {
  const memory = createMemories()('');
  const account: Call['account'] =
    token === null ? null : async (until) => ({ memory, tenant: openTenant({ remote, token, until }) });
  const users: Users = {
    identify: async () => ({ kind: 'known', mark: null, account }),
    close: async () => {},
  };
  return { users, account };
}
