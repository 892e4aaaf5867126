import type { Lookup } from '../model/descriptor.ts';
import type { MembraneClient, QueryOutcome } from '../model/query.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import { createEndpoints, type Endpoints } from './endpoints.ts';
import { createRequester, type RequesterOptions } from './requester.ts';
import { checkOrigin } from '../http/origin.ts';
import { chooseProxy } from '../http/proxy.ts';
import { toFailed, resolve, type Resolved } from './resolve.ts';
import { openResponseCache, type ResponseCache } from './responseCache.ts';
import type { Result } from './result.ts';
import { MEMBRANE_TOKEN, MEMBRANE_URL } from './settings.ts';
import { SCHEMA_VERSION, type Element } from './schemas.ts';
import { checkToken, createRedactor, type Redactor } from '../http/token.ts';
import { toSnapshot } from './toSnapshot.ts';
import { HOUR_MS } from '../text/time.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** How a refresh asks Membrane; `RequesterOptions` with `url` in place of the origin. */
export interface MembraneOptions extends Omit<RequesterOptions, 'origin' | 'proxy'> {
  /** Address of the API; https, or http on the loopback address. */
  readonly url: string;
  /** What may name a proxy; none without it. */
  readonly env?: EnvironmentVariables | undefined;
  /** Where answers are kept until a refresh is finished, so that an interrupted one continues; nowhere without it. */
  readonly cacheDir?: string | undefined;
}

/** A client that is told when everything was asked, since only then the answers it keeps are of no more use. */
export interface RefreshClient extends MembraneClient {
  readonly finish: () => void;
}

/** How old an answer may be that an interrupted refresh kept. */
const KEPT_MS = 6 * HOUR_MS;

/**
 * A client of the Membrane API that only reads. Throws a usage error for an unusable URL or token; a query rejects (exit 3)
 * only when no app can be asked. Whatever leaves it, answers and errors, was searched for the token.
 */
export function createMembraneClient(options: MembraneOptions): RefreshClient {
  const { clock = systemClock } = options;
  const token = checkToken(options.token, MEMBRANE_TOKEN);
  const redactor = createRedactor(token, MEMBRANE_TOKEN);
  const origin = redacted(redactor, () => checkOrigin(options.url, MEMBRANE_URL));
  const proxy = chooseProxy(options.env ?? {}, origin);
  const requester = createRequester({ ...options, origin, proxy, token, clock });
  const cache = cacheFor({ ...options, origin, token }, clock, redactor);
  const api = createEndpoints(requester, cache);
  let finished = false;
  return {
    host: new URL(origin).host,
    query: async (lookup) => {
      try {
        return redactor.value(await query(api, lookup));
      } catch (error) {
        throw redactor.error(error);
      }
    },
    finish: () => void (finished = true),
    close: async () => {
      cache?.close(finished);
      await requester.close();
    },
  };
}

function redacted<T>(redactor: Redactor, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw redactor.error(error);
  }
}

function cacheFor(
  options: MembraneOptions & { readonly origin: string },
  clock: Clock,
  redactor: Redactor,
): ResponseCache | undefined {
  const { cacheDir, origin, token } = options;
  if (cacheDir === undefined) return undefined;
  const isClean = (text: string): boolean => redactor.text(text) === text;
  return openResponseCache({
    dir: cacheDir,
    origin,
    token,
    schemaVersion: SCHEMA_VERSION,
    maxAgeMs: KEPT_MS,
    wall: clock.wall,
    isClean,
  });
}

async function query(api: Endpoints, lookup: Lookup): Promise<QueryOutcome> {
  const resolution = await resolve(api, lookup);
  if (resolution.kind !== 'resolved') return resolution;
  const { value } = resolution;
  const filter = actionFilter(value, lookup.membrane?.intent ?? null);
  if (filter === null) return refuseAppless(value);
  const [connector, actions] = await Promise.all([connectorOf(api, value), api.actions(filter)]);
  if (!actions.ok) return toFailed(actions);
  if (!connector.ok) return toFailed(connector);
  return { kind: 'fresh', snapshot: toSnapshot(value, connector.value, actions.value) };
}

/**
 * Catalog actions are listed by app, a workspace's own by integration or connection. `/actions` has no connector filter, and
 * ignores `intent` without a connection.
 */
function actionFilter({ type, element }: Resolved, intent: string | null): Record<string, string> | null {
  if (type === 'integration') return { integrationId: element.id };
  if (type === 'connection') return { connectionId: element.id, ...(intent === null ? {} : { intent }) };
  if (type === 'app') return { externalAppId: element.id };
  return element.externalAppId ? { externalAppId: element.externalAppId } : null;
}

function refuseAppless({ element }: Resolved): QueryOutcome {
  return {
    kind: 'unresolved',
    message: `Membrane's connector "${element.key || element.id}" belongs to no app, so its actions cannot be listed`,
    hint: 'Name the app or an integration instead, as in "membrane: { app: … }".',
  };
}

/** The connector tells how Membrane signs in. That it is not there is an answer; that it could not be asked is a failure. */
async function connectorOf(api: Endpoints, { type, element }: Resolved): Promise<Result<Element | null>> {
  if (type === 'connector') return { ok: true, value: element };
  const id = element.connectorId || element.defaultConnectorId;
  if (!id) return { ok: true, value: null };
  const found = await api.element('connector', id);
  return !found.ok && found.status === 404 ? { ok: true, value: null } : found;
}
