import { isSafeAddress } from '../../http/origin.ts';
import { PLACEHOLDER, REFERENCE } from '../facts.ts';
import type { Environment } from '../rules/rule.ts';

/** Where an endpoint is asked, or why it cannot be. */
export type Address =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly problem: string; readonly hint: string };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Returns where the endpoint of an environment is asked: `{{NAME}}` is what the variable holds that its secret refers to. A token is sent
 * there, so it has to be https, or http to this machine.
 */
export function findAddress({ endpoint, secrets }: Environment, env: Env): Address {
  const missing: string[] = [];
  const url = endpoint.replaceAll(PLACEHOLDER, (own, name: string) => {
    const value = readSecret(secrets, name, env)?.value;
    if (value === undefined) missing.push(name);
    return value ?? own;
  });
  if (missing.length > 0)
    return refuse(
      `the secret "${missing[0]}", which its address names, has no value here`,
      'Set the variable of that secret.',
    );
  return isSafeAddress(url)
    ? { ok: true, url }
    : refuse('a token would be sent to what is no address over https', 'Mend its address first.');
}

/** A variable, and what it holds. */
interface SecretValue {
  readonly name: string;
  readonly value: string;
}

/** Returns the variable that a secret refers to; `null` where there is no such secret, or the variable is not set. */
export function readSecret(secrets: Environment['secrets'], secret: string, env: Env): SecretValue | null {
  const reference = Object.hasOwn(secrets, secret) ? (secrets[secret] ?? '') : '';
  return REFERENCE.test(reference) ? readVariable(reference.slice(2, -1), env) : null;
}

/** Returns a variable and what it holds; `null` where it is not set. */
export function readVariable(name: string, env: Env): SecretValue | null {
  const value = env[name]?.trim();
  return value ? { name, value } : null;
}

function refuse(problem: string, hint: string): Address {
  return { ok: false, problem, hint };
}
