import { isPage, type Answered } from '../http/answer.ts';
import type { Failed } from '../http/client.ts';
import { nameTarget } from '../http/origin.ts';
import { createStopped, type Stopped, type Unknown } from './objection.ts';
import type { RegistryAccount } from './registryAccount.ts';
import { DAY_MS, MINUTE_MS } from '../text/time.ts';

/** Registries count by the day at most, so a run waits no longer than that, whatever an answer says. */
const LONGEST_HOLD_MS = DAY_MS;

/** Why nobody should send anything for now, since the registry is asked too often. `wall` is now, in milliseconds since 1970. */
export function toStoppedByRate(answer: Answered, wall: number): Stopped {
  return createStopped(
    'rate',
    quoteAnswer(answer),
    'What other jobs ask with this token or from this address counts, too.',
    wall + Math.min(answer.waitMs ?? 15 * MINUTE_MS, LONGEST_HOLD_MS),
  );
}

/** Why nobody's request is taken, by the status alone; `null` when it is about the one that was asked for. */
export function findAccountProblem(answer: Answered, wall: number, account: RegistryAccount): Stopped | null {
  const { status } = answer;
  const { token, address, owner } = account;
  if (status === 429) return toStoppedByRate(answer, wall);
  if (status === 401)
    return createStopped('unauthorised', quoteAnswer(answer), `Set ${token.name} to a valid token.`);
  if (status === 403)
    return createStopped(
      'forbidden',
      quoteAnswer(answer),
      `See whether the account of ${token.name} may publish for ${owner} in catalog.yaml.`,
    );
  if (status >= 300 && status < 400)
    return createStopped(
      'set-up',
      `it redirects (${status}) to ${nameTarget(answer.headers['location'])}, which is not followed: the token goes to one address only`,
      `Set ${address.name} to the address that it redirects to, if you trust it.`,
    );
  return null;
}

/** Why an answer is not what that registry says. */
export function toStoppedByStranger(answer: Answered, { name, address }: RegistryAccount): Stopped {
  return createStopped(
    'set-up',
    `${quoteAnswer(answer)}, which is not what ${name} answers`,
    `Correct ${address.name}, or leave it out.`,
  );
}

/** Status and text of an answer, for a message. */
export function quoteAnswer({ status, text }: Answered): string {
  return text === '' ? `it answered ${status}` : `it answered ${status}: ${text}`;
}

/** What is said of an answer of another shape: that of a proxy, a web page, or a later version of the registry. */
export function wordNotPromised(answer: Answered, { name }: RegistryAccount): string {
  return `${quoteAnswer(answer)}${wordBody(answer)}, which is not what ${name} promises`;
}

function wordBody(answer: Answered): string {
  if (isPage(answer)) return ' with a web page';
  return answer.text === '' ? ' without JSON' : '';
}

/** Returns the result of a look-up that had no answer. */
export function toUnasked({ message, fix }: Failed): Unknown {
  return { kind: 'unknown', message, ...(fix !== null && { hint: fix }) };
}

/** Returns the result of a look-up whose answer does not have what was asked for. */
export function toUnread(answer: Answered, account: RegistryAccount): Unknown {
  const message = answer.status === 200 ? wordNotPromised(answer, account) : quoteAnswer(answer);
  if (answer.status !== 200 || answer.json !== undefined) return { kind: 'unknown', message };
  const hint = `Correct ${account.address.name}, or leave it out; if it is right, see whether this network wants you to sign in first.`;
  return { kind: 'unknown', message, hint };
}
