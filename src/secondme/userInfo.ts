import * as z from 'zod';
import { createUsageError } from '../errors.ts';
import { checkOrigin } from '../http/origin.ts';
import type { Remote, RemoteAnswer } from '../http/remote.ts';
import type { Setting } from '../model/environment.ts';

/** Where SecondMe is; unlike other addresses it has a path. */
export const SECONDME_URL: Setting & { readonly usual: string } = {
  name: 'SECONDME_API_URL',
  hint: 'Set SECONDME_API_URL to something like https://api.mindverse.com/gate/lab, or leave it out.',
  usual: 'https://api.mindverse.com/gate/lab',
};

/** The user that a token stands for, or why that is not known. */
export type Identity =
  | { readonly kind: 'user'; readonly userId: string }
  /** SecondMe does not know the token, or no longer. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** The token is good, but does not let its app know who the user is. */
  | { readonly kind: 'denied'; readonly message: string }
  /** SecondMe could not be asked. */
  | { readonly kind: 'unavailable'; readonly message: string; readonly waitMs: number | null };

/** The address of the API, checked: its origin, and the path before every endpoint. */
export function checkSecondMeUrl(text: string | undefined): {
  readonly origin: string;
  readonly base: string;
} {
  const url = text || SECONDME_URL.usual;
  if (!URL.canParse(url)) throw createUsageError(`${SECONDME_URL.name} is not a URL`, SECONDME_URL.hint);
  const { pathname, search, hash, href } = new URL(url);
  if (search !== '' || hash !== '')
    throw createUsageError(`${SECONDME_URL.name} has a query or fragment`, SECONDME_URL.hint);
  const origin = checkOrigin(href.slice(0, href.length - pathname.length), SECONDME_URL);
  return { origin, base: pathname.replace(/\/+$/, '') };
}

/** Answers are in an envelope: `code` 0 and `data`, else `message` and, since 2026, `subCode` (develop-docs.second.me, "Errors"). */
const envelope = z.object({
  code: z.number().nullish().catch(null),
  subCode: z.string().nullish().catch(null),
  data: z.unknown().optional(),
});
/** `data.userId`, and neither `id` nor `data.id` (develop-docs.second.me, "OpenClaw integration"). */
const user = z.object({
  userId: z.union([z.string().regex(/^[\x21-\x7e]{1,200}$/), z.int().transform(String)]),
});

const INVALID = /^(?:oauth2\.token\.|auth\.token\.)/;
const DENIED = /^(?:oauth2\.scope\.|oauth2\.application\.|apikey\.permission\.)/;

/** Asks SecondMe whom an app's token stands for: `GET /api/secondme/user/info`. */
export async function askUserInfo(
  remote: Remote,
  base: string,
  token: string,
  until: number,
): Promise<Identity> {
  const path = `${base}/api/secondme/user/info`;
  const secret = { value: token, name: 'the token' };
  return identityIn(await remote.ask({ method: 'GET', path, token: secret, until }));
}

function identityIn(answer: RemoteAnswer): Identity {
  if (answer.kind !== 'answered')
    return { kind: 'unavailable', message: `SecondMe could not be asked: ${answer.message}`, waitMs: null };
  const { status, json, waitMs } = answer;
  const { code, subCode, data } = envelope.safeParse(json).data ?? {};
  const about = subCode ?? '';
  if (INVALID.test(about)) return INVALID_TOKEN;
  if (status === 403 || code === 403 || DENIED.test(about)) return { kind: 'denied', message: denial(about) };
  if (status === 401 || code === 401) return INVALID_TOKEN;
  const known = user.safeParse(data);
  if (status === 200 && (code ?? 0) === 0 && known.success)
    return { kind: 'user', userId: known.data.userId };
  const problem = status === 200 ? 'without data.userId' : `with ${status}`;
  return { kind: 'unavailable', message: `SecondMe answered user/info ${problem}`, waitMs };
}

const INVALID_TOKEN: Identity = {
  kind: 'invalid',
  message: 'SecondMe does not take the token: it is unknown, expired or revoked',
};

function denial(subCode: string): string {
  if (subCode.startsWith('oauth2.application.'))
    return `SecondMe does not let this app in (${subCode}): its owner has to look at it there`;
  return "The app's authorisation lacks the scope user.info (userinfo): the token is valid, but SecondMe does not tell whose it is. The user has to authorise the app again with that scope";
}
