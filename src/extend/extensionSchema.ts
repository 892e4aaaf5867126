import * as z from 'zod';
import type { Output } from '../model/output.ts';
import type { Rule } from '../model/rule.ts';
import { isRecord } from '../text/isRecord.ts';

const text = z.string({ error: 'expected text' }).min(1, 'expected text, received nothing');
const work = <T>() =>
  z.custom<T>((value) => typeof value === 'function', { error: 'expected a function' }).optional();

/** A path of plain segments below the output folder; dot folders too, but for those of git and of skillpress. */
const ROOT =
  /^(?!\.git(?:\/|$)|\.skillpress)\.?[A-Za-z0-9][\w-]*(?:\.[\w-]+)*(?:\/\.?[A-Za-z0-9][\w-]*(?:\.[\w-]+)*)*$/;

const outputSchema = z
  .strictObject({
    name: text,
    root: text.regex(
      ROOT,
      'expected a folder below the output folder, as in "cards", or one file, as in "feed.xml"',
    ),
    readers: z.enum(['agents', 'machines', 'people'], { error: 'expected agents, machines or people' }),
    samples: z
      .record(z.string(), z.looseObject({}), { error: 'expected samples by the names of templates' })
      .optional(),
    ofApp: work<NonNullable<Output['ofApp']>>(),
    ofCatalog: work<NonNullable<Output['ofCatalog']>>(),
    overlooksBytes: z.literal(true, { error: 'expected true, or nothing' }).optional(),
  })
  .refine(({ ofApp, ofCatalog }) => ofApp ?? ofCatalog, 'expected ofApp, ofCatalog or both');

const ruleSchema = z
  .strictObject({
    name: text.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected a group and a name, as in "house/tone"'),
    level: z.enum(['error', 'warning'], { error: 'expected error or warning' }),
    about: text,
    why: z.string().default(''),
    bad: z.custom<Rule['bad']>(isRecord, { error: 'expected an example' }).default({}),
    good: z.custom<Rule['good']>(isRecord, { error: 'expected an example' }).default({}),
    excusable: z.boolean({ error: 'expected true or false' }).default(true),
    ofApp: work<NonNullable<Rule['ofApp']>>(),
    ofFiles: work<NonNullable<Rule['ofFiles']>>(),
    ofCatalog: work<NonNullable<Rule['ofCatalog']>>(),
  })
  .refine(
    ({ ofApp, ofFiles, ofCatalog }) => ofApp ?? ofFiles ?? ofCatalog,
    'expected ofApp, ofFiles or ofCatalog',
  );

/** What `skillpress.config.mjs` exports as its default. */
export const extensionSchema = z.strictObject(
  {
    outputs: z.array(outputSchema, { error: 'expected a list of outputs' }).default([]),
    rules: z.array(ruleSchema, { error: 'expected a list of rules' }).default([]),
  },
  { error: 'expected `export default { outputs: […], rules: […] }`' },
);

const FILES = { error: 'expected a list of files: [{ path, text }]' };
const fileSchema = z.strictObject({
  path: text,
  text: z.string({ error: 'expected text' }),
  bytes: z.instanceof(Uint8Array, { error: 'expected a Uint8Array' }).optional(),
  // Files of `made` have these two, and may be given again below another path.
  meant: z.unknown().optional(),
  sha256: z.unknown().optional(),
});

/** The files that an output of a catalog's own returned of one app. */
export const filesSchema = z.array(fileSchema, FILES);

/** Those that it returned of the whole catalog, which may be copies. */
export const catalogFilesSchema = z.array(
  fileSchema
    .extend({ copyOf: text.optional() })
    .refine(
      ({ copyOf, text, bytes }) => copyOf === undefined || (text === '' && bytes === undefined),
      "expected text: '' and no bytes beside copyOf",
    ),
  FILES,
);

const valuePath = z.array(z.union([z.string(), z.number()]));
const fromZero = z.int().nonnegative('expected a line from 0');
const language = z.string().optional();
const place = z.union(
  [
    z.strictObject({ at: valuePath, language }),
    z.strictObject({ note: fromZero, language }),
    z.strictObject({ snapshot: valuePath }),
    z.strictObject({ setting: valuePath }),
    z.strictObject({ file: text, line: z.int().positive('expected a line from 1').optional() }),
  ],
  {
    error:
      "expected a place: { at: ['requests'] }, { note: 2 }, { snapshot: ['actions', 0] } or { file, line }",
  },
);

/** The verdicts that a rule of a catalog's own returned. */
export const verdictsSchema = z.array(
  z.strictObject({
    message: text,
    hint: z.string().default(''),
    place: place.default({ at: [] }),
    level: z.enum(['error', 'warning'], { error: 'expected error or warning' }).optional(),
    app: text.optional(),
    digest: text.optional(),
    clash: z.array(z.string()).optional(),
    apps: z.array(z.string()).optional(),
  }),
  { error: 'expected a list of verdicts: [{ message, hint, place }]' },
);
