import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openCatalog } from '../build/catalog.ts';
import { explainApp } from '../build/explainApp.ts';
import { openProject } from '../build/openProject.ts';
import { rules } from '../check/rules.ts';
import { wordShared } from '../words/wordShared.ts';
import { ENGLISH, findWords } from '../words/words.ts';
import { EXIT, KnownError, findNearest, createUsageError } from '../errors.ts';
import type { RelatedApp } from '../model/app.ts';
import type { Rule } from '../model/rule.ts';
import type { Finding } from '../model/finding.ts';
import { reportExplained } from '../report/reportExplained.ts';
import { reportRule } from '../report/reportRule.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { groupOf } from './chooseRules.ts';
import { buildOptions, checkAsked, chooseExit, type CommonFlags, type Context } from './session.ts';
import { formatPlace } from '../text/formatPlace.ts';

/**
 * `skillpress explain APP`: one app through the stages. `skillpress explain RULE`: what it demands, why, with its examples. Writes
 * nothing. Returns the exit code: 1 when the app has errors.
 */
export async function explain(context: Context, subject: string, flags: CommonFlags): Promise<number> {
  checkFormat('explain', flags);
  return subject.includes('/') ? explainRule(context, subject, flags) : explainOne(context, subject, flags);
}

async function explainRule(context: Context, name: string, flags: CommonFlags): Promise<number> {
  const ofName = (rule: Rule): boolean => rule.name === name;
  const rule = rules.find(ofName) ?? (await readOwnRules(context, flags)).find(ofName);
  if (!rule) throw unknownRule(name);
  await printReport(reportRule(rule), context, flags, EXIT.done);
  return EXIT.done;
}

/** The rules of the catalog with those of its own; none where it has no such file. */
async function readOwnRules(context: Context, flags: CommonFlags): Promise<readonly Rule[]> {
  const options = buildOptions(context, flags, []);
  if (!existsSync(join(dirname(options.configFile), EXTENSION_FILE))) return [];
  const { project } = await openProject(openCatalog(options));
  return project.rules.all;
}

function unknownRule(name: string): KnownError {
  const names = rules.map((rule) => rule.name);
  const [group = '', last = ''] = name.split('/');
  const near = findNearest(name, names) ?? names.find((each) => each.endsWith(`/${last}`));
  const same = names.filter((each) => each.startsWith(`${group}/`));
  const groups = new Set(names.map(groupOf));
  const all =
    same.length > 0
      ? `Take one of ${same.join(', ')}.`
      : `Groups of rules are ${[...groups].join(', ')}; docs/rules/README.md has every rule.`;
  return createUsageError(`There is no rule "${name}"`, near === undefined ? all : `Did you mean "${near}"?`);
}

async function explainOne(context: Context, slug: string, flags: CommonFlags): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, [slug]);
  checkAsked([slug], options);
  const explained = await explainApp(options, slug);
  if ('broken' in explained) throw brokenProject(explained.broken);
  const { config, app } = explained;
  const texts = app ?? { keywords: [], translations: [] };
  const words = findWords(ENGLISH);
  const told = {
    ...explained,
    reasonOf: ({ shared }: RelatedApp) => wordShared(shared, texts, config, words),
  };
  const exit = chooseExit(explained.findings, [slug]);
  await printReport(reportExplained(told, context.now() - started), context, flags, exit);
  return exit;
}

function brokenProject([first]: readonly Finding[]): KnownError {
  const why = first ? `: ${formatPlace(first)}: ${first.message}` : '';
  return new KnownError(EXIT.findings, `No page can be made${why}`, {
    hint: 'Run skillpress check to see all errors.',
  });
}
