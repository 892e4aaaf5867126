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
  const at = (field: string): string => `${slug}/${field}`;
  return [
    {
      context: at(PO_CONTEXT.name),
      english: name,
      told: translation?.name ?? '',
      about: 'The brand. Leave it empty unless its owner writes it otherwise in this language.',
    },
    {
      context: at(PO_CONTEXT.summary),
      english: summary,
      told: translation?.summary ?? '',
      about: 'One sentence about the app.',
    },
    {
      context: at(description === null ? PO_CONTEXT.trigger : PO_CONTEXT.description),
      english: description ?? summary,
      told: translation?.description ?? '',
      about:
        description === null
          ? 'When an agent should open the page. The English one is made from the summary; this may stay empty.'
          : 'When an agent should open the page. Keep the brand.',
    },
    ...keywords.map((keyword, place) => ({
      context: at(`${PO_CONTEXT.keyword}/${place}`),
      english: keyword,
      told: translation?.keywords[place] ?? '',
      about: 'What users say when they mean this app.',
    })),
    ...(notes === ''
      ? []
      : [
          {
            context: at(PO_CONTEXT.notes),
            english: notes,
            told: translation?.notes ?? '',
            about: 'Markdown. Keep what stands in `code` and every number.',
          },
        ]),
  ];
}
