import { CLAWHUB_CATEGORIES } from '../clawhub/facts/categories.ts';
import * as z from 'zod';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { SecondMeSettings } from '../model/secondme.ts';
import { readCheckedYaml } from './readCheckedYaml.ts';
import { findTextWarnings } from './findTextWarnings.ts';
import { isWebUrl, SLUG } from './descriptorSchema.ts';
import { packsSchema, refinePacks, toPackSettings } from './packsSchema.ts';
import { count, line, truth, url } from './settingValues.ts';
import { refineSkills, skillsShape } from './skillsSchema.ts';

const ENGLISH = 'en';
const language = line.superRefine((tag, { addIssue }) => {
  const known = canonicalTag(tag);
  if (known === tag) return;
  const way = known === null ? 'such as zh-CN' : `written as ${known}`;
  addIssue({ code: 'custom', message: `expected a language tag (BCP 47) ${way}` });
});

/** A language tag as it is written; `null` for a text that is none. */
function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

function refuseTwice(tags: readonly string[], { addIssue }: z.RefinementCtx): void {
  for (const [at, tag] of tags.entries())
    if (tags.indexOf(tag) < at)
      addIssue({
        code: 'custom',
        path: [at],
        message: `expected each language once, ${tag} is there already`,
      });
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

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
const secondmeSchema = z.strictObject({
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

/** `catalog.yaml`. */
export const configSchema = z
  .strictObject({
    name: line.describe('What the catalog is called.'),
    publisher: line
      .regex(/^[a-z0-9][a-z0-9-]*$/i, 'expected a handle of letters, digits and hyphens')
      .describe('The handle that marketplaces show.'),
    author: z.strictObject({ name: line, url }),
    homepage: url,
    repository: url,
    license: line.regex(/^[A-Za-z0-9.+-]+$/, 'expected an SPDX identifier').describe('SPDX identifier.'),
    languages: z
      .array(language)
      .min(1, 'expected at least one language: [en]')
      .refine(([first]) => first === undefined || first === ENGLISH, {
        error: 'expected en first: app.md and what skillpress words are English',
        path: [0],
      })
      .superRefine(refuseTwice)
      .default([ENGLISH])
      .describe('What the catalog speaks, as BCP 47 tags, English first.'),
    cli: z.strictObject({
      package: line.regex(/^(?:@[a-z0-9-._]+\/)?[a-z0-9-._]+$/, 'expected the name of an npm package'),
      version: line.regex(/^\d+\.\d+\.\d+$/, 'expected an exact version such as 1.18.3: pages are pinned'),
    }),
    limits: z.strictObject({
      popularActions: count,
      relatedApps: count,
      pageLines: count,
      pageTokens: count,
    }),
    categories: z.record(
      line.regex(SLUG, 'expected lower-case letters, digits and hyphens'),
      z.strictObject({
        name: line,
        names: z.record(language, line).default({}).describe('The name in other languages, by their tags.'),
        clawhub: z.enum(CLAWHUB_CATEGORIES),
      }),
    ),
    keywords: z
      .array(line.max(48))
      .optional()
      .describe('The only keywords that descriptors may have; without it, any.'),
    clawhub: z.strictObject({
      owner: line,
      tier: z.enum(['low', 'medium', 'trusted'], { error: 'expected low, medium or trusted' }),
      newPerDay: count,
    }),
    ...skillsShape,
    serve: z
      .strictObject({
        users: z
          .enum(['none', 'secondme'], { error: 'expected none or secondme' })
          .default('none')
          .describe('Who sends requests: nobody that is told apart, or users of SecondMe by their tokens.'),
        hosts: z
          .array(line.regex(HOST, 'expected a host name, without scheme, port or path'))
          .default([])
          .describe('Names by which the server is reached besides those of its own machine.'),
        callsPerMinute: count.default(120).describe('What one user may ask for.'),
      })
      .prefault({})
      .describe('How `skillpress serve` serves the catalog.'),
    secondme: secondmeSchema.optional().describe('Integrations of SecondMe; without it, none.'),
    packs: packsSchema.optional().describe('Sets of apps that are delivered together; without it, none.'),
  })
  .superRefine(refinePacks)
  .superRefine(refineSkills)
  .meta({ title: 'skillpress catalog', description: 'catalog.yaml: settings of the whole catalog' });

const KEYS = Object.keys(configSchema.shape);

/** Parses and checks the text of `catalog.yaml`; all problems go into one usage error. */
export function parseConfig(file: string, text: string): Config {
  const hint = 'Every key is explained in the catalog.yaml that skillpress comes with.';
  const { categories, secondme, packs, ...rest } = readCheckedYaml(configSchema, {
    file,
    text,
    keys: KEYS,
    hint,
  });
  const entries = Object.entries(categories).map(
    ([key, { name, names, ...marketplaces }]) => [key, { name, names, marketplaces }] as const,
  );
  return {
    ...rest,
    categories: new Map(entries),
    ...(secondme ? { secondme: secondMeSettings(secondme) } : {}),
    ...(packs ? { packs: toPackSettings(packs) } : {}),
  };
}

function secondMeSettings({
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
    keys: {},
  };
}

/** What is read otherwise than it looks in the text of `catalog.yaml`. */
export function findSettingsWarnings(file: string, text: string): Finding[] {
  return findTextWarnings(text, text).map((warning) => ({ ...warning, file }));
}
