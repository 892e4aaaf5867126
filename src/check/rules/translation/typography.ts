import type { Rule, Verdict } from '../../../model/rule.ts';
import type { Translation } from '../../../model/translation.ts';
import { CODE_SPAN } from '../../../text/markdown.ts';
import { findCurrentTranslations } from '../../../text/sourceDigest.ts';

const HAN = String.raw`\p{Script=Han}`;
/** What looks wrong to a reader of Chinese, and what it is called. */
const FAULTS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a half-width mark beside a Chinese character',
    pattern: new RegExp(
      `${HAN}[,;:?!]|[,;:?!] ?${HAN}|${HAN}\\.(?!\\w)|${HAN} ?\\(|\\) ?${HAN}|\\([^()]*${HAN}[^()]*\\)|(?<=${HAN}.*)[\\w)\`]\\.$`,
      'u',
    ),
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
  {
    what: 'straight quotes around Chinese characters',
    pattern: new RegExp(`"[^"]*${HAN}[^"]*"|'[^']*${HAN}[^']*'`, 'u'),
  },
  {
    what: 'a full-width letter, digit or space',
    pattern: /[\u3000\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u,
  },
  { what: 'a full-width mark twice', pattern: /[，。；：、][，。；：、]/u },
  {
    what: 'hyphens in place of a dash',
    pattern: new RegExp(`${HAN} ?-{2,}(?![A-Za-z])|(?<![A-Za-z])-{2,} ?${HAN}`, 'u'),
  },
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
      const around = showAround(bare, found);
      return [
        {
          message: `The text has ${what}: "${around}"`,
          hint: 'Write ，。；：（）“”—— beside Chinese, half-width letters and digits, and one space between Chinese and Latin characters or code.',
          place,
        },
      ];
    });
  });
}

/** The place with some characters before and behind it: no character and no word is cut in two. */
function showAround(text: string, { 0: found, index }: RegExpExecArray): string {
  const [before = ''] = /[A-Za-z0-9]{0,20}.{0,6}$/su.exec(text.slice(0, index)) ?? [];
  const [behind = ''] = /^.{0,6}[A-Za-z0-9]{0,20}/su.exec(text.slice(index + found.length)) ?? [];
  return `${before}${found}${behind}`;
}
