import * as z from 'zod';
import { LONGEST_SLUG, SLUG, VENDOR_WORD } from '../text/slug.ts';
import { refuseTwice } from './refuseTwice.ts';

const skillName = z
  .string()
  .max(LONGEST_SLUG, `expected at most ${LONGEST_SLUG} characters`)
  .regex(SLUG, 'expected lower-case letters, digits and single hyphens between them: the name of a skill')
  .refine(
    (name) => !VENDOR_WORD.test(name),
    'expected a name without anthropic and claude: their clients refuse it',
  );

/** Skills of the whole catalog besides those of its apps. */
const sharedSkill = z.strictObject({ name: skillName });

/** What pages tell an agent to use Membrane with. */
const flavour = z.enum(['cli', 'http'], { error: 'expected cli or http' });

/** Keys of `catalog.yaml` that say which skills there are besides the pages of apps. */
export const skillsShape = {
  router: sharedSkill
    .optional()
    .describe('The skill that finds the app for a job among all; without it, there is none.'),
  general: sharedSkill
    .optional()
    .describe('The skill that uses any app through the API of Membrane; without it, there is none.'),
  flavours: z
    .array(flavour)
    .default(['cli'])
    .superRefine(requireCli)
    .superRefine(refuseTwice('expected each once'))
    .describe('What pages use Membrane with: its command-line client (always), and its API over HTTP.'),
};

function requireCli(flavours: readonly string[], context: z.RefinementCtx): void {
  if (!flavours.includes('cli'))
    context.addIssue({
      code: 'custom',
      message: 'expected cli among them, because the others are made besides it',
    });
}

/** Reports one name for two skills: both would be one folder. */
export function refineSkills(
  { router, general }: { router?: { name: string } | undefined; general?: { name: string } | undefined },
  context: z.RefinementCtx,
): void {
  if (router && router.name === general?.name)
    context.addIssue({
      code: 'custom',
      path: ['general', 'name'],
      message: `expected another name than that of the router, received ${general.name}`,
    });
}
