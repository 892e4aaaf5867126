import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import { weighRules } from './weighRules.ts';
import { actionDescription } from './rules/quality/action-description.ts';
import { actionKeys } from './rules/descriptor/action-keys.ts';
import { categories } from './rules/descriptor/categories.ts';
import { clawhubBundle } from '../clawhub/rules/bundle.ts';
import { clawhubCard } from '../clawhub/rules/card.ts';
import { clawhubCategory } from '../clawhub/rules/category.ts';
import { clawhubFingerprint } from '../clawhub/rules/fingerprint.ts';
import { clawhubFirstLines } from '../clawhub/rules/first-lines.ts';
import { clawhubFlags } from '../clawhub/rules/flags.ts';
import { clawhubIcon } from '../clawhub/rules/icon.ts';
import { clawhubIconScript } from '../clawhub/rules/icon-script.ts';
import { clawhubLength } from '../clawhub/rules/page-length.ts';
import { clawhubLicence } from '../clawhub/rules/licence.ts';
import { clawhubQuality } from '../clawhub/rules/quality.ts';
import { clawhubRequirements } from '../clawhub/rules/requirements.ts';
import { clawhubScan } from '../clawhub/rules/static-scan.ts';
import { clawhubSlug } from '../clawhub/rules/slug.ts';
import { clawhubTopics } from '../clawhub/rules/topics.ts';
import { confirmation } from './rules/page/confirmation.ts';
import { descriptionClaims } from './rules/quality/description-claims.ts';
import { descriptionDistinct } from './rules/quality/description-distinct.ts';
import { descriptionLength } from './rules/quality/description-length.ts';
import { descriptionStart } from './rules/quality/description-start.ts';
import { docsDomain } from './rules/descriptor/docs-domain.ts';
import { docsOfAnotherApp } from './rules/catalog/docs-of-another-app.ts';
import { duplicateAlias } from './rules/catalog/duplicate-alias.ts';
import { duplicateHomepage } from './rules/catalog/duplicate-homepage.ts';
import { duplicateName } from './rules/catalog/duplicate-name.ts';
import { duplicateSlug } from './rules/catalog/duplicate-slug.ts';
import { sharedActionId } from './rules/catalog/shared-action-id.ts';
import { entities } from './rules/descriptor/entities.ts';
import { characters } from './rules/containment/characters.ts';
import { commands } from './rules/page/commands.ts';
import { description } from './rules/specification/description.ts';
import { createExceptions } from './rules/descriptor/exceptions.ts';
import { fileSize } from './rules/specification/file-size.ts';
import { frontMatter } from './rules/specification/front-matter.ts';
import { genericDescription } from './rules/quality/generic-description.ts';
import { genericSummary } from './rules/quality/generic-summary.ts';
import { headings } from './rules/page/headings.ts';
import { hiddenCharacters } from './rules/containment/hidden-characters.ts';
import { https } from './rules/descriptor/https.ts';
import { keywords } from './rules/descriptor/keywords.ts';
import { doubtfulText } from './rules/containment/doubtful-text.ts';
import { instruction } from './rules/containment/instruction.ts';
import { markContradicts } from './rules/quality/mark-contradicts.ts';
import { links } from './rules/page/links.ts';
import { name } from './rules/specification/name.ts';
import { notes } from './rules/descriptor/notes.ts';
import { orphanFiles } from './rules/page/orphan-files.ts';
import { pageSize } from './rules/page/size.ts';
import { pinnedCommands } from './rules/page/pinned-commands.ts';
import { refusal } from './rules/descriptor/refusal.ts';
import { snapshotActionName } from './rules/snapshot/action-name.ts';
import { snapshotDuplicateAction } from './rules/snapshot/duplicate-action.ts';
import { snapshotWritten } from './rules/snapshot/written.ts';
import { snapshotSubject } from './rules/snapshot/subject.ts';
import { reservedSlug } from './rules/catalog/reserved-slug.ts';
import { sharedEntities } from './rules/catalog/shared-entities.ts';
import { reservedName } from './rules/specification/reserved-name.ts';
import { roundTrip } from './rules/specification/round-trip.ts';
import { routerFileSize } from './rules/page/router-file-size.ts';
import { secrets } from './rules/containment/secrets.ts';
import { skillhubBundle } from '../skillhub/rules/bundle.ts';
import { skillhubFrontMatter } from '../skillhub/rules/front-matter.ts';
import { skillhubSlug } from '../skillhub/rules/slug.ts';
import { slug } from './rules/descriptor/slug.ts';
import { specificShare } from './rules/quality/specific-share.ts';
import { stepReference } from './rules/page/step-reference.ts';
import { agentText } from './rules/containment/agent-text.ts';
import { html } from './rules/containment/html.ts';
import { structure } from './rules/containment/structure.ts';
import { translationClaims } from './rules/translation/claims.ts';
import { translationKeywords } from './rules/translation/keywords.ts';
import { translationStale } from './rules/translation/stale.ts';
import { translationTypography } from './rules/translation/typography.ts';
import { translationUntranslated } from './rules/translation/untranslated.ts';
import { trigger } from './rules/quality/trigger.ts';
import { members } from './rules/pack/members.ts';
import { packBudget } from '../packs/rules/budget.ts';
import { tables } from './rules/page/tables.ts';

