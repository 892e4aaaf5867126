import { z } from 'zod';
import type { Call, RunRecord } from './call.ts';
import { findAction } from './actions.ts';
import { ApiError } from './errors.ts';
import { objectId } from './ids.ts';
import { parse } from './queries.ts';
import { find } from './select.ts';
const text = z.string().optional();
const meta = z.record(z.string(), z.unknown()).optional();
const runBody = z.object({ input: z.unknown().optional(), meta });
/** SDK `ActRequest`, which is strict. */
const actBody = z.strictObject({
  id: text,
  key: text,
  code: text,
  api: z.object({ method: z.string(), path: text }).optional(),
  integrationId: text,
  integrationKey: text,
  connectionId: text,
  connectionKey: text,
  input: z.unknown().optional(),
  meta,
});

function ran(call: Call, run: Omit<RunRecord, 'tenantId'>): unknown {
  if (run.connection) find(call.world.connections, run.connection, 'Connection');
  call.state.runs.push({ ...run, tenantId: call.tenantId });
  return { output: { echo: run.input ?? null }, actionRunId: objectId(`run/${call.state.runs.length}`) };
}

/** `POST /actions/{id}/run?connectionId=`; `input` is in the body, though Membrane's published self-integration skill lists it as a query parameter. */
export function runAction(call: Call): unknown {
  const { input } = parse(runBody, call.body ?? {});
  const { id } = findAction(call.world, call.selector);
  return ran(call, {
    action: id,
    connection: call.query['connectionId'] ?? call.query['connectionKey'],
    input,
  });
}

function actionOf(call: Call, { id, key, api, integrationKey }: z.output<typeof actBody>): string {
  const selector = id ?? (key && integrationKey ? `${integrationKey}.${key}` : key);
  if (selector) return findAction(call.world, selector).id;
  return api ? 'api' : 'code';
}

/** `POST /act`: exactly one of id, key, api and code. */
export function act(call: Call): unknown {
  const body = parse(actBody, call.body);
  const ways = [body.id, body.key, body.api, body.code].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new ApiError(400, 'Exactly one of id, key, api or code is required');
  const connection = body.connectionId ?? body.connectionKey;
  return ran(call, { action: actionOf(call, body), connection, input: body.input });
}
