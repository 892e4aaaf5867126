import { countNoun } from '../../../text/counting.ts';
import type { Rule } from '../../../model/rule.ts';
import { findCurrentTranslations } from '../../../text/sourceDigest.ts';

export const translationKeywords: Rule = {
  name: 'translation/keywords',
  level: 'error',
  about: 'A translation has as many keywords as app.md, in the same order.',
  why: 'Why two apps are related is told by the keyword that they share, each in its own language: the place in the list says which is the translation of which.',
  bad: { translation: 'keywords: [批发订单]' },
  good: { translation: 'keywords: [批发订单, 库存]' },
  excusable: false,
  ofApp: (subject) => {
    const { keywords } = subject.descriptor;
    return findCurrentTranslations(subject)
      .filter((translation) => translation.keywords.length !== keywords.length)
      .map((translation) => ({
        message: `Expected ${countNoun(keywords.length, 'keyword')} as in app.md, received ${translation.keywords.length}`,
        hint:
          keywords.length === 0
            ? 'Remove them, or write the English ones into app.md first.'
            : `Translate each in its place: ${keywords.join(', ')}.`,
        place: { at: ['keywords'], language: translation.language },
      }));
  },
};
