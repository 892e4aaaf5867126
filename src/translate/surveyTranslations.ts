import type { AppInput } from '../model/files.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Translation } from '../model/translation.ts';
import type { AppsFolder } from '../read/digest.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { readTranslationFile } from '../read/translation.ts';
import { nameTranslation } from '../text/fileNames.ts';
import { digestSource } from '../text/sourceDigest.ts';

/**
 * How an app stands in a language: `current`; `stale`, because the English text has changed; `draft`, still to be written; `invalid`,
 * with errors that `check` tells; `missing`.
 */
export type TranslationState = 'current' | 'stale' | 'draft' | 'invalid' | 'missing';

/** An app in one language. */
export interface SurveyedApp {
  readonly slug: string;
  readonly language: string;
  readonly state: TranslationState;
  /** Where its translation is, or belongs; as messages name it. */
  readonly file: string;
  /** Digest of the English text. */
  readonly source: string;
  readonly descriptor: Descriptor;
  /** `null` when there is none that can be read. */
  readonly translation: Translation | null;
}

/** Reads how apps stand in a language; an app whose descriptor has errors is left out. */
export function surveyTranslations(
  inputs: readonly AppInput[],
  folder: AppsFolder,
  language: string,
): SurveyedApp[] {
  return inputs.flatMap((input) => {
    const { descriptor } = readDescriptorFile(input.slug, folder);
    return descriptor && !descriptor.draft ? [surveyApp(input, descriptor, folder, language)] : [];
  });
}

function surveyApp(
  { slug, files }: AppInput,
  descriptor: Descriptor,
  folder: AppsFolder,
  language: string,
): SurveyedApp {
  const name = nameTranslation(language);
  const file = `${folder.label}/${slug}/${name}`;
  const source = digestSource(descriptor);
  const read = files[name] === undefined ? null : readTranslationFile(slug, language, folder);
  const base = { slug, language, file, source, descriptor, translation: read?.translation ?? null };
  if (read === null) return { ...base, state: 'missing' };
  if (read.draft) return { ...base, state: 'draft' };
  if (!read.translation) return { ...base, state: 'invalid' };
  return { ...base, state: read.translation.source === source ? 'current' : 'stale' };
}
