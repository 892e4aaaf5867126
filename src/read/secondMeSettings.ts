import * as z from 'zod';
import type { SecondMeSettings } from '../model/secondme.ts';
import { isWebUrl } from './descriptorSchema.ts';
import { line, truth } from './settingValues.ts';

const endpoint = line
  .refine((text) => text.includes('{slug}'), 'expected {slug} in it, where the app goes')
  .refine(
    (text) => isWebUrl(text.replaceAll('{slug}', 'app')),
    'expected a URL: https://host.tld/mcp/{slug}',
  );
const environmentSchema = z.strictObject({
  enabled: truth.default(true),
  endpointOverride: endpoint.optional(),
  secrets: z
    .record(
      line,
      line.regex(/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/, 'expected a reference such as ${NAME}, never the secret'),
    )
    .default({}),
});
/** `secondme:` of `catalog.yaml`. */
export const secondmeSchema = z.strictObject({
  endpoint: endpoint.describe('Where an app is served, with {slug}.'),
  appId: line.describe('The OAuth client id of the app that users authorise.'),
  scopes: z.array(line).default(['user.info']).describe('What the app may know of the user.'),
  apps: z.array(line).optional().describe('The apps that get a manifest; without it, all with actions.'),
  environments: z
    .strictObject({
      pre: environmentSchema.prefault({ enabled: 'false' }),
      prod: environmentSchema.prefault({}),
    })
    .prefault({}),
});

/** What is parsed as settings; keys are those of the lock file, which is read apart. */
export function toSecondMeSettings({
  environments,
  apps,
  ...rest
}: z.output<typeof secondmeSchema>): SecondMeSettings {
  const environment = ({ endpointOverride, ...more }: z.output<typeof environmentSchema>) => ({
    ...more,
    endpointOverride: endpointOverride ?? null,
  });
  const { pre, prod } = environments;
  return {
    ...rest,
    apps: apps ?? null,
    environments: { pre: environment(pre), prod: environment(prod) },
    keys: new Map(),
  };
}
