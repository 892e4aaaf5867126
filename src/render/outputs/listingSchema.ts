import * as z from 'zod';
import { LONGEST_IN_DESCRIPTOR } from '../../text/textLimits.ts';

const text = z.string().min(1);
const url = z.url();

const entity = z.object({
  name: text,
  get children() {
    return z.array(entity).describe('Entities that live inside this one.');
  },
});

const release = z.object({ version: text, date: text.describe('ISO date.'), changes: z.array(text) });

const count = z.int().nonnegative().nullable();
const time = z.iso.datetime().describe('UTC.');
const verdict = text
  .nullable()
  .describe(
    "The registry's word for what its checks found (clean, suspicious, malicious, pending, error); null: it told none.",
  );

const registryEntry = z.object({
  version: text.describe('What users of the registry get.'),
  url: url.nullable().describe("The app's page there."),
  publishedAt: time.nullable(),
  downloads: count.describe('null: the registry does not count that.'),
  installs: count,
  stars: count,
  verdict,
  flags: z.array(text).describe("Why the verdict is not clean, in the registry's codes."),
  auditUrl: url.nullable().describe("The report on the version's security."),
  reports: z
    .array(z.object({ by: text.describe("The scanner's name."), verdict: text, url: url.nullable() }))
    .describe('What each of its scanners says, where several do.'),
  versions: z.array(z.object({ version: text, date: time, verdict })).describe('Newest first.'),
  asOf: time.describe('When the registry was asked, UTC.'),
});

const translation = z.object({
  name: text.optional().describe('The brand, as it is written in this language.'),
  summary: text.optional(),
  shortDescription: text.optional(),
  longDescription: text.optional(),
  keywords: z.array(text).optional().describe('In the order of the English ones.'),
  categories: z.array(z.object({ key: text, name: text })),
  history: z.array(z.object({ version: text, changes: z.array(text) })),
  related: z.array(z.object({ slug: text, reason: text })),
});

/** `listings/<slug>.json`: the marketplace record of an app. */
export const listingSchema = z
  .strictObject({
    $schema: url,
    slug: text.describe("The app's id, the name of its skill and of its folder."),
    name: text.describe('The brand as its owner writes it.'),
    shortDescription: z
      .string()
      .min(1)
      .max(LONGEST_IN_DESCRIPTOR.description)
      .describe('When an agent should open the skill; the description of SKILL.md.'),
    summary: text.describe('One sentence about the app.'),
    longDescription: text,
    categories: z.array(
      z.object({
        key: text,
        name: text,
        marketplaces: z.record(text, text).describe("The category's name at each marketplace."),
      }),
    ),
    keywords: z.array(text),
    homepage: url,
    docs: url.nullable().describe("The app's own API documentation."),
    icon: url.nullable(),
    author: z.object({ name: text, url }),
    publisher: text.describe('Handle of the publisher at marketplaces.'),
    license: text.describe('SPDX identifier.'),
    repository: url,
    access: z.object({
      keyRequired: z
        .boolean()
        .describe(
          "Whether the user must bring an API key of the app. Membrane keeps the app's credentials, so never.",
        ),
      membrane: z.literal('browser').describe('How the user signs in to Membrane.'),
      app: text
        .nullable()
        .describe(
          "How Membrane signs in to the app, in Membrane's words (oauth2, client-credentials, …); null when unknown.",
        ),
    }),
    requirements: z.object({
      network: z.boolean(),
      account: text,
      cli: z.object({ package: text, version: text, binary: text }),
    }),
    entities: z.array(entity).describe('What the app is made of.'),
    actionCount: z.int().nonnegative().describe('All known actions, also those not listed here.'),
    popularActions: z.array(
      z.object({
        key: text.nullable(),
        name: text,
        description: text,
        effect: z.enum(['read', 'write', 'delete']).describe("What it does to the user's data."),
      }),
    ),
    page: text.describe('The page, below the output folder.'),
    installs: z
      .array(z.object({ client: text, name: text, command: text }))
      .describe('By client, as `skills add --agent` knows it: a command that installs the app.'),
    version: text.nullable().describe('Of the released bundle; null before the first release.'),
    history: z.array(release).describe('Releases, newest first.'),
    registries: z
      .record(text, registryEntry)
      .describe('By registry (clawhub, …): what it was last seen to tell. No part of contentDigest.'),
    related: z.array(
      z.object({
        slug: text,
        name: text,
        description: text.describe('Its summary.'),
        categories: z.array(text).describe('Keys.'),
        reason: text.describe('What the two apps share.'),
      }),
    ),
    contentDigest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe('Of the page and its references: the same digest is the same content.'),
    translations: z
      .record(text, translation)
      .describe(
        "By language tag of the catalog's other languages: texts that replace the English ones. Without a current translation of the app its own texts are absent, and the English ones stand.",
      ),
  })
  .meta({ title: 'skillpress listing', description: "listings/<slug>.json: an app's marketplace record" });

/** The record of an app that marketplaces read: `listings/<slug>.json`. */
export type Listing = z.infer<typeof listingSchema>;
