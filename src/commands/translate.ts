import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { createIoError, createUsageError, EXIT, findNearest, hasCode } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Config } from '../model/config.ts';
import { readNamed, readText } from '../read/inputFile.ts';
import { scanApps } from '../read/scan.ts';
import { readConfig } from '../read/settings.ts';
import { listUntranslated } from '../render/listUntranslated.ts';
import { translatedTemplates } from '../render/outputs.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportTranslate, type TranslateReport } from '../report/reportTranslate.ts';
import { nameTranslation } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { exportPo } from '../translate/exportPo.ts';
import { formatStub, refreshComments } from '../translate/formatTranslation.ts';
import { importPo, parsePo, type ImportedPo } from '../translate/importPo.ts';
import { surveyTranslations, type SurveyedApp } from '../translate/surveyTranslations.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withLock } from './session.ts';

/** Flags of `translate`. */
export interface TranslateFlags extends CommonFlags {
  readonly language?: string | undefined;
  readonly write: boolean;
  readonly export?: string | undefined;
  readonly import?: string | undefined;
}

/** What a run did besides looking. */
type Done = Pick<TranslateReport, 'written' | 'left' | 'findings'>;

const NOTHING: Done = { written: [], left: [], findings: [] };

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
  context: Context,
  options: BuildOptions,
  languages: readonly string[],
  flags: TranslateFlags,
): Done {
  if (flags.write) return writeDrafts(options, languages);
  if (flags.export !== undefined) return writePo(context, options, languages, flags.export);
  return flags.import === undefined ? NOTHING : takePo(context, options, languages, flags);
}

/** Writes what differs and tells which files these are. */
function writeDrafts(options: BuildOptions, languages: readonly string[]): Done {
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

function writePo({ cwd }: Context, options: BuildOptions, languages: readonly string[], file: string): Done {
  const [language = '', second] = languages;
  if (second !== undefined)
    throw createUsageError('A PO file has one language', `Add --language, one of ${languages.join(', ')}.`);
  try {
    writeFileSync(resolve(cwd, file), exportPo(survey(options, language), language));
  } catch (error) {
    throw createIoError(`Cannot write ${file}`, error);
  }
  return { ...NOTHING, written: [file] };
}

function takePo(
  { cwd }: Context,
  options: BuildOptions,
  languages: readonly string[],
  { import: file = '', language: asked }: TranslateFlags,
): Done {
  const parsed = parsePo(file, readPo(resolve(cwd, file), file));
  const language = languageOf(parsed, file, languages, asked);
  const slugs = scanApps(options.appsDir).map(({ slug }) => slug);
  const done = {
    written: [] as string[],
    left: [] as TranslateReport['left'][number][],
    findings: [] as Finding[],
  };
  for (const app of importPo(parsed, { file, language, slugs })) {
    if (!isAsked(app.slug, options.only)) continue;
    if ('findings' in app) done.findings.push(...app.findings);
    else if ('left' in app) done.left.push({ app: app.slug, why: app.left });
    else if (takeTranslation(options, app.slug, language, app.text))
      done.written.push(`${options.appsLabel}/${app.slug}/${nameTranslation(language)}`);
  }
  return done;
}

function readPo(path: string, file: string): string {
  try {
    return readNamed(path, INPUT_LIMITS.exchange);
  } catch (error) {
    if (hasCode(error, 'ENOENT'))
      throw createUsageError(
        `Cannot read ${file}: there is no such file`,
        'Name a PO file that `skillpress translate --export` wrote.',
      );
    throw createIoError(`Cannot read ${file}`, error);
  }
}

function languageOf(
  { language }: ImportedPo,
  file: string,
  languages: readonly string[],
  asked: string | undefined,
): string {
  if (asked !== undefined && language !== null && asked !== language)
    throw createUsageError(
      `${file} is in ${language}, and --language says ${asked}`,
      `Leave out --language, or correct the line "Language:" of the file.`,
    );
  const found = asked ?? language ?? (languages.length === 1 ? languages[0] : undefined);
  if (found !== undefined && languages.includes(found)) return found;
  throw createUsageError(
    found === undefined ? `${file} does not say its language` : `${file} is in ${found}`,
    `Take a file of one of the catalog's languages (${languages.join(', ')}), or name it with --language.`,
  );
}

/** True when the file was not so already. */
function takeTranslation({ appsDir }: BuildOptions, slug: string, language: string, text: string): boolean {
  const dir = `${appsDir}/${slug}`;
  const name = nameTranslation(language);
  if (readText(`${dir}/${name}`, INPUT_LIMITS.descriptor) === text) return false;
  replaceFile(dir, name, [text]);
  return true;
}