/** The rules of a catalog. */
export interface ChosenRules {
  /** All that there are. */
  readonly all: readonly Rule[];
  /** Those that are applied. */
  readonly list: readonly Rule[];
  readonly exceptionRule: Rule;
}

/** What ClawHub demands: nothing of a catalog that is not for ClawHub. */
const clawhubRules = [
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
].map((rule): Rule => ({ ...rule, appliesTo: ({ clawhub }) => clawhub !== null }));

/** What SkillHub demands, likewise. */
const skillhubRules = [skillhubSlug, skillhubBundle, skillhubFrontMatter].map((rule): Rule => ({
  ...rule,
  appliesTo: ({ skillhub }) => skillhub !== undefined,
}));

/** The rules of skillpress itself but the one about exceptions. */
const own: readonly Rule[] = [
  slug,
  categories,
  keywords,
  docsDomain,
  https,
  refusal,
  entities,
  actionKeys,
  snapshotSubject,
  snapshotActionName,
  snapshotDuplicateAction,
  snapshotWritten,
  notes,
  frontMatter,
  name,
  reservedName,
  description,
  roundTrip,
  fileSize,
  structure,
  html,
  agentText,
  characters,
  hiddenCharacters,
  instruction,
  doubtfulText,
  secrets,
  headings,
  links,
  orphanFiles,
  tables,
  stepReference,
  commands,
  pinnedCommands,
  pageSize,
  routerFileSize,
  ...clawhubRules,
  ...skillhubRules,
  confirmation,
  descriptionClaims,
  markContradicts,
  descriptionLength,
  descriptionStart,
  descriptionDistinct,
  genericDescription,
  genericSummary,
  trigger,
  actionDescription,
  specificShare,
  duplicateName,
  duplicateHomepage,
  duplicateAlias,
  duplicateSlug,
  sharedActionId,
  docsOfAnotherApp,
  sharedEntities,
  reservedSlug,
  translationStale,
  translationClaims,
  translationKeywords,
  translationTypography,
  translationUntranslated,
  members,
  packBudget,
];

/** Every rule of skillpress, in the order of their findings. */
export const rules: readonly Rule[] = [...own, createExceptions(own)];

/** The rules that a catalog is held to: those of skillpress and its own ones, as heavy as `catalog.yaml` says. */
export function chooseRules(config: Config, ofCatalog: readonly Rule[]): ChosenRules {
  const ordinary = [...own, ...ofCatalog];
  const exceptionRule = createExceptions(ordinary);
  const all = [...ordinary, exceptionRule];
  const used = all.filter(({ appliesTo }) => appliesTo?.(config) ?? true);
  return { all, list: weighRules(used, config.rules), exceptionRule };
}
