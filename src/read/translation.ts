import type { AppInput } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { Translation } from '../model/translation.ts';
import { readLanguage, nameTranslation } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readAppText, type AppsFolder } from './digest.ts';
import { checkFrontMatter } from './checkFrontMatter.ts';
import { isDraft } from './descriptor.ts';
import { reportUnread, UnreadError, tryRead } from './inputFile.ts';
import { draftSchema, translationSchema, type TranslationInput } from './translationSchema.ts';

/** A translation that was read; `null` when it has errors, which `findings` tell, or is a draft. */
export interface ReadTranslation {
  readonly translation: Translation | null;
  /** It is still to be written. */
  readonly draft: boolean;
  readonly findings: readonly Finding[];
}

/** An app's translations into the languages of the catalog. */
export interface ReadTranslations {
  readonly translations: readonly Translation[];
  readonly findings: readonly Finding[];
}

/** Reads, parses and checks an app's translations; a file of a language that is not among `languages` is reported and not read. */
export function readTranslations(
  { slug, files }: AppInput,
  folder: AppsFolder,
  languages: readonly string[],
): ReadTranslations {
  const { label } = folder;
  const translations: Translation[] = [];
  const findings: Finding[] = [];
  for (const name of Object.keys(files)) {
    const language = readLanguage(name);
    if (language === null) continue;
    const file = `${label}/${slug}/${name}`;
    if (!languages.slice(1).includes(language)) {
      findings.push(reportUnknown(slug, file, language, languages));
      continue;
    }
    const read = readTranslationFile(slug, language, folder);
    findings.push(...read.findings);
    if (read.translation) translations.push(read.translation);
  }
  return { translations, findings };
}

/** Reads, parses and checks an app's translation into a language; one that is not there has no findings. */
export function readTranslationFile(slug: string, language: string, folder: AppsFolder): ReadTranslation {
  const name = nameTranslation(language);
  const file = `${folder.label}/${slug}/${name}`;
  const text = tryRead(() => readAppText(folder, `${slug}/${name}`, INPUT_LIMITS.descriptor));
  if (text === null) return { translation: null, draft: false, findings: [] };
  if (text instanceof UnreadError)
    return { translation: null, draft: false, findings: [reportUnread(file, text, slug)] };
  return readTranslation(slug, file, language, text);
}

/** Parses and checks the text of a translation; every problem becomes a finding with its line and column. */
export function readTranslation(app: string, file: string, language: string, text: string): ReadTranslation {
  const schemaFor = (data: unknown) => (isDraft(data) ? draftSchema : translationSchema);
  const { value, findings } = checkFrontMatter<TranslationInput | { readonly draft: 'true' }>({
    app,
    file,
    text,
    group: 'translation',
    schemaFor,
    maker: 'skillpress translate --write',
  });
  const input = value && 'summary' in value.data && value.data.draft !== 'true' ? value.data : null;
  return {
    translation: input && value && toTranslation(language, input, value.body),
    draft: value !== null && input === null,
    findings,
  };
}

function toTranslation(language: string, input: TranslationInput, body: string): Translation {
  return {
    language,
    source: input.source,
    name: input.name ?? null,
    summary: input.summary,
    description: input.description ?? null,
    keywords: input.keywords ?? [],
    notes: body.trim(),
  };
}

function reportUnknown(
  app: string,
  file: string,
  language: string,
  [first = '', ...others]: readonly string[],
): Finding {
  const known = others.map(nameTranslation).join(', ');
  return {
    level: 'warning',
    rule: 'translation/unknown-language',
    app,
    file,
    message:
      language === first
        ? `${language} is what app.md is written in, so nobody reads this file`
        : `The catalog has no language "${language}", so nobody reads this file`,
    hint:
      known === ''
        ? 'Add the language to "languages" in catalog.yaml, or remove the file.'
        : `Name it as a language of catalog.yaml: ${known}; or add the language there.`,
  };
}
