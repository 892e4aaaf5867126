import type { Rule, Subject, Verdict } from '../../../model/rule.ts';
import type { Translation } from '../../../model/translation.ts';
import { CODE_SPAN } from '../../../text/markdown.ts';
import { findCurrentTranslations } from '../../../text/sourceDigest.ts';

/** Scripts of languages that are not written in Latin letters. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  el: /\p{Script=Greek}/u,
  th: /\p{Script=Thai}/u,
  hi: /\p{Script=Devanagari}/u,
};

const WORD = /\p{Script=Latin}[\p{Script=Latin}'’-]*/gu;
/** Three words of English or more, of which two begin small: a brand or the name of an action seldom is such. */
const ENGLISH_RUN = /\b[A-Za-z][a-z'’-]*(?:,? [a-z][a-z'’-]*){2,}/g;
/** A term beside its translation, “名义商户（merchant of record）”, or a quoted one. */
const GLOSS = /（[^（）]*）|“[^“”]*”/g;
/** Fewer words are a brand, an abbreviation, a name of the field. */
const FEWEST = 3;

export const translationUntranslated: Rule = {
  name: 'translation/untranslated',
  level: 'warning',
  about: 'The texts of a translation are in its language.',
  why: 'A translation that was begun and left counts as done: the page and the listing show English to people who chose another language, and nothing tells the maintainer. Brands, names of actions and what stands in code stay as they are.',
  bad: { translation: 'summary: An order management system for wholesalers.' },
  good: { translation: 'summary: 面向批发商的订单管理系统。' },
  excusable: false,
  ofApp: (subject) =>
    findCurrentTranslations(subject).flatMap((translation) => verdictsOn(subject, translation)),
};

function verdictsOn({ app, descriptor }: Subject, translation: Translation): Verdict[] {
  const { language, summary, description, notes, keywords } = translation;
  const english = [descriptor.summary, descriptor.description ?? app.trigger, descriptor.notes];
  const names = [descriptor.name, ...app.actions.flatMap(({ key, name }) => [key ?? '', name])].filter(
    (name) => name !== '',
  );
  const texts = [
    { text: summary, place: { at: ['summary'], language } },
    ...(description === null ? [] : [{ text: description, place: { at: ['description'], language } }]),
    ...notes.split('\n').map((text, note) => ({ text, place: { note, language } })),
  ];
  const told = texts.flatMap(({ text, place }) => {
    const left = findEnglish(text, language, english, names);
    return left === null ? [] : [{ message: `This is English still: "${left}"`, hint: HINT, place }];
  });
  const isKept = keywords.length > 1 && keywords.every((word, at) => word === descriptor.keywords[at]);
  return isKept && isForeign(keywords.join(' '), language)
    ? [
        ...told,
        { message: 'The keywords are those of app.md', hint: HINT, place: { at: ['keywords'], language } },
      ]
    : told;
}

const HINT = 'Translate it, or write "draft: true" until somebody has: then the English text is used.';

/** Words of a text that nobody has translated; `null` when there are none. */
function findEnglish(
  text: string,
  language: string,
  english: readonly string[],
  names: readonly string[],
): string | null {
  const bare = names.reduce((rest, name) => rest.replaceAll(name, '·'), text.replace(CODE_SPAN, '·'));
  if ((bare.match(WORD) ?? []).length < FEWEST) return null;
  if (isForeign(bare, language) || english.some((source) => source.split('\n').includes(text)))
    return text.trim();
  const runs = bare.replace(GLOSS, '·').match(ENGLISH_RUN) ?? [];
  return runs.find((run) => english.some((source) => source.includes(run))) ?? null;
}

/** True for a text in Latin letters where the language has others. */
function isForeign(text: string, language: string): boolean {
  const script = SCRIPTS[language.split('-')[0] ?? ''];
  return script !== undefined && !script.test(text);
}
