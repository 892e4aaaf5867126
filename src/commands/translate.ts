import { resolve } from 'node:path';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { createUsageError, EXIT, findNearest } from '../errors.ts';
import type { Config } from '../model/config.ts';
import { readText } from '../read/inputFile.ts';
import { scanApps } from '../read/scan.ts';
import { readConfig } from '../read/settings.ts';
import { listUntranslated } from '../render/listUntranslated.ts';
import { translatedTemplates } from '../render/outputs.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportTranslate, type TranslateReport } from '../report/reportTranslate.ts';
import { nameTranslation } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { formatStub, refreshComments } from '../translate/formatTranslation.ts';
import { surveyTranslations, type SurveyedApp } from '../translate/surveyTranslations.ts';
import { takePo, writePo, type TranslateDone } from './exchangePo.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withLock } from './session.ts';

/** Flags of `translate`. */
export interface TranslateFlags extends CommonFlags {
  readonly language?: string | undefined;
  readonly write: boolean;
  readonly export?: string | undefined;
  readonly import?: string | undefined;
}

const NOTHING: TranslateDone = { written: [], left: [], findings: [] };

/**
 * `skillpress translate`: how apps stand in the other languages of the catalog. `--write` makes drafts, `--export` and `--import` exchange
 * PO files with translators. Returns the exit code: 1 when a translation of the PO file has errors.
 */
export async function translate(
  context: Context,
  only: readonly string[],
  flags: TranslateFlags,
): Promise<number> {
  const started = context.now();
  checkFormat('translate', flags);
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const config = readConfig(options);
  const languages = chooseLanguages(config, flags.language);
  const readsOnly = !flags.write && flags.import === undefined;
  const done = await withLock(context, options, readsOnly, async () =>
    act(context, options, languages, flags),
  );
  const report: TranslateReport = {
    ...done,
    languages: languages.map((language) => ({
      language,
      apps: survey(options, language).map(({ slug, state, file, source }) => ({
        app: slug,
        state,
        file,
        source,
      })),
      templates: listUntranslated(options, translatedTemplates, language),
      categories: [...config.categories]
        .filter(([, { names }]) => !Object.hasOwn(names, language))
        .map(([key]) => key),
    })),
    durationMs: context.now() - started,
  };
  const exit = done.findings.length > 0 ? EXIT.findings : EXIT.done;
  await printReport(reportTranslate(report), context, flags, exit);
  return exit;
}

function chooseLanguages({ languages: [first, ...others] }: Config, asked: string | undefined): string[] {
  if (others.length === 0)
    throw createUsageError(
      `The catalog speaks ${first} only`,
      'Name further languages in catalog.yaml: "languages: [en, zh-CN]".',
    );
  if (asked === undefined) return others;
  if (others.includes(asked)) return [asked];
  const near = findNearest(asked, others);
  throw createUsageError(
    `"${asked}" is no language that the catalog is translated into`,
    near === undefined ? `Take one of ${others.join(', ')} (catalog.yaml).` : `Did you mean "${near}"?`,
  );
}

function survey({ appsDir, appsLabel, only }: BuildOptions, language: string): SurveyedApp[] {
  const inputs = scanApps(appsDir).filter(({ slug }) => isAsked(slug, only));
  return surveyTranslations(inputs, { dir: appsDir, label: appsLabel }, language);
}

function act(
  { cwd }: Context,
  options: BuildOptions,
  languages: readonly string[],
  { write, export: target, import: source, language: asked }: TranslateFlags,
): TranslateDone {
  if (write) return writeDrafts(options, languages);
  if (target !== undefined) {
    const [language = '', second] = languages;
    if (second !== undefined)
      throw createUsageError('A PO file has one language', `Add --language, one of ${languages.join(', ')}.`);
    writePo(resolve(cwd, target), target, survey(options, language), language);
    return { ...NOTHING, written: [target] };
  }
  return source === undefined ? NOTHING : takePo(resolve(cwd, source), source, options, { languages, asked });
}

/** Writes what differs and tells which files these are. */
function writeDrafts(options: BuildOptions, languages: readonly string[]): TranslateDone {
  const written = languages.flatMap((language) =>
    survey(options, language).filter((app) => writeDraft(options, app)),
  );
  return { ...NOTHING, written: written.map(({ file }) => file) };
}

function writeDraft({ appsDir }: BuildOptions, { slug, language, state, descriptor }: SurveyedApp): boolean {
  if (state === 'current' || state === 'invalid') return false;
  const dir = `${appsDir}/${slug}`;
  const name = nameTranslation(language);
  const before = state === 'missing' ? null : readText(`${dir}/${name}`, INPUT_LIMITS.descriptor);
  const after = before === null ? formatStub(descriptor) : refreshComments(before, descriptor);
  if (after === before) return false;
  replaceFile(dir, name, [after]);
  return true;
}
