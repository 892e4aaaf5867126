import * as z from 'zod';
import { LONGEST_IN_SNAPSHOT } from '../text/textLimits.ts';

/**
 * The parts of Membrane's answers that are used (docs.getmembrane.com, November 2026); everything else is ignored. Raise
 * the version when a schema lets through more than before: cached answers hold what it let through.
 */
export const SCHEMA_VERSION = 1;

/** A text of at most so many characters: longer than any honest value, and what `membrane.json` takes. */
const line = (max: number) => z.string().max(max).nullish();
const error = 'expected text or a number';
/** An id or key as text; a number's digits are kept (see json.ts). */
const id = z.union([z.string().min(1).max(LONGEST_IN_SNAPSHOT.id), z.number().transform(String)], { error });
const optionalId = z
  .union([z.string().max(LONGEST_IN_SNAPSHOT.key), z.number().transform(String)], { error })
  .nullish();
const name = (max: number) => z.string().min(1).max(max);

/** An app, integration, connector or connection. */
export const elementSchema = z.object({
  id,
  key: optionalId,
  name: name(200),
  appUri: line(2000),
  logoUri: line(2000),
  type: line(100),
  authType: line(100),
  externalAppId: optionalId,
  connectorId: optionalId,
  defaultConnectorId: optionalId,
});

/** An action; what cannot be told from `config` or `inputSchema` is unknown, not an error. */
export const actionSchema = z.object({
  id,
  key: optionalId,
  name: name(LONGEST_IN_SNAPSHOT.name),
  description: line(LONGEST_IN_SNAPSHOT.description),
  type: line(100),
  config: z
    .object({ request: z.object({ method: line(20) }).nullish() })
    .nullish()
    .catch(null),
  inputSchema: z.unknown().optional(),
  isPublic: z.boolean().nullish(),
  isDeactivated: z.boolean().nullish(),
  archivedAt: z.unknown().optional(),
});

/** One hit of `/search`; the element is checked once its type is known to be the wanted one. */
const hitSchema = z.object({ elementType: z.string().toLowerCase(), element: z.unknown().optional() });

const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: optionalId });

/** Pages of what the lists hold; without a cursor it is the last one. Made once: zod compiles what it is made of. */
export const hitPageSchema = pageOf(hitSchema);
/** As `hitPageSchema`, for a list of actions. */
export const actionPageSchema = pageOf(actionSchema);

/** An app, connector, integration or connection: Membrane gives them one form. */
export type Element = z.output<typeof elementSchema>;
/** A search result, its element not yet checked. */
export type Hit = z.output<typeof hitSchema>;
/** An action as Membrane tells it, before it becomes one of a snapshot. */
export type RemoteAction = z.output<typeof actionSchema>;
