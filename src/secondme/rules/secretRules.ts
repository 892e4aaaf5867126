import { CREDENTIAL, PLACEHOLDER, REFERENCE, TOKEN_SECRET } from '../facts.ts';
import { textsIn } from './textsIn.ts';
import type { Environment, ManifestRule, ManifestSubject, ManifestVerdict } from './rule.ts';

/** Rules of the group "Environment Bindings". */
export const secretRules: readonly ManifestRule[] = [
  {
    name: 'secondme/inlined-secret',
    level: 'error',
    about: 'A secret is a reference to a variable of the environment, never the secret.',
    check: ({ environments }) =>
      environments.flatMap(({ secrets, secretsAt }) =>
        Object.entries(secrets).flatMap(([name, value]) =>
          REFERENCE.test(value)
            ? []
            : [
                {
                  at: [...secretsAt, name],
                  ...wordInlined(name, value),
                },
              ],
        ),
      ),
  },
  {
    name: 'secondme/missing-secret',
    level: 'error',
    about: 'Every {{NAME}} in an endpoint or header has a secret of that name in each enabled environment.',
    check: (subject) =>
      subject.environments
        .filter(({ enabled }) => enabled)
        .flatMap((environment) =>
          namedIn(subject, environment)
            .filter((name) => !Object.hasOwn(environment.secrets, name))
            .map((name) => ({
              at: environment.secretsAt,
              message: `The environment "${environment.name}" has no secret "${name}", which its endpoint or headers name`,
              hint: `Add "${name}": "\${${variable(name)}}" to its secrets.`,
            })),
        ),
  },
  {
    name: 'secondme/unused-secret',
    level: 'warning',
    about: 'A secret is used: by {{NAME}} in an endpoint or header, or "token" by bearer_token.',
    check: (subject) =>
      subject.environments.flatMap((environment) => {
        const used = namedIn(subject, environment);
        const isSent = subject.manifest.mcp.authMode === 'bearer_token';
        return Object.keys(environment.secrets)
          .filter((name) => !used.includes(name) && !(name === TOKEN_SECRET && isSent))
          .map((name) => ({
            at: [...environment.secretsAt, name],
            message: `Nothing uses the secret "${name}" of the environment "${environment.name}"`,
            hint: 'Remove it; the platform wants only secrets that templates name.',
          }));
      }),
  },
  {
    name: 'secondme/token-everywhere',
    level: 'warning',
    about: 'The secret "token" is in every enabled environment or in none.',
    check: tokenVerdicts,
  },
  {
    name: 'secondme/credential',
    level: 'error',
    about: 'No text of a manifest is shaped like a credential.',
    check: ({ raw, environments }) => {
      const apart = new Set(environments.map(({ secretsAt }) => secretsAt.join('\0')));
      return [...textsIn(raw, [])]
        .filter(({ text, at }) => CREDENTIAL.test(text) && !apart.has(at.slice(0, -1).join('\0')))
        .map(({ at }) => ({
          at,
          message: 'This is shaped like a credential',
          hint: 'Take it out, and change it if the file was shared.',
        }));
    },
  },
];

/** Secrets that an environment's endpoint and headers name. */
function namedIn({ manifest: { mcp } }: ManifestSubject, { endpoint }: Environment): string[] {
  const text = [endpoint, ...Object.values(mcp.headersTemplate ?? {})].join('\n');
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** How a variable of the environment is named elsewhere: in a shell, in a template, in JavaScript, in Windows. */
const OTHER_REFERENCE =
  /^(?:\$?\{{1,2}\s*|\$\(?|%)?(?:process\.)?(?:env\.|secrets\.)?([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:\s*\}{1,2}|\)|%)?$/;

function wordInlined(name: string, value: string): Pick<ManifestVerdict, 'message' | 'hint'> {
  if (value.trim() === '')
    return {
      message: `The secret "${name}" is empty`,
      hint: `Write "\${${variable(name)}}", or remove it.`,
    };
  const [, meant] = OTHER_REFERENCE.exec(value.trim()) ?? [];
  if (meant !== undefined)
    return {
      message: `The secret "${name}" names the variable ${meant} in a way that is not known here`,
      hint: `Write "\${${meant}}".`,
    };
  return {
    message: `The secret "${name}" stands in the file`,
    hint: `Write "\${${variable(name)}}" and set that variable where the manifest is submitted; if the file was shared, change the secret.`,
  };
}

function tokenVerdicts({ environments }: ManifestSubject): ManifestVerdict[] {
  const enabled = environments.filter((environment) => environment.enabled);
  const has = ({ secrets }: Environment): boolean => Object.hasOwn(secrets, TOKEN_SECRET);
  const without = enabled.filter((environment) => !has(environment));
  if (without.length === enabled.length) return [];
  return without.map(({ name, secretsAt }) => ({
    at: secretsAt,
    message: `The environment "${name}" has no secret "${TOKEN_SECRET}", and another one has`,
    hint: 'Give each enabled environment one, or none.',
  }));
}

function variable(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
