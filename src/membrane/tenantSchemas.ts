import * as z from 'zod';

/** The parts of Membrane's answers to a tenant that are used; everything else is ignored (`@membranehq/sdk` 0.28, zod schemas). */
const text = z.string().max(5000).nullish().catch(null);
const id = z.union([z.string().min(1).max(200), z.number().transform(String)]);
const optionalId = id.nullish().catch(null);

const problem = z.object({ message: text }).nullish().catch(null);

/** A connection; its `state` is any text, since the API may come to have others than today. */
export const connectionSchema = z.object({
  id,
  name: text,
  state: text,
  disconnected: z.boolean().nullish().catch(null),
  connectorId: optionalId,
  integrationId: optionalId,
  externalAppId: optionalId,
  clientAction: z.object({ description: text, uiUrl: text }).nullish().catch(null),
  errors: z.array(problem).nullish().catch(null),
  requestError: problem,
});

/** A page of a tenant's connections; without a cursor it is the last one. */
export const connectionPageSchema = z.object({ items: z.array(connectionSchema), cursor: optionalId });

/** A connection request: `url` is what the user opens. */
export const connectionRequestSchema = z.object({
  requestId: id,
  status: z.enum(['pending', 'success', 'cancelled', 'error']),
  url: z.url({ protocol: /^https?$/ }),
  resultConnectionId: optionalId,
  resultError: problem,
});

/** A session of Membrane's agent. */
export const sessionSchema = z.object({ id, status: text, state: text });

/** What came of an action; an error tells its run, too. */
export const runSchema = z.object({ output: z.unknown().optional(), actionRunId: optionalId });

/** A connection of a tenant, with the state as Membrane words it. */
export type Connection = z.output<typeof connectionSchema>;
/** A wish to connect that waits for its user, or what came of it. */
export type ConnectionRequest = z.output<typeof connectionRequestSchema>;
/** A run of Membrane's agent, with the state as Membrane words it. */
export type Session = z.output<typeof sessionSchema>;
