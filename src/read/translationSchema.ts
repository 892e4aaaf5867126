import * as z from 'zod';
import { descriptorSchema } from './descriptorSchema.ts';

const { name, summary, description, keywords, draft } = descriptorSchema.shape;

/** The front matter of `app.<language>.md`. Its texts are held to the limits of those that they translate. */
export const translationSchema = z
  .strictObject({
    source: z
      .string({ error: 'expected the digest of the English text, which `skillpress translate` tells' })
      .regex(
        /^[0-9a-f]{16}$/,
        'expected the digest of the English text: 16 digits of 0-9 and a-f, as `skillpress translate` tells it',
      )
      .describe('Digest of the English text that it translates; `skillpress translate` tells it.'),
    name: name.optional().describe('The brand, where its owner writes it otherwise in this language.'),
    summary: summary.unwrap().describe('One sentence: the app, not the skill.'),
    description: description.describe('When an agent should open the page.'),
    keywords: keywords.describe('What users say when they mean this app, in the order of the English ones.'),
    draft: draft.describe('true: still to be written; the English text is used.'),
  })
  .meta({
    title: 'skillpress translation',
    description: 'Front matter of apps/<slug>/app.<language>.md',
  });

/** A translation that is still to be written may lack everything. */
export const draftSchema = z.looseObject({ draft: z.literal('true') });

/** The front matter of `app.<language>.md` as its schema takes it. */
export type TranslationInput = z.infer<typeof translationSchema>;
