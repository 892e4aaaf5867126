import { actionsReference } from './outputs/actionsReference.ts';
import { catalogIndex } from './outputs/catalogIndex.ts';
import { changelog } from './outputs/changelog.ts';
import { clawhub } from '../clawhub/output.ts';
import { discovery } from '../discovery/output.ts';
import { listing } from './outputs/listing.ts';
import type { Config } from '../model/config.ts';
import { createGeneral } from './outputs/general.ts';
import { httpPage } from './outputs/httpPage.ts';
import type { Output } from '../model/output.ts';
import { marketplaces } from '../packs/marketplaces.ts';
import { plugins } from '../packs/output.ts';
import { page } from './outputs/page.ts';
import { createRouter } from './outputs/router.ts';
import { searchIndex } from './outputs/searchIndex.ts';
import { skillhub } from '../skillhub/output.ts';
import { tellSkillsIn, toldInLanguages } from './outputs/tellSkillsIn.ts';
import { secondme } from '../secondme/output.ts';
import { tools } from './outputs/tools.ts';

/**
 * What `dist/` holds where nothing is switched off, in the order in which it is made: an output sees what the ones before it made of the same app.
 */
export const outputs: readonly Output[] = [
  page,
  actionsReference,
  changelog,
  clawhub,
  skillhub,
  listing,
  tools,
  secondme,
  catalogIndex,
  searchIndex,
];

const packOutputs: readonly Output[] = [plugins, ...marketplaces];

/** What `dist/` holds with the settings of a catalog: what every one has, and what its own switch on. */
export function listOutputsFor({
  flavours,
  router,
  general,
  clawhub: hub,
  skillLanguages,
  packs,
  discovery: hasIndex,
}: Config): readonly Output[] {
  const shared = general ? [createGeneral(general.name)] : [];
  return [
    ...outputs.filter((output) => hub || output !== clawhub),
    ...(flavours.includes('http') ? [httpPage] : []),
    ...skillLanguages.flatMap((language) => tellSkillsIn(language, shared)),
    ...(packs ? packOutputs : []),
    ...(router ? [createRouter(router.name)] : []),
    ...shared,
    // Last, since it has an archive of every skill.
    ...(hasIndex ? discovery : []),
  ];
}

/** Every output of skillpress, whatever a catalog switches on. */
export const allOutputs: readonly Output[] = [
  ...outputs,
  httpPage,
  ...packOutputs,
  createRouter('router'),
  createGeneral('general'),
  ...discovery,
];

/** Returns the names of the templates that outputs render. */
export function listTemplateNames(of: readonly Output[]): string[] {
  return of.flatMap(({ samples = {} }) => Object.keys(samples));
}

/** Names of the templates of skillpress that are rendered in further languages. */
export const translatedTemplates: readonly string[] = listTemplateNames([
  ...toldInLanguages,
  createGeneral('general'),
]);
