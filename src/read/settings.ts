import { CLAWHUB_CATEGORIES } from '../clawhub/facts/categories.ts';
import * as z from 'zod';
import type { CategorySettings, Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { readConfigText } from './configText.ts';
import { readCheckedYaml } from './readCheckedYaml.ts';
import { findTextWarnings } from './findTextWarnings.ts';
import { SLUG } from '../text/slug.ts';
import { packsSchema, refinePacks, toPackSettings } from './packsSchema.ts';
import { secondmeSchema, toSecondMeSettings } from './secondMeSettings.ts';
import { eachLanguageOnce, ENGLISH, language, refineLanguages } from './languageSettings.ts';
import { count, line, truth, url } from './settingValues.ts';
import { refineSkills, skillsShape } from './skillsSchema.ts';
import { isRecord } from '../text/isRecord.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

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
      .superRefine(eachLanguageOnce)
      .default([ENGLISH])
      .describe('What the catalog speaks, as BCP 47 tags, English first.'),
    skillLanguages: z
      .array(language)
      .superRefine(eachLanguageOnce)
      .default([])
      .describe('Languages besides English in which there are pages, too: skills-<language>/.'),
    cli: z
      .strictObject({
        package: line
          .regex(/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/, 'expected the name of an npm package')
          .default('@membranehq/cli'),
        version: line
          .regex(/^\d+\.\d+\.\d+$/, 'expected an exact version such as 1.18.3: pages are pinned')
          .default('1.18.3'),
      })
      .prefault({})
      .describe('The command-line client that pages tell agents to install.'),
    limits: z
      .strictObject({
        popularActions: count.default(20).describe('Actions that a page lists; the rest is found by intent.'),
        relatedApps: count.default(5).describe('Related apps in a listing.'),
        pageLines: count.default(500).describe('A longer page is a warning.'),
        pageTokens: count.default(5000).describe('A longer page is a warning; a token is 4 characters here.'),
      })
      .prefault({})
      .describe('How much of what there is.'),
    categories: z
      .record(
        line.regex(SLUG, 'expected lower-case letters, digits and hyphens'),
        z.union(
          [
            line,
            z.strictObject({
              name: line,
              names: z
                .record(language, line)
                .default({})
                .describe('The name in other languages, by their tags.'),
              clawhub: z.enum(CLAWHUB_CATEGORIES).optional().describe('The category of ClawHub that it is.'),
              // SkillHub says that its categories change: GET /api/v1/categories tells them (Tencent/skillhub docs/api/categories.md).
              skillhub: line
                .regex(SLUG, 'expected a key such as office-efficiency')
                .optional()
                .describe('The category of SkillHub that it is.'),
            }),
          ],
          { error: 'expected a name, or a map such as { name: CRM, clawhub: operations }' },
        ),
      )
      .default({})
      .describe('Categories that descriptors may name: a name, or a name with what marketplaces call it.'),
    keywords: z
      .array(line.max(LONGEST_IN_DESCRIPTOR.keyword))
      .optional()
      .describe('The only keywords that descriptors may have; without it, any.'),
    clawhub: z
      .strictObject({
        owner: line,
        tier: z
          .enum(['low', 'medium', 'trusted'], { error: 'expected low, medium or trusted' })
          .default('low'),
        newPerDay: count.default(200),
      })
      .optional()
      .describe('Publishing to ClawHub; without it, no bundles and no rules for ClawHub.'),
    skillhub: z
      .strictObject({ owner: line.describe('The handle of the account that publishes.') })
      .optional()
      .describe('Publishing to SkillHub; without it, no bundles and no rules for SkillHub.'),
    rules: z
      .record(line, z.enum(['off', 'warning', 'error'], { error: 'expected off, warning or error' }))
      .default({})
      .describe('How much a rule weighs here, by its name.'),
    data: z
      .record(line.regex(/^[A-Za-z_]\w*$/, 'expected a name of letters, digits and underscores'), z.unknown())
      .default({})
      .describe('What templates are given beside the app, as "data": yours to name.'),
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
    discovery: truth
      .default(false)
      .describe('Whether dist/ has an index of skills for clients that are given the address of a site.'),
    packs: packsSchema.optional().describe('Sets of apps that are delivered together; without it, none.'),
  })
  .superRefine(refinePacks)
  .superRefine(refineSkills)
  .superRefine(refineLanguages)
  .meta({ title: 'skillpress catalog', description: 'catalog.yaml: settings of the whole catalog' });

/** Reads and checks `catalog.yaml`. Throws a usage error like `readConfigText` and `parseConfig`. */
export function readConfig({
  configFile,
  configLabel,
}: {
  readonly configFile: string;
  readonly configLabel: string;
}): Config {
  return parseConfig(configLabel, readConfigText(configFile));
}

/** Parses and checks the text of `catalog.yaml`; all problems go into one usage error. */
export function parseConfig(file: string, text: string): Config {
  const hint = 'docs/settings.md explains every key.';
  const { categories, secondme, packs, clawhub, data, ...rest } = readCheckedYaml(configSchema, {
    file,
    text,
    hint,
  });
  return {
    ...rest,
    clawhub: clawhub ?? null,
    data: toTruths(data) as Config['data'],
    categories: new Map(Object.entries(categories).map(([key, category]) => [key, toCategory(category)])),
    ...(secondme ? { secondme: toSecondMeSettings(secondme) } : {}),
    ...(packs ? { packs: toPackSettings(packs) } : {}),
  };
}

type CategoryInput = z.output<typeof configSchema>['categories'][string];

function toCategory(category: CategoryInput): CategorySettings {
  if (typeof category === 'string') return { name: category, names: {}, marketplaces: {} };
  const { name, names, ...marketplaces } = category;
  const named = Object.entries(marketplaces).flatMap(([market, theirs]) =>
    theirs ? [[market, theirs]] : [],
  );
  return { name, names, marketplaces: Object.fromEntries(named) };
}

/** Everything in `catalog.yaml` is read as text; `{{#if}}` would take the text "false" for true. */
function toTruths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toTruths);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toTruths(each)]));
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

/** What is read otherwise than it looks in the text of `catalog.yaml`. */
export function findSettingsWarnings(file: string, text: string): Finding[] {
  return findTextWarnings(text, text).map((warning) => ({ ...warning, file }));
}
