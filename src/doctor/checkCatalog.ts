import { existsSync, readdirSync } from 'node:fs';
import type { BuildOptions } from '../build/catalog.ts';
import { GO_TO_ROOT } from '../read/configText.ts';
import { readConfig } from '../read/settings.ts';
import { wordError, hasCode, KnownError } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { scanApps } from '../read/scan.ts';
import { TEMPLATES_FOLDER } from '../render/findTemplates.ts';
import { fail, ok, warn } from './verdict.ts';
import { countNoun } from '../text/counting.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** The settings, or `null` when there are none to go by, and what is to be said of them. */
export function checkConfig({ configFile, configLabel }: BuildOptions): {
  readonly check: Check;
  readonly config: Config | null;
} {
  if (!existsSync(configFile))
    return { check: fail(configLabel, `there is no ${configFile}`, GO_TO_ROOT), config: null };
  try {
    const config = readConfig({ configFile, configLabel });
    const { size } = config.categories;
    return { check: ok(configLabel, `valid; ${size === 1 ? '1 category' : `${size} categories`}`), config };
  } catch (error) {
    return { check: brokenConfig(configLabel, error), config: null };
  }
}

function brokenConfig(label: string, error: unknown): Check {
  if (!(error instanceof KnownError))
    return fail(
      label,
      `cannot be read: ${wordError(error)}`,
      'Make it a file that the user of this run may read.',
    );
  const [, first = error.message, ...rest] = error.message.split('\n').map((line) => line.trim());
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  return fail(label, `not valid: ${first}${more}`, 'Correct it; "skillpress check" lists every problem.');
}

/** Templates and apps: whether they are there, and whether they go through every stage of a build that asks nobody. */
export async function checkContents(options: BuildOptions, config: Config | null): Promise<Check[]> {
  const { templatesDir, templatesLabel, appsDir, appsLabel } = options;
  const isBuiltIn = templatesLabel === TEMPLATES_FOLDER && !existsSync(templatesDir);
  const place = isBuiltIn ? 'the built-in ones' : `in ${templatesLabel}/`;
  const there = ok('templates', place);
  const templates = isBuiltIn ? null : checkFolder('templates', templatesDir, templatesLabel);
  const apps = checkFolder('apps', appsDir, appsLabel);
  if (apps) return [templates ?? there, apps];
  try {
    const { length: total } = scanApps(appsDir);
    if (templates) return [templates, unchecked(total, 'the templates')];
    if (config === null) return [there, unchecked(total, options.configLabel)];
    return await checkBuild(options, total, place);
  } catch (error) {
    return [templates ?? there, unreadable(error)];
  }
}

async function checkBuild(options: BuildOptions, total: number, place: string): Promise<Check[]> {
  const { findings, close } = await buildCatalog(options);
  close();
  const errors = findings.filter(({ level }) => level === 'error');
  const template = errors.find(({ rule }) => rule.startsWith('template/'));
  if (template)
    return [fail('templates', placed(template), fixOf(template)), unchecked(total, 'the templates')];
  return [ok('templates', `valid, ${place}`), checkApps(total, errors)];
}

function unchecked(total: number, because: string): Check {
  return warn(
    'apps',
    `${countNoun(total, 'app')}, not checked`,
    `Mend ${because} first, then run this again.`,
  );
}

/** Anything but what a person can act on is a bug, and goes on as one. */
function unreadable(error: unknown): Check {
  if (error instanceof KnownError) return fail('apps', error.message, error.hint ?? 'Correct it there.');
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return fail('apps', `cannot be read: ${error.message}`, 'Give the user of this run the right to read it.');
}

/** What is wrong with a folder that has to be there; `null` when nothing is. */
function checkFolder(name: string, dir: string, label: string): Check | null {
  try {
    readdirSync(dir);
    return null;
  } catch (error) {
    const fix = `Run skillpress in the catalog's root, or name the folder with --${name}.`;
    if (hasCode(error, 'ENOENT')) return fail(name, `there is no folder ${label}/`, fix);
    return fail(name, `cannot be read: ${wordError(error)}`, fix);
  }
}

function checkApps(total: number, errors: readonly Finding[]): Check {
  if (total === 0) return warn('apps', 'none', 'Run "skillpress new SLUG" for the first one.');
  const failing = [...new Set(errors.flatMap(({ app }) => app ?? []))].sort();
  const [slug] = failing;
  const first = errors.find(({ app }) => app === slug);
  if (!first) return ok('apps', `${countNoun(total, 'app')}, none with errors`);
  const ofApps =
    slug === undefined ? 'the catalog has errors' : `${failing.length} with errors; first ${slug}`;
  const message = `${countNoun(total, 'app')}, ${ofApps}: ${placed(first)}`;
  const next = ` Then run "skillpress check${slug === undefined ? '' : ` ${slug}`}".`;
  return fail('apps', message, fixOf(first) + next);
}

function placed(finding: Finding): string {
  return `${formatPlace(finding)}: ${finding.message} [${finding.rule}]`;
}

function fixOf({ hint }: Finding): string {
  return hint ?? 'Correct it there.';
}
