import type { RunOutcome } from '../../membrane/readRunOutcome.ts';
import type { RemoteAction } from '../../membrane/schemas.ts';
import type { Result } from '../../membrane/result.ts';
import type { Tenant } from '../../membrane/tenant.ts';
import { createToolInput } from '../../normalise/inputSchema.ts';
import { toPlain } from '../../text/plain.ts';
import { findProblem } from '../mcp/checkInput.ts';

/** An action of the catalog: by its id where the catalog knows it, else by what it is called. */
export interface WantedAction {
  readonly id: string | null;
  readonly key: string | null;
  readonly name: string;
}

/** What came of an action, or why it was not tried. */
export type ActionOutcome = RunOutcome | { readonly kind: 'invalid'; readonly message: string };

/** Runs an action that is known by its id, once its input fits the schema that it has at Membrane now. */
export async function runAction(
  tenant: Tenant,
  connectionId: string,
  actionId: string,
  input: unknown,
): Promise<ActionOutcome> {
  const found = await tenant.action(actionId);
  if (!found.ok) return { kind: 'unsent', message: found.message };
  return runChecked(tenant, connectionId, found.value, input);
}

/**
 * Runs an action of the catalog. One whose id the catalog does not know is looked up on the connection and its input checked
 * there; of the others the caller has checked the input against the catalog.
 */
export async function runCatalogAction(
  tenant: Tenant,
  connectionId: string,
  wanted: WantedAction,
  input: unknown,
): Promise<ActionOutcome> {
  if (wanted.id !== null) return tenant.run(wanted.id, connectionId, input);
  const actions = await tenant.actions({ connectionId });
  const found = actions.ok ? named(actions.value, wanted) : actions;
  if (!found.ok) return { kind: 'unsent', message: found.message };
  return runChecked(tenant, connectionId, found.value, input);
}

async function runChecked(
  tenant: Tenant,
  connectionId: string,
  action: RemoteAction,
  input: unknown,
): Promise<ActionOutcome> {
  const known = createToolInput(action.inputSchema);
  const given = known?.wrapped ? { input } : input;
  const problem = known === null ? null : findProblem(given, known.schema);
  if (problem !== null)
    return { kind: 'invalid', message: `The input of "${action.name}" does not fit its schema: ${problem}` };
  return tenant.run(action.id, connectionId, input);
}

/** The one action with that key, else the one with that name. */
function named(actions: readonly RemoteAction[], { key, name }: WantedAction): Result<RemoteAction> {
  const byKey = key === null ? [] : actions.filter((action) => action.key === key);
  const found = byKey.length > 0 ? byKey : actions.filter((action) => toPlain(action.name) === toPlain(name));
  const [first, ...others] = found;
  if (first && others.length === 0) return { ok: true, value: first };
  const count = first ? `${found.length} actions` : 'no action';
  return {
    ok: false,
    status: null,
    message: `Membrane has ${count} called "${name}" on this connection; find_actions lists what there is`,
  };
}
