import { checkPacks } from '../check/checkShared.ts';
import type { RelatedApp } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { AppInput } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { choosePacks, type PackParts } from '../packs/choosePacks.ts';
import { checkNamedApps } from '../read/checkNamedApps.ts';
import { readPackReleases } from '../read/packReleases.ts';
import { readSnapshotFile } from '../read/readApp.ts';
import { toPacksDir } from '../read/sharedInputs.ts';
import { RELEASES_FILE } from '../text/fileNames.ts';
import { buildApp } from './buildApp.ts';
import { openCatalog, type BuildOptions, type Catalog } from './catalog.ts';
import { findClashesOf } from './findClashesOf.ts';
import { openProject, type Project } from './openProject.ts';
import { relateCatalog } from './relateCatalog.ts';

/** A catalog as an editor has it: some files are not as they are on disk. Nothing is written. */
export interface EditedCatalog {
  readonly config: Config;
  /** Every app that has a folder. */
  readonly slugs: readonly string[];
  readonly rules: Project['rules'];
  /** Findings about settings, templates and packs. */
  readonly findings: readonly Finding[];
  /**
   * What `check` says of an app, or what keeps every app from being made; of rules about all apps as far as the last build knows the others. A draft
   * is checked, too.
   */
  readonly checkApp: (slug: string) => readonly Finding[];
  readonly readSnapshot: (slug: string) => Snapshot | null;
}

/** Opens a catalog with `texts` in the place of files, by absolute path. Throws a usage error for broken settings. */
export async function openEdited(
  options: BuildOptions,
  texts: ReadonlyMap<string, string>,
): Promise<EditedCatalog> {
  const { configLabel } = options;
  const catalog = withTexts(openCatalog({ ...options, drafts: true, compares: 'none' }), texts);
  const { project, broken, warnings } = await openProject(catalog);
  const { config, rules } = project;
  const slugs = catalog.inputs.map(({ slug }) => slug);
  checkNamedApps(config, slugs, { file: configLabel, text: catalog.recipe.configText });
  const history = readPackReleases(catalog.shared.releases);
  const related = relateCatalog(catalog, project, new Map()).relations;
  return {
    config,
    slugs,
    rules,
    findings: [
      ...broken,
      ...warnings,
      ...history.findings,
      ...findPackFindings(catalog, project, history.files),
    ],
    checkApp: (slug) => (broken.length > 0 ? broken : checkApp(slug, catalog, project, related(slug))),
    readSnapshot: (slug) => readSnapshotFile(inputOf(slug, catalog), catalog.folder).snapshot,
  };
}

function withTexts(catalog: Catalog, texts: ReadonlyMap<string, string>): Catalog {
  const { options, recipe, shared, folder } = catalog;
  const packsDir = toPacksDir(options.configFile);
  const releases = [...shared.releases].map(
    ([pack, text]) => [pack, texts.get(`${packsDir}/${pack}/${RELEASES_FILE}`) ?? text] as const,
  );
  return {
    ...catalog,
    recipe: { ...recipe, configText: texts.get(options.configFile) ?? recipe.configText },
    shared: { ...shared, releases: new Map(releases) },
    folder: { ...folder, texts },
  };
}

function findPackFindings(
  catalog: Catalog,
  { config, status, resolve, rules }: Project,
  releases: PackParts['releases'],
): Finding[] {
  const records = [...catalog.lastBuild.memory().values()].flatMap(({ record }) => record ?? []);
  // Nothing is known of the apps that packs are made of.
  if (records.length === 0) return [];
  return checkPacks(choosePacks(records, { config, status, releases }), config, resolve, rules);
}

function checkApp(
  slug: string,
  catalog: Catalog,
  project: Project,
  related: readonly RelatedApp[],
): Finding[] {
  const source = { input: inputOf(slug, catalog), descriptor: null, answer: null, related, known: null };
  const built = buildApp(source, project);
  const clashes = built.record ? findClashesOf(built.record, catalog.lastBuild.memory(), project) : [];
  return [...built.findings, ...clashes];
}

/** An app that nobody has saved yet has no files. */
function inputOf(slug: string, { inputs }: Catalog): AppInput {
  return inputs.find((each) => each.slug === slug) ?? { slug, files: {} };
}
