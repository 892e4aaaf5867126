import type { Rule } from './rule.ts';
import { actionDescription } from './rules/actionDescription.ts';
import { actionKeys } from './rules/actionKeys.ts';
import { categories } from './rules/categories.ts';
import { clawhubBundle } from './rules/clawhubBundle.ts';
import { clawhubCard } from './rules/clawhubCard.ts';
import { clawhubCategory } from './rules/clawhubCategory.ts';
import { clawhubFingerprint } from './rules/clawhubFingerprint.ts';
import { clawhubFirstLines } from './rules/clawhubFirstLines.ts';
import { clawhubFlags } from './rules/clawhubFlags.ts';
import { clawhubIcon } from './rules/clawhubIcon.ts';
import { clawhubIconScript } from './rules/clawhubIconScript.ts';
import { clawhubLength } from './rules/clawhubLength.ts';
import { clawhubLicence } from './rules/clawhubLicence.ts';
import { clawhubQuality } from './rules/clawhubQuality.ts';
import { clawhubRequirements } from './rules/clawhubRequirements.ts';
import { clawhubScan } from './rules/clawhubScan.ts';
import { clawhubSlug } from './rules/clawhubSlug.ts';
import { clawhubTopics } from './rules/clawhubTopics.ts';
import { confirmation } from './rules/confirmation.ts';
import { descriptionDistinct } from './rules/descriptionDistinct.ts';
import { descriptionLength } from './rules/descriptionLength.ts';
import { descriptionStart } from './rules/descriptionStart.ts';
import { docsDomain } from './rules/docsDomain.ts';
import { docsOfAnotherApp } from './rules/docsOfAnotherApp.ts';
import { duplicateAlias } from './rules/duplicateAlias.ts';
import { duplicateHomepage } from './rules/duplicateHomepage.ts';
import { duplicateName } from './rules/duplicateName.ts';
import { duplicateSlug } from './rules/duplicateSlug.ts';
import { entities } from './rules/entities.ts';
import { characters } from './rules/characters.ts';
import { commands } from './rules/commands.ts';
import { description } from './rules/description.ts';
import { exceptions } from './rules/exceptions.ts';
import { fileSize } from './rules/fileSize.ts';
import { frontMatter } from './rules/frontMatter.ts';
import { genericDescription } from './rules/genericDescription.ts';
import { genericSummary } from './rules/genericSummary.ts';
import { headings } from './rules/headings.ts';
import { hiddenCharacters } from './rules/hiddenCharacters.ts';
import { https } from './rules/https.ts';
import { keywords } from './rules/keywords.ts';
import { instruction } from './rules/instruction.ts';
import { links } from './rules/links.ts';
import { name } from './rules/name.ts';
import { notes } from './rules/notes.ts';
import { orphanFiles } from './rules/orphanFiles.ts';
import { pageSize } from './rules/pageSize.ts';
import { pinnedCommands } from './rules/pinnedCommands.ts';
import { refusal } from './rules/refusal.ts';
import { sharedEntities } from './rules/sharedEntities.ts';
import { reservedName } from './rules/reservedName.ts';
import { roundTrip } from './rules/roundTrip.ts';
import { secrets } from './rules/secrets.ts';
import { slug } from './rules/slug.ts';
import { specificShare } from './rules/specificShare.ts';
import { stepReference } from './rules/stepReference.ts';
import { structure } from './rules/structure.ts';
import { tables } from './rules/tables.ts';

const ordinary: readonly Rule[] = [
  slug,
  categories,
  keywords,
  docsDomain,
  https,
  refusal,
  entities,
  actionKeys,
  notes,
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
  clawhubSlug,
  clawhubCategory,
  clawhubTopics,
  clawhubBundle,
  clawhubRequirements,
  clawhubCard,
  clawhubIcon,
  clawhubIconScript,
  clawhubLicence,
  clawhubQuality,
  clawhubLength,
  clawhubFirstLines,
  clawhubScan,
  clawhubFlags,
  clawhubFingerprint,
  confirmation,
  descriptionLength,
  descriptionStart,
  descriptionDistinct,
  genericDescription,
  genericSummary,
  actionDescription,
  specificShare,
  duplicateName,
  duplicateHomepage,
  duplicateAlias,
  duplicateSlug,
  docsOfAnotherApp,
  sharedEntities,
];

/** The rule about exceptions from the others. */
export const exceptionRule: Rule = exceptions(ordinary);

/** Every rule that `check` and each build apply, in the order of their findings. */
export const rules: readonly Rule[] = [...ordinary, exceptionRule];
