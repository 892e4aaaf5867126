import { writeFileSync } from 'node:fs';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { createIoError, createUsageError, hasCode } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { readNamed, readText } from '../read/inputFile.ts';
import { scanApps } from '../read/scan.ts';
import type { TranslateReport } from '../report/reportTranslate.ts';
import { nameTranslation } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { exportPo } from '../translate/exportPo.ts';
import { importPo, parsePo, type ImportedPo } from '../translate/importPo.ts';
import type { SurveyedApp } from '../translate/surveyTranslations.ts';

/** What a run did besides looking. */
export type TranslateDone = Pick<TranslateReport, 'written' | 'left' | 'findings'>;

/** Writes apps with their translations into a PO file. Throws an error of the disk (exit 5) when it cannot be written. */
export function writePo(path: string, file: string, apps: readonly SurveyedApp[], language: string): void {
  try {
    writeFileSync(path, exportPo(apps, language));
  } catch (error) {
    throw createIoError(`Cannot write ${file}`, error);
  }
}

/**
 * Writes the translations of a PO file, those of them that are finished and sound, into the folders of their apps; `asked` is the language that
 * the command line names. Throws a usage error for what is no PO file, or one of another language than one of `languages`.
 */
export function takePo(
  path: string,
  file: string,
  options: BuildOptions,
  { languages, asked }: { readonly languages: readonly string[]; readonly asked: string | undefined },
): TranslateDone {
  const parsed = parsePo(file, readPo(path, file));
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

/** Writes a translation; false when the file was so already. */
function takeTranslation({ appsDir }: BuildOptions, slug: string, language: string, text: string): boolean {
  const dir = `${appsDir}/${slug}`;
  const name = nameTranslation(language);
  if (readText(`${dir}/${name}`, INPUT_LIMITS.descriptor) === text) return false;
  replaceFile(dir, name, [text]);
  return true;
}
