import * as z from 'zod';
import { findHidden } from '../text/characters.ts';
import { LONGEST_IN_DESCRIPTOR, LONGEST_IN_SNAPSHOT } from '../text/textLimits.ts';
import { refuseTwice } from './refuseTwice.ts';
import { HINT } from './wordIssue.ts';

const line = (what: string, max: number) =>
  z
    .string({ error: `expected ${what}` })
    .trim()
    .normalize('NFC')
    // Of what is not there nothing else can be wrong.
    .min(1, { error: `expected ${what}, received nothing`, abort: true })
    .max(max, `expected at most ${max} characters`)
    .refine(
      (text) => findHidden(text) === null && !text.includes('\n'),
      'expected one line without invisible or control characters',
    );

const webUrl = (what: string) =>
  line(what, 2000).superRefine((text, { addIssue }) => {
    if (isWebUrl(text)) return;
    addIssue({
      code: 'custom',
      message: `expected ${what}: http(s)://host.tld/path without spaces, quotes or a password`,
      params: proposeUrl(text),
    });
  });

/** An entity as people write it: a name, or one name with the list of what it holds. */
type EntityInput = string | { [name: string]: EntityInput[] };

const entityName = line('the name of an entity', LONGEST_IN_DESCRIPTOR.entity);
const entity: z.ZodType<EntityInput> = z
  .lazy(() =>
    z.union([
      entityName,
      z
        .record(entityName, z.array(entity))
        .refine((map) => Object.keys(map).length === 1, 'expected one entity per list item'),
    ]),
  )
  .meta({ id: 'entity' });

const flag = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .meta({ type: 'boolean', enum: [true, false] });

const selector = z
  .strictObject({
    app: line('an id or key', 100).optional(),
    connector: line('an id or key', 100).optional(),
    integration: line('an id or key', 100).optional(),
    connection: line('an id or key', 100).optional(),
    intent: line('what the actions are for', 200)
      .optional()
      .describe('With a connection: only the actions that Membrane finds for this intent.'),
  })
  .refine(
    (value) => Object.keys(value).filter((key) => key !== 'intent').length === 1,
    'expected exactly one of app, connector, integration, connection',
  )
  .refine(
    ({ intent, connection }) => intent === undefined || connection !== undefined,
    'expected "intent" only beside "connection": Membrane ignores it elsewhere',
  );

/** Far more than any honest descriptor lists; rules say what is sensible. */
const MOST = { names: 100, actions: 1000, entities: 1000 };

const list = (what: string, max: number, most = MOST.names) =>
  z.array(line(what, max), { error: `expected a list: [${what}, …]` }).max(most, tooMany(most));

const atMost = (most: number) =>
  [(map: Readonly<Record<string, string>>) => Object.keys(map).length <= most, tooMany(most)] as const;

function tooMany(most: number): string {
  return `expected at most ${most} entries`;
}

function countEntities(entities: readonly EntityInput[]): number {
  return entities.reduce<number>(
    (sum, each) => sum + 1 + (typeof each === 'string' ? 0 : countEntities(Object.values(each).flat())),
    0,
  );
}

/** `app.md`'s front matter. Everything is a string, list or map here: the YAML is read with the failsafe schema. */
export const finishedSchema = z.strictObject({
  name: line('the brand as its owner writes it', LONGEST_IN_DESCRIPTOR.name).describe(
    'The brand as its owner writes it.',
  ),
  homepage: webUrl('the URL of the app').describe(
    'The URL that `membrane connection ensure` is given. Only a draft may lack it.',
  ),
  docs: webUrl("the URL of the app's API documentation")
    .optional()
    .describe("The app's own API documentation."),
  icon: webUrl('the URL of an image')
    .optional()
    .describe("The app's logo; without it the one that Membrane names."),
  summary: line('one sentence about the app', LONGEST_IN_DESCRIPTOR.summary).describe(
    'One sentence: the app, not the skill. Only a draft may lack it.',
  ),
  description: line('when an agent should open the page', LONGEST_IN_DESCRIPTOR.description)
    .optional()
    .describe('Replaces the generated trigger description.'),
  categories: list('category', 40).optional().describe('Keys of the categories in catalog.yaml.'),
  keywords: list('keyword', LONGEST_IN_DESCRIPTOR.keyword)
    .optional()
    .describe('What users say when they mean this app.'),
  aliases: list('another name of the app', LONGEST_IN_DESCRIPTOR.name)
    .optional()
    .describe('Other names that users call the app by.'),
  requests: list('what a user says', 200)
    .min(2, 'expected two to five requests')
    .max(5, 'expected two to five requests')
    .superRefine(refuseTwice('expected each request once', (request) => request.toLowerCase()))
    .optional()
    .describe('What users say when they want this app, with and without its name; tests of the description.'),
  entities: z
    .array(entity, { error: 'expected a list: [User, …], or lines such as "- User: [Address]"' })
    .refine((all) => countEntities(all) <= MOST.entities, `expected at most ${MOST.entities} entities`)
    .optional()
    .describe('What the app is made of, in the words of its API; an entity may hold others.'),
  membrane: selector
    .optional()
    .describe('Which Membrane element stands for the app; without it, it is searched.'),
  actions: z
    .strictObject({
      pin: list('key of an action', LONGEST_IN_SNAPSHOT.key, MOST.actions)
        .optional()
        .describe('Shown first, in this order.'),
      hide: list('key of an action', LONGEST_IN_SNAPSHOT.key, MOST.actions)
        .optional()
        .describe('Left out of the page.'),
      describe: z
        .record(line('key of an action', LONGEST_IN_SNAPSHOT.key), line('a sentence', 200))
        .refine(...atMost(MOST.actions))
        .optional()
        .describe('Sentences that replace what Membrane says or skillpress words.'),
      effect: z
        .record(
          line('key of an action', LONGEST_IN_SNAPSHOT.key),
          z.enum(['read', 'write', 'delete'], { error: 'expected read, write or delete' }),
        )
        .optional()
        .describe("What an action does to the user's data, where its name, type or method mislead."),
    })
    .optional(),
  draft: flag.optional().describe('true: built only with --drafts.'),
  except: z
    .record(
      line('the name of a rule', 60),
      line('the reason', 300).min(10, 'expected a reason that a reviewer can follow'),
    )
    .refine(...atMost(MOST.names))
    .optional()
    .describe('Rules that this app may break, each with the reason; see docs/rules/.'),
});

/** `app.md`'s front matter, that of drafts included: they may lack what a page cannot do without, until a person fills it in. */
export const descriptorSchema = finishedSchema.partial({ homepage: true, summary: true }).meta({
  title: 'skillpress app descriptor',
  description: 'Front matter of apps/<slug>/app.md',
  if: { properties: { draft: { const: true } }, required: ['draft'] },
  else: { required: ['homepage', 'summary'] },
});

/** The front matter of `app.md` as its schema takes it, every key as it is written. */
export type DescriptorInput = z.infer<typeof descriptorSchema>;
export type { EntityInput };

/** The hint at what was meant, of an address that lacks only its beginning. */
export function proposeUrl(text: string): Readonly<Record<string, string>> {
  return isWebUrl(`https://${text}`) ? { [HINT]: `Write https://${text}` } : {};
}

/**
 * A web address that a shell, a Markdown link and `membrane connection ensure` all take: the host has a dot and is not
 * an IPv4 address (Membrane's rule), no user, no white space, quote, bracket, backslash, `$` or backtick.
 */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s"'<>()[\]{}\\^`|$;]+$/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.username === '' && url.password === '' && url.hostname.includes('.') && !/^[\d.]+$/.test(url.hostname)
  );
}
