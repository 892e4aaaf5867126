import { po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser';
import type { SurveyedApp } from './surveyTranslations.ts';
import { PO_CONTEXT } from './poContext.ts';

/** The English text of apps and its translation as a gettext PO file. What translates an older text is marked as fuzzy. */
export function exportPo(apps: readonly SurveyedApp[], language: string): string {
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const app of apps) {
    for (const { context, english, told, about } of entriesOf(app)) {
      const fuzzy = app.state === 'stale' && told !== '' ? { flag: 'fuzzy' } : {};
      translations[context] = {
        [english]: {
          msgctxt: context,
          msgid: english,
          msgstr: [told],
          comments: { extracted: about, reference: app.file, ...fuzzy },
        },
      };
    }
  }
  const table: GetTextTranslations = {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'skillpress catalog',
      Language: language.replaceAll('-', '_'),
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
    },
    translations,
  };
  return po.compile(table, { foldLength: 0 }).toString('utf8');
}

interface PoEntry {
  readonly context: string;
  readonly english: string;
  /** Empty: not translated. */
  readonly told: string;
  /** What a translator should know. */
  readonly about: string;
}

function entriesOf({ slug, descriptor, translation }: SurveyedApp): PoEntry[] {
  const { name, summary, description, keywords, notes } = descriptor;
  const entry = (field: string, english: string, told: string | null | undefined, about: string): PoEntry => {
    return { context: `${slug}/${field}`, english, told: told ?? '', about };
  };
  return [
    entry(PO_CONTEXT.name, name, translation?.name, ABOUT_NAME),
    entry(PO_CONTEXT.summary, summary, translation?.summary, 'One sentence about the app.'),
    description === null
      ? entry(PO_CONTEXT.trigger, summary, translation?.description, ABOUT_TRIGGER)
      : entry(PO_CONTEXT.description, description, translation?.description, ABOUT_DESCRIPTION),
    ...keywords.map((keyword, at) =>
      entry(`${PO_CONTEXT.keyword}/${at}`, keyword, translation?.keywords[at], ABOUT_KEYWORD),
    ),
    ...(notes === '' ? [] : [entry(PO_CONTEXT.notes, notes, translation?.notes, ABOUT_NOTES)]),
  ];
}

const ABOUT_NAME = 'The brand. Leave it empty unless its owner writes it otherwise in this language.';
const ABOUT_TRIGGER =
  'When an agent should open the page. The English one is made from the summary; this may stay empty.';
const ABOUT_DESCRIPTION = 'When an agent should open the page. Keep the brand.';
const ABOUT_KEYWORD = 'What users say when they mean this app.';
const ABOUT_NOTES = 'Markdown. Keep what stands in `code` and every number.';
