import type { Rule } from './rule.ts';
import { actionKeys } from './rules/actionKeys.ts';
import { categories } from './rules/categories.ts';
import { characters } from './rules/characters.ts';
import { commands } from './rules/commands.ts';
import { description } from './rules/description.ts';
import { duplicateHomepage, duplicateName, duplicateSlug } from './rules/duplicates.ts';
import { exceptions } from './rules/exceptions.ts';
import { fileSize } from './rules/fileSize.ts';
import { frontMatter } from './rules/frontMatter.ts';
import { headings } from './rules/headings.ts';
import { hiddenCharacters } from './rules/hiddenCharacters.ts';
import { https } from './rules/https.ts';
import { instruction } from './rules/instruction.ts';
import { links } from './rules/links.ts';
import { name } from './rules/name.ts';
import { notes } from './rules/notes.ts';
import { orphanFiles } from './rules/orphanFiles.ts';
import { pageSize } from './rules/pageSize.ts';
import { pinnedCommands } from './rules/pinnedCommands.ts';
import { reservedName } from './rules/reservedName.ts';
import { roundTrip } from './rules/roundTrip.ts';
import { secrets } from './rules/secrets.ts';
import { slug } from './rules/slug.ts';
import { stepReference } from './rules/stepReference.ts';
import { structure } from './rules/structure.ts';
import { tables } from './rules/tables.ts';

const ordinary: readonly Rule[] = [
  slug,
  categories,
  actionKeys,
  notes,
  https,
  frontMatter,
  name,
  reservedName,
  description,
  roundTrip,
  fileSize,
  structure,
  characters,
  hiddenCharacters,
  instruction,
  secrets,
  headings,
  links,
  orphanFiles,
  tables,
  stepReference,
  commands,
  pinnedCommands,
  pageSize,
  duplicateName,
  duplicateHomepage,
  duplicateSlug,
];

/** The rule about exceptions from the others. */
export const exceptionRule: Rule = exceptions(ordinary);

/** Every rule that `check` and each build apply, in the order of their findings. */
export const rules: readonly Rule[] = [...ordinary, exceptionRule];
