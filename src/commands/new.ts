import { existsSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT, createUsageError } from '../errors.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportLines } from '../report/reportLines.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import { toFolderLabel } from '../text/folderLabel.ts';
import { isSlug, proposeSlug, spellSlug } from '../text/slug.ts';
import type { CommonFlags, Context } from './session.ts';
import { makeFolders } from '../disk/makeFolders.ts';
import { writeNew } from '../disk/writeNew.ts';

/** How an app gets its actions. */
export const HOW_TO_ASK =
  'Actions come from Membrane: set MEMBRANE_TOKEN (from the Membrane console) and build. Without a token a person may write membrane.json (docs/snapshots.md).';

/** `skillpress new SLUG`: writes a valid descriptor to fill in. It is a draft, so nothing unfinished is published. Returns the exit code. */
export async function newApp(context: Context, slug: string, flags: CommonFlags): Promise<number> {
  checkFormat('new', flags);
  if (!isSlug(slug)) throw refuseSlug(slug);
  const dir = resolve(context.cwd, flags.apps, slug);
  const path = join(dir, DESCRIPTOR_FILE);
  const shown = `${toFolderLabel(flags.apps)}/${slug}/${DESCRIPTOR_FILE}`;
  if (!writeInFolder(dir, path, descriptorText(slug)))
    throw createUsageError(`${shown} exists already`, 'Edit that file, or choose another name.');
  await printReport(
    reportLines({ command: 'new', ok: true, files: [shown] }, [shown]),
    context,
    flags,
    EXIT.done,
  );
  context.stderr(
    `Fill it in, remove the line "draft: true", then run: skillpress check ${slug} && skillpress build ${slug}\n${HOW_TO_ASK}\n`,
  );
  return EXIT.done;
}

/** A folder without a descriptor would be an app with an error: it goes where the file cannot be written. */
function writeInFolder(dir: string, path: string, text: string): boolean {
  const isThere = existsSync(dir);
  makeFolders(dir);
  try {
    return writeNew(path, text);
  } catch (error) {
    if (!isThere) rmdirSync(dir);
    throw error;
  }
}

/** The error about a name that cannot be an app's, with one that can and is like it. */
export function refuseSlug(slug: string): Error {
  const near = proposeSlug(slug);
  const hint = 'Use 1 to 64 lower-case letters, digits and single hyphens, as in google-sheets.';
  return createUsageError(
    `"${slug}" cannot be the name of a skill`,
    near !== null ? `Did you mean "${near}"? ${hint}` : hint,
  );
}

function descriptorText(slug: string): string {
  const name = spellSlug(slug);
  return `---
# The brand as its owner writes it.
name: ${name}
# The URL that \`membrane connection ensure\` is given.
homepage: https://${slug}.example/
# Its own API documentation; remove the line when there is none.
docs: https://${slug}.example/docs
# One sentence: what the app is and for whom. The app, not the skill.
summary: Write here in one sentence what ${name} is and whom it serves.
# Keys of the categories in catalog.yaml.
categories: []
# What users say when they mean this app, besides its name.
keywords: []
# What users say when they want this app, with and without its name: two to five. They test the description.
# requests:
#   - Which invoices are overdue in ${name}?
#   - Send this customer a reminder
# The nouns of its API, singular; one may hold others: "- Organization: [Membership]".
entities: []
# Without this block the actions are worded and ordered by skillpress.
# actions:
#   pin: [key-of-an-action]
#   hide: [key-of-an-action]
#   describe: { key-of-an-action: One sentence that only this app's expert would write. }
# A draft is built only with --drafts. Remove this line when the rest is true.
draft: true
---
- What only someone who knows this API would say: ids, limits, paging, what cannot be undone, which action when.
`;
}
