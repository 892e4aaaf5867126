import { createUsageError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Output } from '../model/output.ts';
import type { CatalogStatus } from '../model/status.ts';
import type { Resolve } from '../check/checkApp.ts';
import { checkSettings } from '../check/checkShared.ts';
import { chooseRules, rules as ownRules, type ChosenRules } from '../check/rules.ts';
import { READING_RULES } from '../check/readingRules.ts';
import { findWeightProblem } from '../check/weighRules.ts';
import { loadExtension } from '../extend/loadExtension.ts';
import type { AppsFolder, BuiltFolder } from '../read/digest.ts';
import { locateInDescriptor, locateInSnapshot } from '../read/place.ts';
import { parseConfig, findSettingsWarnings } from '../read/settings.ts';
import { readStatus } from '../read/status.ts';
import { locateInYaml } from '../read/yaml.ts';
import { allOutputs, listOutputsFor } from '../render/outputs.ts';
import { loadRenderer, type Renderer } from '../render/renderer.ts';
import type { Catalog } from './catalog.ts';
import { findWordlessLanguages } from './findWordlessLanguages.ts';
import { parseLock } from '../secondme/lock.ts';
import { EXTENSION_FILE, SECONDME_LOCK_FILE, STATUS_FILE } from '../text/fileNames.ts';

/** Everything that each app of a catalog is built in: settings, templates, what registries told. */
export interface Project {
  readonly config: Config;
  readonly folder: BuiltFolder;
  readonly renderer: Renderer;
  readonly status: CatalogStatus;
  /** Whether drafts are built, too. */
  readonly drafts: boolean;
  /** Whether keys of actions that are gone are mended in descriptors. */
  readonly fix: boolean;
  /** Whether it is told what releases are made from. */
  readonly collectDue: boolean;
  readonly resolve: Resolve;
  readonly rules: ChosenRules;
}

/** What every app is built with, and what is wrong with it. */
export interface OpenedProject {
  readonly project: Project;
  /** With one of these nothing can be built. */
  readonly broken: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** What a project is opened from. */
export interface ProjectSource extends Pick<Catalog, 'recipe' | 'options' | 'folder'> {
  /** A build was made with the very same recipe, so no rule has anything to say of the settings. */
  readonly isSound?: boolean;
}

/** Parses settings, status and templates, and loads what the catalog adds of its own. Throws a usage error for broken settings. */
export async function openProject(
  { recipe, options, folder, isSound = false }: ProjectSource,
  outputs?: readonly Output[],
): Promise<OpenedProject> {
  const parsed = parseConfig(options.configLabel, recipe.configText);
  const keys = parseLock(SECONDME_LOCK_FILE, recipe.secondMeLockText);
  const config = parsed.secondme ? { ...parsed, secondme: { ...parsed.secondme, keys } } : parsed;
  const { drafts, outLabel, fix = false, dueOf } = options;
  const taken = { outputs: allOutputs, rules: ownRules, names: READING_RULES };
  const extension = await loadExtension(options.configFile, recipe.extensionText, taken);
  const all = [...(outputs ?? listOutputsFor(config)), ...extension.outputs];
  const { renderer, findings } = loadRenderer(options, config, all);
  const { status, findings: unread } = readStatus(STATUS_FILE, recipe.statusText);
  const resolve = createResolver(folder, outLabel, { file: options.configLabel, text: recipe.configText });
  const rules = chooseRules(config, extension.rules);
  checkWeights(config, rules, { file: options.configLabel, text: recipe.configText });
  return {
    project: {
      config,
      folder,
      renderer,
      status,
      drafts,
      fix,
      collectDue: dueOf !== undefined,
      resolve,
      rules,
    },
    broken: [...findings, ...unread, ...(isSound ? [] : checkSettings(config, resolve, rules))],
    warnings: [
      ...findSettingsWarnings(options.configLabel, recipe.configText),
      ...findWordlessLanguages(config, { file: options.configLabel, text: recipe.configText }),
    ],
  };
}

/** Throws a usage error when `rules:` of the settings names no rule, or makes one lighter that may not be. */
function checkWeights(
  config: Config,
  { all }: ChosenRules,
  { file, text }: { file: string; text: string },
): void {
  const problems = Object.entries(config.rules).flatMap(([name, weight]) => {
    const problem = findWeightProblem(name, weight, all);
    if (!problem) return [];
    const { line, column } = locateInYaml(text, ['rules', name], problem.isName);
    return [`${file}:${line}:${column}: ${problem.what}. ${problem.hint}`];
  });
  if (problems.length > 0)
    throw createUsageError(
      `${file} is not valid:\n  ${problems.join('\n  ')}`,
      'Below "rules:" stand names of rules with off, warning or error.',
    );
}

interface SettingsText {
  readonly file: string;
  readonly text: string;
}

function createResolver(folder: AppsFolder, outLabel: string, { file, text }: SettingsText): Resolve {
  return (app, place) => {
    if ('setting' in place) return { file, ...locateInYaml(text, place.setting) };
    // Of files of the whole catalog only a rule of the catalog's own tells a place in an app.
    if (app === '' && !('file' in place)) return { file: EXTENSION_FILE };
    if ('snapshot' in place) return locateInSnapshot(app, place.snapshot, folder);
    if (!('file' in place)) return locateInDescriptor(app, place, folder);
    return { ...place, file: `${outLabel}/${place.file}` };
  };
}
