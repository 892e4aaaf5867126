import type { Rule } from '../../../model/rule.ts';
import { digestSource } from '../../../text/sourceDigest.ts';

export const translationStale: Rule = {
  name: 'translation/stale',
  level: 'warning',
  about: 'A translation translates what app.md says now.',
  why: 'A page that says one thing in English and another in Chinese is wrong in one of them, and nobody who reads one language sees it. So a translation names the digest of the English text that it translates (name, summary, description, keywords and notes). When that changes, the translation counts as missing and the English text is used until a person has looked at it again.',
  bad: { translation: 'source: 0123456789abcdef' },
  good: { translation: 'summary: 面向批发商的订单管理系统。' },
  excusable: false,
  ofApp: ({ descriptor, translations }) => {
    if (translations.length === 0) return [];
    const digest = digestSource(descriptor);
    return translations
      .filter(({ source }) => source !== digest)
      .map(({ language, source }) => ({
        message: `app.md says something else now: its digest is ${digest}, this translates ${source}; the English text is used`,
        hint: `Compare with app.md, translate what changed, then write "source: ${digest}".`,
        place: { at: ['source'], language },
      }));
  },
};
