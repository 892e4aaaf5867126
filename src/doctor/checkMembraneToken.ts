import { wordError, KnownError } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { wordMoment } from '../http/moments.ts';
import { checkToken } from '../http/token.ts';
import { MEMBRANE_TOKEN } from '../membrane/settings.ts';
import { fail, ok, warn } from './verdict.ts';
import { DAY_MS } from '../text/time.ts';

const NAME = MEMBRANE_TOKEN.name;
/** The furthest moment that a date can name. */
const LAST_MS = 8.64e15;

/** What is to be said of the token, and the token where it may be sent. Of itself only its kind and expiry are told. */
export function checkMembraneToken(
  text: string | undefined,
  wall: number,
): { readonly check: Check; readonly token: string | null } {
  if (!text)
    return {
      check: warn(
        NAME,
        'not set: frozen builds only',
        'To refresh snapshots, set it to a token of your Membrane workspace.',
      ),
      token: null,
    };
  const malformed = malformation(text);
  if (malformed) return { check: malformed, token: null };
  const token = text.trim();
  const expiry = expiryOf(token);
  const check = checkExpiry(expiry, wall);
  return { check, token: check.status === 'fail' ? null : token };
}

function malformation(text: string): Check | null {
  if (/^\s*bearer\s/i.test(text))
    return fail(NAME, 'malformed: begins with "Bearer"', 'Set it to the token alone, without that word.');
  if (/^\s*["'`]|["'`]\s*$/.test(text)) return fail(NAME, 'malformed: stands in quotes', MEMBRANE_TOKEN.hint);
  try {
    checkToken(text, MEMBRANE_TOKEN);
    return null;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return fail(
      NAME,
      `malformed: ${wordError(error).replace(`${NAME} `, '')}`,
      error.hint ?? MEMBRANE_TOKEN.hint,
    );
  }
}

type Expiry = { readonly kind: 'JWT' | 'opaque token'; readonly at: number | null };

function checkExpiry({ kind, at }: Expiry, wall: number): Check {
  if (at === null) return ok(NAME, `${kind}, no expiry known`);
  const moment = wordMoment(at);
  const renew = 'Make a new token in the Membrane console and set MEMBRANE_TOKEN to it.';
  if (at <= wall) return fail(NAME, `${kind}, expired at ${moment}`, renew);
  if (at - wall < DAY_MS) return warn(NAME, `${kind}, expires soon: at ${moment}`, renew);
  return ok(NAME, `${kind}, expires at ${moment}`);
}

/** A JWT tells its expiry in seconds since 1970 (RFC 7519, 4.1.4); of anything else it is not known. */
function expiryOf(token: string): Expiry {
  const claims = claimsOf(token);
  if (claims === null) return { kind: 'opaque token', at: null };
  const exp = 'exp' in claims ? claims.exp : null;
  const isDate = typeof exp === 'number' && Math.abs(exp) * 1000 <= LAST_MS;
  return { kind: 'JWT', at: isDate ? exp * 1000 : null };
}

function claimsOf(token: string): object | null {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const [header, claims] = parts
      .slice(0, 2)
      .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    const areObjects = [header, claims].every((part) => typeof part === 'object' && part !== null);
    return areObjects ? (claims as object) : null;
  } catch {
    return null;
  }
}
