import type { Rule, Verdict } from '../../../model/rule.ts';
import type { Translation } from '../../../model/translation.ts';
import { CODE_SPAN } from '../../../text/markdown.ts';
import { findCurrentTranslations } from '../../../text/sourceDigest.ts';

const HAN = String.raw`\p{Script=Han}`;
/** What looks wrong to a reader of Chinese, and what it is called. */
const FAULTS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a half-width mark beside a Chinese character',
    pattern: new RegExp(`${HAN}[,;:?!]|[,;:?!]${HAN}|${HAN}\\.(?!\\w)|${HAN} ?\\(|\\) ?${HAN}`, 'u'),
  },
  {
    what: 'no space between a Chinese character and a Latin one',
    pattern: new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9]${HAN}`, 'u'),
  },
  {
    what: 'no space between a Chinese character and code',
    pattern: new RegExp(`${HAN}\`|\`${HAN}`, 'u'),
  },
  { what: 'a space beside a full-width mark', pattern: /[，。；：？！、（）] | [，。；：？！、（）]/u },
];

export const translationTypography: Rule = {
  name: 'translation/typography',
  level: 'warning',
  about: 'Chinese has full-width punctuation, and a space between Chinese and Latin characters.',
  why: 'So texts for developers are set, and a page that mixes both ways looks as if nobody had read it.',
  bad: { translation: 'summary: 面向Acme批发商的订单管理系统,支持库存查询。' },
  good: { translation: 'summary: 面向 Acme 批发商的订单管理系统，支持库存查询。' },
  excusable: false,
  ofApp: (subject) =>
    findCurrentTranslations(subject)
      .filter(({ language }) => language.split('-')[0] === 'zh')
      .flatMap(verdictsOn),
};

function verdictsOn({ language, summary, description, keywords, notes }: Translation): Verdict[] {
  const fields = { summary, ...(description === null ? {} : { description }) };
  const texts = [
    ...Object.entries(fields).map(([field, text]) => ({ text, place: { at: [field], language } })),
    ...keywords.map((text, at) => ({ text, place: { at: ['keywords', at], language } })),
    ...notes.split('\n').map((text, note) => ({ text, place: { note, language } })),
  ];
  return texts.flatMap(({ text, place }) => {
    const bare = text.replace(CODE_SPAN, '`x`');
    return FAULTS.flatMap(({ what, pattern }) => {
      const found = pattern.exec(bare);
      if (!found) return [];
      const around = bare.slice(Math.max(0, found.index - 6), found.index + 8);
      return [
        {
          message: `The text has ${what}: "${around}"`,
          hint: 'Write ，。；：（） beside Chinese, and one space between Chinese and Latin characters or code.',
          place,
        },
      ];
    });
  });
}
