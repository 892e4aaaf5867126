import type { Rule, Subject, Verdict } from '../../../model/rule.ts';
import type { Translation } from '../../../model/translation.ts';
import { CODE_SPAN } from '../../../text/markdown.ts';
import { findCurrentTranslations } from '../../../text/sourceDigest.ts';

/** A number as prose has it; those of identifiers stand in code. */
const NUMBER = /(?<![\w.])\d+(?:[.,]\d+)*(?![\w])/g;

export const translationClaims: Rule = {
  name: 'translation/claims',
  level: 'error',
  about:
    'A translation names what the English text names: the brand, the actions, and what stands in code, no more and no less.',
  why: 'An agent finds an app by its brand and an action by its key or name, which no language translates. A note that lost its key is of no use, and a command that only the translation has was reviewed by nobody who reads English. Numbers are compared, too: a limit that differs is only a warning, because languages write large numbers in their own units.',
  bad: {
    notes: '- Ids begin with `ord_`; lists return 50 at most.\n',
    translationNotes: '- 标识以 `order_` 开头；列表最多返回 100 条。\n',
  },
  good: {
    notes: '- Ids begin with `ord_`; lists return 50 at most.\n',
    translationNotes: '- 标识以 `ord_` 开头；列表最多返回 50 条。\n',
  },
  excusable: false,
  ofApp: (subject) =>
    findCurrentTranslations(subject).flatMap((translation) => [
      ...namesLeftOut(subject, translation),
      ...judgeNotes(subject, translation),
    ]),
};

/** Brands and names of actions that the English summary or description has and the translation has not. */
function namesLeftOut({ app, descriptor }: Subject, translation: Translation): Verdict[] {
  const brand = translation.name ?? descriptor.name;
  const pairs = [
    { field: 'summary', english: descriptor.summary, told: translation.summary },
    { field: 'description', english: descriptor.description ?? app.trigger, told: translation.description },
  ];
  return pairs.flatMap(({ field, english, told }) => {
    if (told === null) return [];
    const named = app.actions.flatMap(({ key, name }) =>
      [key ?? '', name].filter((each) => isIn(english, each)),
    );
    const place = { at: [field], language: translation.language };
    const isBranded = english.includes(descriptor.name) && !told.includes(brand);
    return [
      ...(isBranded ? [{ ...wordBrand(field, descriptor.name, translation.name), place }] : []),
      ...[...new Set(named)]
        .filter((name) => name !== descriptor.name && !told.includes(name))
        .map((name) => ({
          message: `The English ${field} names ${JSON.stringify(name)}, this one does not`,
          hint: 'Write names of actions as in English.',
          place,
        })),
    ];
  });
}

/** Where the brand is written otherwise in the language, it is that which is missing. */
function wordBrand(field: string, english: string, own: string | null): Pick<Verdict, 'message' | 'hint'> {
  const [here, there] = [own ?? english, english].map((name) => JSON.stringify(name));
  return own === null
    ? {
        message: `The English ${field} names ${there}, this one does not`,
        hint: `Write ${here}; a brand that its owner writes otherwise in this language is to be the "name" of the translation.`,
      }
    : {
        message: `The English ${field} names the app, this one does not name ${here}`,
        hint: `Write ${here}, which the translation has as "name", where the English text has ${there}.`,
      };
}

/** A name of one word is a word of the language, too: "Search". */
function isIn(text: string, name: string): boolean {
  return /\w[ _-]\w/.test(name) && text.includes(name);
}

function judgeNotes({ descriptor }: Subject, { language, notes }: Translation): Verdict[] {
  const place = { note: 0, language };
  if (notes === '' && descriptor.notes !== '')
    return [{ message: 'app.md has notes, the translation has none', hint: 'Translate the notes.', place }];
  const [english, told] = [codeIn(descriptor.notes), codeIn(notes)];
  const lost = [...english.keys()].filter((code) => !told.has(code));
  const added = [...told].filter(([code]) => !english.has(code));
  return [
    ...lost.map((code) => ({
      message: `The notes of app.md have ${code}, those of the translation do not`,
      hint: 'Write what stands in code as in English.',
      place,
    })),
    ...added.map(([code, line]) => ({
      message: `The notes have ${code}, those of app.md do not`,
      hint: 'Write what stands in code as in English; say something new in app.md first.',
      place: { note: line, language },
    })),
    ...judgeNumbers(descriptor.notes, notes, language),
  ];
}

function judgeNumbers(english: string, told: string, language: string): Verdict[] {
  const there = new Set(numbersIn(told));
  const lost = [...new Set(numbersIn(english))].filter((number) => !there.has(number));
  return lost.map((number) => ({
    level: 'warning',
    message: `The notes of app.md say ${number}, those of the translation do not`,
    hint: 'Compare the sentence with app.md; write the number in digits.',
    place: { note: 0, language },
  }));
}

/** Code spans as they are written, with the line of each. */
function codeIn(notes: string): Map<string, number> {
  const lines = notes.split('\n').entries();
  return new Map(
    [...lines].flatMap(([line, text]) =>
      [...text.matchAll(CODE_SPAN)].map(([span]) => [span, line] as const),
    ),
  );
}

function numbersIn(notes: string): string[] {
  return (notes.replace(CODE_SPAN, ' ').match(NUMBER) ?? []).map((number) => number.replaceAll(',', ''));
}
