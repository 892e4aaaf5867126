import { collectApps, SEE_CHECK } from '../build/collectApps.ts';
import type { BuildOptions } from '../build/catalog.ts';
import { judgeBudget } from '../budget/judgeBudget.ts';
import type { DescribedSkill } from '../budget/skill.ts';
import { EXIT, KnownError, createUsageError } from '../errors.ts';
import type { ReadyApp } from '../build/buildEach.ts';
import { reportBudget, type BudgetReport } from '../report/reportBudget.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { printable } from '../report/terminal.ts';
import { checkCategories } from './selectApps.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withProgress } from './session.ts';
import { toSkillPath } from '../text/skillFiles.ts';

/** Flags of `check --budget`. */
export interface BudgetFlags extends CommonFlags {
  readonly category: readonly string[];
}

/**
 * `skillpress check --budget`: what clients would show an agent of the named apps and of those in the named categories, or of the
 * whole catalog. Writes nothing. Information, no verdict: the exit code is 1 only when a selected app has no page to judge.
 */
export async function checkBudget(
  context: Context,
  apps: readonly string[],
  flags: BudgetFlags,
): Promise<number> {
  const started = context.now();
  checkFormat('check --budget', flags);
  const options = buildOptions(context, flags, apps);
  const categories = [...new Set(flags.category)];
  checkCategories(categories, options);
  checkAsked(apps, options);
  const { skills, missing } = await select({ apps, categories }, options, context, flags);
  if (skills.length === 0) throw nothingSelected(categories, missing);
  const report: BudgetReport = {
    ok: missing.length === 0,
    selection: { apps, categories, skills: skills.length, missing },
    clients: judgeBudget(skills),
    durationMs: context.now() - started,
  };
  if (missing.length > 0)
    context.stderr(
      'skillpress: Apps without a page are left out; skillpress check tells their errors, --drafts takes drafts.\n',
    );
  const exit = report.ok ? EXIT.done : EXIT.findings;
  await printReport(reportBudget(report), context, flags, exit);
  return exit;
}

interface Selection {
  readonly apps: readonly string[];
  readonly categories: readonly string[];
}

interface Selected {
  readonly skills: readonly DescribedSkill[];
  /** Selected apps without a page. The categories of an app with errors are unknown, so with a category all of those count. */
  readonly missing: readonly string[];
}

/** Renders the catalog in memory and takes from it what is selected. */
async function select(
  selection: Selection,
  options: BuildOptions,
  context: Context,
  flags: BudgetFlags,
): Promise<Selected> {
  const { taken: made, broken } = await withProgress(context, flags, (onProgress) =>
    collectApps(options, { onProgress }, (app) => ({
      skill: toSkill(app),
      categories: app.app.categories.map(({ key }) => key),
    })),
  );
  const skills = [...made].flatMap(([slug, { skill, categories }]) =>
    isSelected(slug, categories, selection) ? [skill] : [],
  );
  const onlyNamed = selection.apps.length > 0 && selection.categories.length === 0;
  const wanted = new Set([...selection.apps, ...(onlyNamed ? [] : broken)]);
  return { skills, missing: [...wanted].filter((slug) => !made.has(slug)).sort() };
}

function isSelected(slug: string, ofApp: readonly string[], { apps, categories }: Selection): boolean {
  if (apps.length === 0 && categories.length === 0) return true;
  return apps.includes(slug) || ofApp.some((key) => categories.includes(key));
}

function toSkill({ app, files }: ReadyApp): DescribedSkill {
  const page = files.find(({ path }) => path === toSkillPath(app.slug));
  return { name: app.slug, description: app.trigger, bytes: page?.bytes.length ?? 0 };
}

function nothingSelected(categories: readonly string[], missing: readonly string[]): KnownError {
  if (missing.length === 0)
    return createUsageError(
      categories.length === 0 ? 'There is no app to judge' : `No app is in ${categories.join(', ')}`,
      'An app names its categories in its descriptor; a draft counts with --drafts only.',
    );
  return new KnownError(
    EXIT.findings,
    `None of the selected apps has a page: ${missing.map(printable).join(', ')}`,
    { hint: `${SEE_CHECK} Add --drafts for drafts.` },
  );
}
